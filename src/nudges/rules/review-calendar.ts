import { overFrom } from './memory.ts';
import type { Moment } from './moments.ts';

// Promises are made only for days that have a nudge left, one a nudge. Of four nudges in a row, at most two are promised; the
// others are for new cards, for what could not come on its day, and one of them for what comes back soon.

/** Of so many nudges in a row … */
const WINDOW = 4;
/** … at most so many bring back a card. */
const PROMISED_IN_WINDOW = 2;
/** … and with what has to come back soon, so many. */
const WITH_SOON = 3;
/** How many nudges ahead the calendar looks: half a year of working days. */
export const NUDGES_AHEAD = 130;

/** The coming nudges, and how many cards come back with each. */
export interface ReviewCalendar {
  nudges: readonly Moment[];
  /** As many numbers as there are nudges. */
  promised: readonly number[];
}

/**
 * The calendar of a person who was promised cards. What is overdue gets the first free nudges.
 * @param nudges the coming ones, in order
 * @param promises when each card may come back
 */
export function reviewCalendar(
  nudges: readonly Moment[],
  promises: readonly Temporal.Instant[],
): ReviewCalendar {
  const promised = nudges.map(() => 0);
  const first = nudges[0];
  if (!first) return { nudges, promised };
  const isOverdue = (promise: Temporal.Instant) => Temporal.Instant.compare(promise, first.at) < 0;
  for (const promise of promises.filter((one) => !isOverdue(one))) {
    const index = firstFrom(nudges, promise);
    if (index >= 0) promised[index] = (promised[index] ?? 0) + 1;
  }
  for (const _ of promises.filter(isOverdue)) {
    const index = freeFrom({ nudges, promised }, 0);
    if (index >= 0) promised[index] = 1;
  }
  return { nudges, promised };
}

/**
 * The first nudge from `earliest` on that can bring back one more card.
 * @param within how many nudges the card may come after the first possible one; without a limit, the last nudge of the calendar
 *   takes what fits nowhere else
 * @returns null if none is free, or no nudge will come
 */
export function freeNudge(
  calendar: ReviewCalendar,
  earliest: Temporal.Instant,
  within = Number.POSITIVE_INFINITY,
): Moment | null {
  const { nudges } = calendar;
  const first = firstFrom(nudges, earliest);
  if (first < 0) return null;
  const index = freeFrom(calendar, first);
  if (index >= 0 && index - first <= within) return nudges[index] ?? null;
  return within === Number.POSITIVE_INFINITY ? (nudges.at(-1) ?? null) : null;
}

/**
 * The same for a card that has to come back soon: it may take one nudge more of four in a row.
 * @returns null if none of the first nudges is free
 */
export function soonNudge(
  { nudges, promised }: ReviewCalendar,
  earliest: Temporal.Instant,
  within: number,
): Moment | null {
  const first = firstFrom(nudges, earliest);
  const index = first < 0 ? -1 : freeFrom({ nudges, promised }, first, WITH_SOON);
  return index >= 0 && index - first <= within ? (nudges[index] ?? null) : null;
}

/** The place of the first nudge that may bring back a card whose rest ends at `end`; -1 if it is too far ahead. */
function firstFrom(nudges: readonly Moment[], end: Temporal.Instant): number {
  const from = overFrom(end).epochMilliseconds;
  return nudges.findIndex(({ at }) => at.epochMilliseconds >= from);
}

function freeFrom({ promised }: ReviewCalendar, from: number, most = PROMISED_IN_WINDOW): number {
  for (let index = from; index < promised.length; index += 1) if (isFree(promised, index, most)) return index;
  return -1;
}

function isFree(promised: readonly number[], index: number, most: number): boolean {
  if ((promised[index] ?? 0) > 0) return false;
  for (let start = Math.max(0, index - WINDOW + 1); start <= index; start += 1) {
    const inWindow = promised.slice(start, start + WINDOW).reduce((sum, count) => sum + count, 0);
    if (inWindow >= most) return false;
  }
  return true;
}
