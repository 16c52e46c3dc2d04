import type { LocalSlack } from '../local-slack.ts';
import { isSubscribed } from './messages.ts';

/**
 * Gives a private channel another id, as Slack does when somebody shares it with another company, and tells the app:
 * https://docs.slack.dev/reference/events/channel_id_changed
 */
export function changeChannelId(slack: LocalSlack, from: string, to: string): void {
  const { workspace } = slack;
  if (workspace.channel(from)?.kind !== 'private' || workspace.channel(to)) {
    throw new Error(`There is no private channel ${from}, or ${to} is taken.`);
  }
  workspace.changeChannelId(from, to);
  if (!isSubscribed(slack, 'channel_id_changed', 'groups:read')) return;
  void slack.events.send({
    type: 'channel_id_changed',
    old_channel_id: from,
    new_channel_id: to,
    event_ts: slack.timestamps.next(),
  });
}
