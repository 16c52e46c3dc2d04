import { type Requirement, RUNGS, type Rung } from '../../src/cards/ladder.ts';

/** A ladder of as many requirements as there are rungs given, each of which counts most for that rung. */
export function ladderOf(...weighsMost: Rung[]): Requirement[] {
  return weighsMost.map((rung, index) => ({
    card: `requirements/r${index}`,
    short: `R${index}`,
    practice: `practices/p${index}`,
    weighsMost: [rung],
    levels: Object.fromEntries(RUNGS.map((one) => [one, `${one} ${index}.`])) as Requirement['levels'],
  }));
}

/** Levels for the requirements of such a ladder, in its order; undefined for what is left open. */
export function levelsOf(...rungs: (Rung | undefined)[]): Record<string, Rung> {
  return Object.fromEntries(rungs.flatMap((rung, index) => (rung ? [[`requirements/r${index}`, rung]] : [])));
}
