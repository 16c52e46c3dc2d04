import { z } from 'zod';
import type { NudgeFormat } from '../../nudges/delivery/delivery.ts';
import type { Block } from './blocks.ts';
import { NUDGE_METADATA } from './ids.ts';
import { payloadOf } from './message-metadata.ts';
import type { SlackMessage } from './read-thread.ts';

/** A nudge that somebody writes under. */
export interface NudgeBefore {
  deliveryId: string;
  cardId: string;
  form: NudgeFormat;
  channel: string;
  ts: string;
  text: string;
  blocks: Block[];
  /** Whether the bot has said something else since. */
  isFurtherUp?: true;
}

const payloadSchema = z.object({ delivery_id: z.string(), card_id: z.string(), form: z.string().optional() });

/** A message as the nudge that it is; undefined for any other one. */
export function nudgeIn(message: SlackMessage, channel: string, botUserId: string): NudgeBefore | undefined {
  const { ts, user, text = '', blocks = [], metadata } = message;
  if (!ts || user !== botUserId || metadata?.event_type !== NUDGE_METADATA) return undefined;
  const read = payloadSchema.safeParse(payloadOf(message));
  if (!read.success) return undefined;
  const { delivery_id: deliveryId, card_id: cardId, form } = read.data;
  return {
    deliveryId,
    cardId,
    form: form === 'ask' ? 'ask' : 'tell',
    channel,
    ts,
    text,
    blocks: blocks as Block[],
  };
}
