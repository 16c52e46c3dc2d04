import type { LocalSlack } from '../local-slack.ts';
import { mentionsApp, sendMentionEvent, sendMessageEvent } from '../workspace/messages.ts';

/**
 * Sends one message's events again, as Slack sometimes does: with new event ids and no retry header.
 * Throws if there is no such message.
 */
export async function redeliver(
  slack: LocalSlack,
  channel: string,
  ts: string,
  times: number,
): Promise<void> {
  const message = slack.workspace.message(channel, ts);
  if (!message) throw new Error(`There is no message ${ts} in ${channel} to deliver again.`);
  const deliveries: Promise<void>[] = [];
  for (let i = 0; i < times; i += 1) {
    deliveries.push(sendMessageEvent(slack, message));
    if (mentionsApp(message)) deliveries.push(sendMentionEvent(slack, message));
  }
  await Promise.all(deliveries);
}
