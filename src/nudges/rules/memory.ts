import { createEmptyCard, type FSRS, fsrs, type Grade, Rating, State, type Card as StudyCard } from 'ts-fsrs';
import { z } from 'zod';

// How well a person knows a card, according to FSRS, a model of forgetting from open-spaced-repetition.
// Nudges come at most once a day, so there are no steps within a day. There is no fuzz either: the same
// answers give the same schedule.

/** How well somebody knew an answer. */
export type KnownRating = 'again' | 'hard' | 'good' | 'easy';

/** What a person knows of a card; plain JSON, times as ISO strings in UTC. */
export interface MemoryState {
  /** When it may be asked or shown again. */
  due: string;
  /** The number of days after which the person still remembers it with a probability of 90%. */
  stability: number;
  /** 1 to 10. */
  difficulty: number;
  /** The interval after the last rating, in days. */
  scheduledDays: number;
  /** Ratings so far. */
  reps: number;
  lapses: number;
  lastReview: string | null;
  /** Whether the person knew it at the last rating. States that are older than this property do not say. */
  knew?: boolean | undefined;
  /** What came of the last question about it. Absent if none was answered, and in states that are older than this property. */
  asked?: 'knew' | 'missed' | undefined;
}

const TIME = z.iso.datetime();
/** The scheduler's own limit, in days. */
const LEAST_STABILITY = 0.001;
const STATE: z.ZodType<MemoryState> = z
  .object({
    due: TIME,
    stability: z.number().nonnegative(),
    difficulty: z.number().min(0).max(10),
    scheduledDays: z.number().nonnegative(),
    reps: z.int().nonnegative(),
    lapses: z.int().nonnegative(),
    lastReview: TIME.nullable(),
    knew: z.boolean().optional(),
    asked: z.enum(['knew', 'missed']).optional(),
  })
  // The scheduler refuses anything else.
  .refine((item) => {
    const { stability, difficulty, reps, lastReview } = item;
    if (stability === 0 && difficulty === 0) return reps === 0;
    return stability >= LEAST_STABILITY && difficulty >= 1 && lastReview !== null;
  });

/**
 * An interval ends when the probability that the person remembers the card has dropped to this. At 90%, a card takes so many
 * questions that one nudge a day could teach only half as many cards.
 */
const RETENTION = 0.85;

/**
 * How many hours early a card may come. Intervals are whole days, but people answer a little after the nudge
 * arrives. Without this, a card that is due in three days would always miss the third nudge by a minute and
 * come with the fourth.
 */
const EARLY_HOURS = 12;
const HOUR_MS = 3_600_000;

const scheduler: FSRS = fsrs({ request_retention: RETENTION, enable_short_term: false, enable_fuzz: false });

const GRADES: Record<KnownRating, Grade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/** A card that was never answered; due at once. */
export function newItem(now: Temporal.Instant): MemoryState {
  return fromStudyCard(createEmptyCard(toDate(now)));
}

/** The state after a rating. If the clock is behind the last rating, the time of that rating counts. */
export function review(item: MemoryState, rating: KnownRating, now: Temporal.Instant): MemoryState {
  const { card } = scheduler.next(toStudyCard(item), notBefore(item, now), GRADES[rating]);
  return { ...fromStudyCard(card), knew: rating === 'good' || rating === 'easy' };
}

/** The probability, 0 to 1, that the person remembers the card now; 0 if they never answered it. */
export function retrievability(item: MemoryState, now: Temporal.Instant): number {
  if (item.reps === 0) return 0;
  return scheduler.get_retrievability(toStudyCard(item), notBefore(item, now), false);
}

/** Whether the interval is over, give or take half a day. */
export function isDue(item: MemoryState, now: Temporal.Instant): boolean {
  return isOver(Temporal.Instant.from(item.due), now);
}

/** Whether a rest that ends at `end` is over, or will be within half a day. */
export function isOver(end: Temporal.Instant, now: Temporal.Instant): boolean {
  // Numbers, because this runs for every card and every nudge, and arithmetic with Temporal takes ten times as long.
  return end.epochMilliseconds - EARLY_HOURS * HOUR_MS <= now.epochMilliseconds;
}

/** From when on `isOver` is true. */
export function overFrom(end: Temporal.Instant): Temporal.Instant {
  return end.subtract({ hours: EARLY_HOURS });
}

/** Reads a stored state; undefined if it can't be read. The card then starts over. */
export function readMemory(stored: unknown): MemoryState | undefined {
  const read = STATE.safeParse(stored);
  return read.success ? read.data : undefined;
}

function toStudyCard(item: MemoryState): StudyCard {
  return {
    due: toDate(Temporal.Instant.from(item.due)),
    stability: item.stability,
    difficulty: item.difficulty,
    // The scheduler computes these from `last_review`, but the type still requires them.
    elapsed_days: 0,
    learning_steps: 0,
    scheduled_days: item.scheduledDays,
    reps: item.reps,
    lapses: item.lapses,
    // Without steps within a day there is nothing between new and in review.
    state: item.reps === 0 ? State.New : State.Review,
    ...(item.lastReview !== null && { last_review: toDate(Temporal.Instant.from(item.lastReview)) }),
  };
}

function fromStudyCard(card: StudyCard): MemoryState {
  return {
    due: card.due.toTemporalInstant().toString(),
    stability: card.stability,
    difficulty: card.difficulty,
    scheduledDays: card.scheduled_days,
    reps: card.reps,
    lapses: card.lapses,
    lastReview: card.last_review?.toTemporalInstant().toString() ?? null,
  };
}

function notBefore({ lastReview }: MemoryState, now: Temporal.Instant): Date {
  const last = lastReview === null ? now : Temporal.Instant.from(lastReview);
  return toDate(Temporal.Instant.compare(now, last) < 0 ? last : now);
}

function toDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
