import { heightOf, type Requirement } from '../../cards/ladder.ts';
import type { Assessment, Levels } from '../assessment.ts';

/** In what somebody sees themselves elsewhere than before. */
export interface Growth {
  requirement: Requirement;
  /** By how many rungs; below 0 if they now see themselves lower. */
  by: number;
}

const DAY_MS = 24 * 60 * 60_000;
/** Nobody grows in less time, in ms: what was finished later than that is no more than an earlier draft. */
const LEAST_APART_MS = 7 * DAY_MS;

/**
 * The self-assessment to compare the newest one with: the last before it that is a week older at least.
 * @param finished the newest first
 */
export function comparedWith(finished: readonly Assessment[]): Assessment | undefined {
  const [newest, ...others] = finished;
  const at = newest?.finishedAt?.getTime();
  if (at === undefined) return undefined;
  return others.find(({ finishedAt }) => finishedAt && at - finishedAt.getTime() >= LEAST_APART_MS);
}

/** What has changed, the largest gains first. A requirement that was left open either time does not count. */
export function growthBetween(before: Levels, after: Levels, ladder: readonly Requirement[]): Growth[] {
  return ladder
    .flatMap((requirement) => {
      const [from, to] = [before[requirement.card], after[requirement.card]];
      const by = from && to ? heightOf(to) - heightOf(from) : 0;
      return by === 0 ? [] : [{ requirement, by }];
    })
    .toSorted((a, b) => b.by - a.by);
}
