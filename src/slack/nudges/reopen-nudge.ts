import type { webApi } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Log } from '../../log.ts';
import type { NudgeMessage } from '../../nudges/records/delivery-records.ts';
import type { Block } from '../kit/blocks.ts';
import { shorten } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';
import { reopenedBlocks } from './nudge-answer-view.ts';

/**
 * Makes the message of an earlier nudge true again whose card was brought back elsewhere. Where it is gone, or Slack
 * refuses, it stays as it is: its button says the same then, and does no harm.
 */
export async function reopenNudge(
  client: webApi.WebClient,
  { id, channel, messageTs: ts }: NudgeMessage,
  card: Card,
  log: Pick<Log, 'warn'>,
): Promise<void> {
  if (!channel || !ts) return;
  try {
    const { messages = [] } = await client.conversations.history({
      channel,
      oldest: ts,
      latest: ts,
      inclusive: true,
      limit: 1,
    });
    const message = messages.find((one) => one.ts === ts);
    if (!message) return;
    const blocks = reopenedBlocks((message.blocks ?? []) as Block[], card, id);
    const text = shorten(message.text || 'Your nudge', LIMITS.messageText);
    await client.chat.update({ channel, ts, text, blocks });
  } catch (error) {
    log.warn({ err: error }, 'the message of an earlier nudge could not be changed');
  }
}
