import { type KnownRating, type MemoryState, newItem, review } from './memory.ts';

/**
 * What a person does about a card: a button under a nudge, a rating of a question, or `asked`: they asked the bot and
 * this card was the answer.
 */
export type CardAnswer = 'got-it' | 'more' | 'later' | 'not-for-me' | 'asked' | KnownRating;

/** What is to be kept of it. */
export type AnswerEffect =
  /** The schedule goes on with this state; `due` is its own, as a moment. */
  | { type: 'rated'; memory: MemoryState; due: Temporal.Instant }
  /** Not before this moment; the schedule stays as it is, since putting off says nothing about knowing. */
  | { type: 'snoozed'; until: Temporal.Instant }
  /** Never again until they say so. */
  | { type: 'not-for-me' }
  /** They had it before their eyes, no more. */
  | { type: 'seen' };

/** “Again later” brings a card back after this many days. */
const AGAIN_LATER_DAYS = 3;

/** Asking about a card within these hours of its last rating is the same occasion: somebody works on it. */
const SAME_OCCASION_HOURS = 24;

/**
 * What an answer does to a card's schedule. “Got it” counts as Good. Having asked the bot counts as Hard, the weakest
 * rating that is not forgetting: they knew that there was something to know. Looking at more of a card rates nothing.
 * @param memory what is kept, null for a card that was never rated
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
