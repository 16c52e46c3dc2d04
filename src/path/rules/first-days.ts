import type { FirstDay } from '../../cards/ladder.ts';
import type { FirstDaysList } from '../assessment.ts';

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** How many of the steps that there are somebody has done. */
export function doneOf({ done }: Pick<FirstDaysList, 'done'>, steps: readonly FirstDay[]): number {
  return steps.filter(({ id }) => id in done).length;
}

/** In which week of a list somebody is, from 1; after the last one, they stay in it. */
export function weekOf(
  { startedAt }: Pick<FirstDaysList, 'startedAt'>,
  steps: readonly FirstDay[],
  now: Date,
): number {
  const weeks = Math.floor((now.getTime() - startedAt.getTime()) / WEEK_MS) + 1;
  return Math.min(Math.max(1, weeks), Math.max(1, ...steps.map(({ week }) => week)));
}

/** What to do now: what is open of this week and the weeks before, at most `most`; then what comes next. */
export function nextSteps(list: FirstDaysList, steps: readonly FirstDay[], most: number): FirstDay[] {
  return steps.filter(({ id }) => !(id in list.done)).slice(0, most);
}
