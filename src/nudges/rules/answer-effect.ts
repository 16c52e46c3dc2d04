import { type KnownRating, type MemoryState, newItem, review } from './memory.ts';

/**
 * What a person does with a card: presses a button under a nudge, rates a question, or (`asked`) asks the bot
 * and gets this card as the answer.
 */
export type CardAnswer = 'got-it' | 'more' | 'later' | 'not-for-me' | 'asked' | KnownRating;

/** What to store because of it. */
export type AnswerEffect =
  /** The schedule continues with this state; `due` is the state's own due date, as a moment. */
  | { type: 'rated'; memory: MemoryState; due: Temporal.Instant }
  /** Not before this moment. The schedule does not change: putting a card off says nothing about knowing it. */
  | { type: 'snoozed'; until: Temporal.Instant }
  /** Never again until they say so. */
  | { type: 'not-for-me' }
  /** They looked at it, nothing more. */
  | { type: 'seen' };

/** How many days until “Again later” brings a card back. */
const AGAIN_LATER_DAYS = 3;

/** Asking about a card within this many hours of its last rating is the same occasion: the person is working on it. */
const SAME_OCCASION_HOURS = 24;

/**
 * What an answer does to a card's schedule. “Got it” counts as Good. Asking the bot counts as Hard, the
 * weakest rating that does not mean forgotten: the person knew that there was something to know. Looking at
 * more of a card is no rating.
 * @param memory what is stored; null for a card that was never rated
 */
export function effectOf(
  answer: CardAnswer,
  memory: MemoryState | null,
  now: Temporal.Instant,
): AnswerEffect {
  switch (answer) {
    case 'more':
      return { type: 'seen' };
    case 'later':
      return { type: 'snoozed', until: now.add({ hours: AGAIN_LATER_DAYS * 24 }) };
    case 'not-for-me':
      return { type: 'not-for-me' };
    case 'asked':
      return ratedJustNow(memory, now) ? { type: 'seen' } : rated(memory, 'hard', now);
    case 'got-it':
      return rated(memory, 'good', now);
    default:
      return rated(memory, answer, now);
  }
}

function rated(memory: MemoryState | null, rating: KnownRating, now: Temporal.Instant): AnswerEffect {
  const next = review(memory ?? newItem(now), rating, now);
  return { type: 'rated', memory: next, due: Temporal.Instant.from(next.due) };
}

function ratedJustNow(memory: MemoryState | null, now: Temporal.Instant): boolean {
  if (!memory?.lastReview) return false;
  const until = Temporal.Instant.from(memory.lastReview).add({ hours: SAME_OCCASION_HOURS });
  return Temporal.Instant.compare(now, until) < 0;
}
