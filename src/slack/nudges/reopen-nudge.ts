import type { webApi } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Log } from '../../log.ts';
import type { NudgeMessage } from '../../nudges/records/delivery-records.ts';
import type { Block } from '../kit/blocks.ts';
import { shorten } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';
import { isDirectMessage } from '../kit/place.ts';
import { reopenedBlocks } from './nudge-answer-view.ts';
import { YOUR_NUDGE } from './words.ts';

/**
 * Updates the message of an earlier nudge after its answer was taken back elsewhere. If the message is gone or Slack refuses,
 * nothing happens: the message then still shows the answer, which does no harm.
 * @param text what was done, mrkdwn; that its card was brought back unless given
 */
export async function reopenNudge(
  client: webApi.WebClient,
  nudge: NudgeMessage,
  card: Card,
  log: Pick<Log, 'warn'>,
  text?: string,
): Promise<void> {
  await changeNudge(client, nudge, (blocks) => reopenedBlocks(blocks, card, nudge, text), log);
}

/** Changes the message of an earlier nudge. Never rejects: if the message is gone or Slack refuses, nothing happens. */
export async function changeNudge(
  client: webApi.WebClient,
  { channel, messageTs: ts }: NudgeMessage,
  change: (blocks: Block[]) => Block[],
  log: Pick<Log, 'warn'>,
): Promise<void> {
  // A nudge with answers is a direct message.
  if (!channel || !ts || !isDirectMessage(channel)) return;
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
    const blocks = change((message.blocks ?? []) as Block[]);
    await updateNudge(client, { channel, ts, text: message.text ?? '' }, blocks, log);
  } catch (error) {
    noteNotUpdated(error, log);
  }
}

/** Gives the message of an earlier nudge other blocks. Never rejects: what they say is recorded. */
export async function updateNudge(
  client: webApi.WebClient,
  { channel, ts, text: said }: { channel: string; ts: string; text: string },
  blocks: Block[],
  log: Pick<Log, 'warn'>,
): Promise<void> {
  try {
    const text = shorten(said || YOUR_NUDGE, LIMITS.messageText);
    await client.chat.update({ channel, ts, text, blocks });
  } catch (error) {
    noteNotUpdated(error, log);
  }
}

function noteNotUpdated(error: unknown, log: Pick<Log, 'warn'>): void {
  log.warn(
    { event: 'nudge.message_not_updated', err: error },
    'could not update the message of an earlier nudge',
  );
}
