import { heightOf, type Requirement, RUNGS, type Rung } from '../../cards/ladder.ts';
import type { Levels } from '../assessment.ts';

/** Where somebody is on the whole. */
export interface Standing {
  /** The highest rung that two thirds of their answers reach. */
  rung: Rung;
  /** What is on the next rung; undefined at the top. */
  next: Rung | undefined;
  /** The requirements in which they see themselves higher. */
  above: Requirement[];
}

/** The share of the requirements that must be answered before anything is said of the whole. */
const LEAST_ANSWERED = 1 / 2;
/** The share of the answers that must reach a rung. A few weak spots are no reason to count as a beginner. */
const REACHED = 2 / 3;

/** @returns undefined if too little is answered to say it */
export function standingOf(levels: Levels, ladder: readonly Requirement[]): Standing | undefined {
  const heights = ladder.flatMap((requirement) => {
    const level = levels[requirement.card];
    return level ? [{ requirement, height: heightOf(level) }] : [];
  });
  if (heights.length === 0 || heights.length < ladder.length * LEAST_ANSWERED) return undefined;
  const reaches = (rung: Rung) =>
    heights.filter(({ height }) => height >= heightOf(rung)).length >= heights.length * REACHED;
  const rung = RUNGS.findLast(reaches) ?? RUNGS[0];
  return {
    rung,
    next: RUNGS[heightOf(rung)],
    above: heights.filter(({ height }) => height > heightOf(rung)).map(({ requirement }) => requirement),
  };
}
