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
 * From this probability on, the message asks for guidance that a card gives. Set so that 95 of 100 such are answered.
 */
const ANSWERED_FROM = 0.42;
/** An urgent message is short and wild: rather a card too many. */
const URGENT_ANSWERED_FROM = 0.3;
/** From this probability on the nearest cards are worth naming. */
export const NEAR_FROM = 0.15;

/** The probability of guidance from which on a message is answered. */
export function answeredFrom(urgent: boolean): number {
  return urgent ? URGENT_ANSWERED_FROM : ANSWERED_FROM;
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
