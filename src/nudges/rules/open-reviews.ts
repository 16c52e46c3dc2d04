import { isOver, type MemoryState } from './memory.ts';

// A person gets at most one nudge a day, so only so many cards can be asked about. A card under review has a day on
// which the person was told to expect a question, and there are never more of them than fit. A card that the person
// knows for months to come has left the reviews.

/** The most cards that are under review at the same time. */
export const MOST_IN_REVIEW = 12;
/** The most cards that wait because the person put them off. New ones come only when there are fewer. */
export const MOST_PUT_OFF = 5;
/** After an interval of this many days, somebody knows a card well enough for it to leave the reviews. */
const MASTERED_DAYS = 90;

/** What is stored about a person and a card, as far as it says when the card comes back. */
export interface ReturningItem {
  /** Null until they rated it. */
  memory: MemoryState | null;
  notForMe: boolean;
  /** “Again later” until then. */
  snoozedUntil: Temporal.Instant | null;
  /** When they last saw it: opened, as an answer, or as a nudge. */
  seenAt: Temporal.Instant | null;
}

/** Whether the person knows the card for months. */
export function isMastered({ scheduledDays }: Pick<MemoryState, 'scheduledDays'>): boolean {
  return scheduledDays >= MASTERED_DAYS;
}

/** Whether the card waits for a question that the person was told of. */
export function isInReview({ memory, notForMe }: Pick<ReturningItem, 'memory' | 'notForMe'>): boolean {
  return memory !== null && memory.reps > 0 && !notForMe && !isMastered(memory);
}

/** Whether it was put off before it was ever rated, and has not been shown since that time was over. */
export function wasPutOff({ memory, notForMe, snoozedUntil, seenAt }: ReturningItem): boolean {
  if (memory || notForMe || snoozedUntil === null) return false;
  return seenAt === null || !isOver(snoozedUntil, seenAt);
}

/** When the person may expect the card again, because they were told so; null if they were not. */
export function promisedAt(item: ReturningItem): Temporal.Instant | null {
  const { memory, snoozedUntil } = item;
  if (wasPutOff(item)) return snoozedUntil;
  if (!memory || !isInReview(item)) return null;
  const due = Temporal.Instant.from(memory.due);
  return snoozedUntil && Temporal.Instant.compare(snoozedUntil, due) > 0 ? snoozedUntil : due;
}
