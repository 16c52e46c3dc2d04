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

/**
 * The gaps to close next on the way to a rung. What is further behind than the last step is chosen before what is at level,
 * and then what counts most, of which one at least is chosen. Of those chosen, what counts most comes first, and then the largest distance; among equals,
 * the order of the ladder decides.
 */
export function gapsTo(to: Rung, levels: Levels, ladder: readonly Requirement[], most: number): Gap[] {
  const gaps = ladder.flatMap((requirement): Gap[] => {
    const from = levels[requirement.card];
    if (!from || heightOf(from) >= heightOf(to)) return [];
    const weighsMost = requirement.weighsMost.includes(to);
    return [{ requirement, from, to, steps: heightOf(to) - heightOf(from), weighsMost }];
  });
  const isBehind = ({ steps }: Gap) => steps > 1;
  const inOrder = gaps.toSorted(byWeight).toSorted((a, b) => Number(isBehind(b)) - Number(isBehind(a)));
  return withHeaviest(inOrder.slice(0, most), inOrder.slice(most)).toSorted(byWeight);
}

/** Of what counts most for the next rung, at least one is shown, however much lags behind. */
function withHeaviest(chosen: readonly Gap[], rest: readonly Gap[]): Gap[] {
  const heaviest = chosen.some(({ weighsMost }) => weighsMost)
    ? undefined
    : rest.find(({ weighsMost }) => weighsMost);
  return heaviest ? [...chosen.slice(0, -1), heaviest] : [...chosen];
}

function byWeight(a: Gap, b: Gap): number {
  return Number(b.weighsMost) - Number(a.weighsMost) || b.steps - a.steps;
}
