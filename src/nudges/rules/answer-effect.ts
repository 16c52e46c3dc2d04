import { type KnownRating, type MemoryState, newItem, review } from './memory.ts';
import { isMastered } from './open-reviews.ts';
import { freeNudge, type ReviewCalendar, soonNudge } from './review-calendar.ts';

/** What a person does with a card: presses a button under a nudge, or rates a question. */
export type CardAnswer = 'got-it' | 'did-it' | 'more' | 'later' | 'not-for-me' | KnownRating;

/** What to store because of it. */
export type AnswerEffect =
  /** The schedule continues with this state; `due` is the state's own due date, as a moment. */
  | { type: 'rated'; memory: MemoryState; due: Temporal.Instant }
  /** Not before this moment. The schedule does not change: putting a card off says nothing about knowing it. */
  | { type: 'snoozed'; until: Temporal.Instant }
  /** Never again until they say so. */
  | { type: 'not-for-me' }
  /** They looked at it, nothing more. */
  | { type: 'seen' }
  /** There is no room for another card under review: nothing is stored, and nothing is promised. */
  | { type: 'no-room' };

/** What else a person is waiting for. */
export interface Reviews {
  /** Whether one more card may come under review. */
  hasRoom: boolean;
  /** Without the card that they answer. */
  calendar: ReviewCalendar;
  /** No card comes back before this moment. */
  restsUntil: Temporal.Instant;
}

/** How many days until “Again later” brings a card back. */
const AGAIN_LATER_DAYS = 3;
/** The longest interval, in days, after the wrong answer to a question, and after one that was a guess or half right. */
const SOON_DAYS: Partial<Record<KnownRating, number>> = { again: 2, hard: 7 };
/** How many nudges later such a card comes, where the first ones are promised. */
const SOON_WITHIN = 3;
/** A card comes under review only if its first question is not pushed back by more nudges than this. */
const FIRST_QUESTION_WITHIN = 5;

/**
 * What an answer does to a card's schedule. “Got it” and “I did it” count as Good. Looking at more of a card is no rating. A card comes
 * back on a day that has a nudge left for it.
 * @param memory what is stored; null for a card that was never rated
 */
export function effectOf(
  answer: CardAnswer,
  memory: MemoryState | null,
  reviews: Reviews,
  now: Temporal.Instant,
): AnswerEffect {
  switch (answer) {
    case 'more':
      return { type: 'seen' };
    case 'later': {
      const wanted = now.add({ hours: AGAIN_LATER_DAYS * 24 });
      return { type: 'snoozed', until: freeNudge(reviews.calendar, wanted)?.at ?? wanted };
    }
    case 'not-for-me':
      return { type: 'not-for-me' };
    case 'got-it':
    case 'did-it':
      return rated(memory, { rating: 'good', asked: memory?.asked }, reviews, now);
    default: {
      const asked = answer === 'good' || answer === 'easy' ? 'knew' : 'missed';
      return rated(memory, { rating: answer, asked }, reviews, now);
    }
  }
}

function rated(
  memory: MemoryState | null,
  { rating, asked }: { rating: KnownRating; asked: MemoryState['asked'] },
  { hasRoom, calendar, restsUntil }: Reviews,
  now: Temporal.Instant,
): AnswerEffect {
  const soon = asked === 'missed' ? SOON_DAYS[rating] : undefined;
  const next = {
    ...withinDays(review(memory ?? newItem(now), rating, now), soon, now),
    ...(asked && { asked }),
  };
  const due = later(Temporal.Instant.from(next.due), restsUntil);
  if (isMastered(next)) return { type: 'rated', memory: next, due: Temporal.Instant.from(next.due) };
  const enters = memory === null || memory.reps === 0 || isMastered(memory);
  if (enters && !hasRoom) return { type: 'no-room' };
  // What is missed again and again would leave no nudge for anything new.
  const mayComeSooner = soon !== undefined && memory?.asked !== 'missed';
  const nudge =
    (mayComeSooner ? soonNudge(calendar, due, SOON_WITHIN) : null) ??
    freeNudge(calendar, due, enters ? FIRST_QUESTION_WITHIN : undefined);
  // Without nudges, as after a stop, there is nothing to fit the card in with.
  if (!nudge && enters && calendar.nudges.length > 0) return { type: 'no-room' };
  const day = nudge?.at ?? due;
  return { type: 'rated', memory: { ...next, due: day.toString() }, due: day };
}

/** The same with an interval of at most so many days; undefined for as long as it is. */
function withinDays(memory: MemoryState, days: number | undefined, now: Temporal.Instant): MemoryState {
  if (days === undefined || memory.scheduledDays <= days) return memory;
  return { ...memory, due: now.add({ hours: days * 24 }).toString(), scheduledDays: days };
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) > 0 ? a : b;
}
