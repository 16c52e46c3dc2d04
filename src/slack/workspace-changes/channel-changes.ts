import type { AllMiddlewareArgs, App, Context, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { ProactiveSuggestions } from '../../answers/proactive.ts';
import type { Log } from '../../log.ts';
import type { Nudges } from '../../nudges/nudges.ts';

type MessageArgs = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs;

const REMOVED = 'I was removed from the channel';
const DELETED = 'the channel was deleted';
const ARCHIVED = 'the channel was archived';

export interface ChannelChangesDeps {
  nudges: Pick<Nudges, 'channelClosed'>;
  proactive: Pick<ProactiveSuggestions, 'set'>;
  log: Log;
}

/**
 * Channels that the bot is taken out of, and channels that close: nudges and suggestions end there, with the reason.
 * `member_left_channel` is no help, as it reaches only those who are still there. Slack withholds `channel_left` now and
 * then. Nudges that are missed here end when the next one is to be sent, and suggestions by `endWhereRemoved`; but those
 * of an archived channel stay, where nobody can ask anything before it is opened again.
 */
export function registerChannelChanges(app: App, deps: ChannelChangesDeps): void {
  app.event('channel_left', ({ event, context }) => end(event.channel, REMOVED, context, deps));
  app.event('group_left', ({ event, context }) => end(event.channel, REMOVED, context, deps));
  app.event('channel_deleted', ({ event, context }) => end(event.channel, DELETED, context, deps));
  app.event('group_deleted', ({ event, context }) => end(event.channel, DELETED, context, deps));
  app.message((args) => endInArchived(args, deps));
}

/** Slack says it as a message in the channel, which the bot reads anyway. */
async function endInArchived({ message, context }: MessageArgs, deps: ChannelChangesDeps): Promise<void> {
  const { subtype } = message as { subtype?: string };
  if (subtype !== 'channel_archive' && subtype !== 'group_archive') return;
  await end(message.channel, ARCHIVED, context, deps);
}

/** @param why a clause for people */
async function end(
  channel: string,
  why: string,
  { teamId }: Context,
  deps: ChannelChangesDeps,
): Promise<void> {
  const place = { team: teamId ?? '', channel };
  // What one of them meets must not keep the other.
  const ended = await Promise.allSettled([
    // Not only where this process knows them to be on: another one may have switched them on just now.
    deps.proactive.set(place, undefined, false),
    deps.nudges.channelClosed(place.team, channel, why),
  ]);
  for (const one of ended) {
    if (one.status === 'fulfilled') continue;
    // Nobody asked for it, so nobody is to be told of a failure.
    deps.log.warn({ err: one.reason, channel, why }, 'what ends with a channel could not be ended');
  }
}
