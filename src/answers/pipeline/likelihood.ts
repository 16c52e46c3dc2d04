import { type ByLength, byLength } from '../../search/decision/by-length.ts';
import type { IntentModels } from '../intent/intent-models.ts';
import type { Intent } from '../intent/intents.ts';
import type { Retrieved } from './retrieve.ts';
import type { Understanding } from './understand.ts';

/** How likely a message can be answered. */
export interface Likelihood {
  /** How probable each intent is for the message alone. */
  intents: Record<Intent, number>;
  /** How probable it is that the message, as it is meant, asks for guidance that a card gives. */
  guidance: number;
  /** How likely the best card is to answer. */
  confidence: number;
}

/**
 * From this probability on, the message asks for guidance that a card gives. What a long message asks for is clearer, so that more
 * is demanded of it. On messages by authors that the model has not seen, 95 to 99 of 100 that a card answers are answered, and 89
 * of 100 others are refused up to 8 words, 80 up to 19, 81 (with the low floor 74) from 20 on.
 */
const ANSWERED_FROM: ByLength = { short: 0.42, long: 0.6, words: { short: 12, long: 20 } };
/** An urgent message is short and wild: rather a card too many. */
const URGENT_ANSWERED_FROM = 0.3;
/** From this probability on the nearest cards are worth naming. */
export const NEAR_FROM = 0.15;

/** The probability of guidance from which on a message is answered. */
export function answeredFrom({
  urgent,
  text,
  thread,
}: Pick<Understanding, 'urgent' | 'text' | 'thread'>): number {
  if (urgent) return URGENT_ANSWERED_FROM;
  return thread.length > 0 ? ANSWERED_FROM.short : byLength(ANSWERED_FROM, text.split(/\s+/).length);
}

/** Reads from the models how likely a card answers a message. @param intents of the message alone */
export function likelihoodOf(
  { thread }: Understanding,
  { own, read }: Retrieved,
  intents: Record<Intent, number>,
  models: IntentModels,
): Likelihood {
  const asRead = (thread.length === 0 ? intents : models.intents(read.query, read)).guidance;
  // Where the message alone leads to the same card as the thread, the surer of both counts.
  const agrees = thread.length > 0 && read.hits[0]?.card.id === own.hits[0]?.card.id;
  const guidance = agrees ? Math.max(asRead, intents.guidance) : asRead;
  return { intents, guidance, confidence: models.certainty(guidance, read) };
}
