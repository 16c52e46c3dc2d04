import type { AllMiddlewareArgs, App, Context, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { ProactiveSuggestions } from '../../answers/proactive.ts';
import type { Log } from '../../log.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import type { MovedChannels } from '../../people/moved-channels.ts';
import { workspaceOf } from '../kit/workspace.ts';
import { ARCHIVED, DELETED, REMOVED } from './words.ts';

type MessageArgs = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs;

export interface ChannelChangesDeps {
  nudges: Pick<Nudges, 'channelClosed'>;
  proactive: Pick<ProactiveSuggestions, 'set' | 'refresh'>;
  movedChannels: MovedChannels;
  log: Log;
}

/**
 * Listens to channels that close, and to channels that the bot is removed from: nudges and suggestions end there, with the
 * reason. `member_left_channel` doesn't help, because it only reaches those who are still members. Slack occasionally fails
 * to send `channel_left`. Nudges that are missed here end when the next one is due, and suggestions by `endWhereRemoved`.
 * Suggestions in an archived channel stay on, but nobody can ask anything there until it is unarchived.
 */
export function registerChannelChanges(app: App, deps: ChannelChangesDeps): void {
  app.event('channel_left', ({ event, context }) => end(event.channel, REMOVED, context, deps));
  app.event('group_left', ({ event, context }) => end(event.channel, REMOVED, context, deps));
  app.event('channel_deleted', ({ event, context }) => end(event.channel, DELETED, context, deps));
  app.event('group_deleted', ({ event, context }) => end(event.channel, DELETED, context, deps));
  app.event('channel_id_changed', ({ event, context }) => follow(event, context, deps));
  app.message((args) => endInArchived(args, deps));
}

/** A private channel gets another id when somebody shares it with another company. It is still the same channel. */
async function follow(
  { old_channel_id: channel, new_channel_id: to }: { old_channel_id: string; new_channel_id: string },
  context: Context,
  { movedChannels, proactive }: ChannelChangesDeps,
): Promise<void> {
  await movedChannels.move({ team: workspaceOf(context).team, channel }, to);
  await proactive.refresh();
}

/** Slack reports this with a message in the channel, which the bot receives anyway. */
async function endInArchived({ message, context }: MessageArgs, deps: ChannelChangesDeps): Promise<void> {
  const { subtype } = message as { subtype?: string };
  if (subtype !== 'channel_archive' && subtype !== 'group_archive') return;
  await end(message.channel, ARCHIVED, context, deps);
}

/** @param why a clause for people, plain text */
async function end(channel: string, why: string, context: Context, deps: ChannelChangesDeps): Promise<void> {
  const place = { team: workspaceOf(context).team, channel };
  // A failure of one must not stop the other.
  const ended = await Promise.allSettled([
    // Even if this process doesn't know them to be on: another one may have just switched them on.
    deps.proactive.set(place, undefined, false),
    deps.nudges.channelClosed(place.team, channel, why),
  ]);
  for (const one of ended) {
    if (one.status === 'fulfilled') continue;
    // Nobody asked for this, so there is nobody to tell about the failure.
    deps.log.warn(
      { event: 'channel_change.not_applied', err: one.reason, channel, why },
      'could not end the nudges or suggestions of a closed channel',
    );
  }
}
