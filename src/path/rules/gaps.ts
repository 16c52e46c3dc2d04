import { heightOf, type Requirement, type Rung } from '../../cards/ladder.ts';
import type { Levels } from '../assessment.ts';

/** What stands between somebody and the next rung, in one requirement. */
export interface Gap {
  requirement: Requirement;
  from: Rung;
  to: Rung;
  /** How many rungs that is. */
  steps: number;
  /** Whether it counts most for the rung that they are heading for. */
  weighsMost: boolean;
}

/** By how much more a requirement counts for the rungs that it names. */
const MOST = 2;

/**
 * The gaps to close next on the way to a rung: what is near and counts much comes first. A step of one rung beats one of two,
 * unless the latter counts more than twice as much; among equals, the order of the ladder decides.
 */
export function gapsTo(to: Rung, levels: Levels, ladder: readonly Requirement[], most: number): Gap[] {
  const gaps = ladder.flatMap((requirement): Gap[] => {
    const from = levels[requirement.card];
    if (!from || heightOf(from) >= heightOf(to)) return [];
    const weighsMost = requirement.weighsMost.includes(to);
    return [{ requirement, from, to, steps: heightOf(to) - heightOf(from), weighsMost }];
  });
  const worth = ({ weighsMost, steps }: Gap) => (weighsMost ? MOST : 1) / steps;
  return gaps.toSorted((a, b) => worth(b) - worth(a) || a.steps - b.steps).slice(0, most);
}
