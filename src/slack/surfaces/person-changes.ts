import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';

type UserArgs = SlackEventMiddlewareArgs<'user_change'> & AllMiddlewareArgs;
type MessageArgs = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs;

/**
 * People who move or leave, and channels that close, as far as it concerns their nudges. That the bot was taken out of
 * a channel needs a permission to be told; it is found out when the next nudge is sent there.
 */
export function registerPersonChanges(app: App, deps: SlackDeps): void {
  app.event('user_change', (args) => followPerson(args, deps));
  app.message((args) => endInArchived(args, deps));
}

async function followPerson({ event, context }: UserArgs, deps: SlackDeps): Promise<void> {
  const { id, deleted, tz } = event.user;
  const person = { team: context.teamId ?? event.user.team_id, userId: id };
  if (deleted) return deps.nudges.left(person);
  if (tz) await deps.nudges.zoneIs(person, tz);
}

/** Slack says it as a message in the channel, which the bot reads anyway. */
async function endInArchived({ message, context }: MessageArgs, deps: SlackDeps): Promise<void> {
  const { subtype } = message as { subtype?: string };
  if (subtype !== 'channel_archive' && subtype !== 'group_archive') return;
  await deps.nudges.channelGone(context.teamId ?? '', message.channel, 'the channel was archived');
}
