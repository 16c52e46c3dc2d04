import type { CardIndex } from './card-index.ts';
import type { Query } from './query.ts';
import type { RankedCard } from './ranking.ts';

/** The best card answers from this confidence on. */
export const ANSWERED_FROM = 0.5;

const UNKNOWN = 4;
const ELSEWHERE = 6;

export function confidenceIn(query: Query, best: RankedCard | undefined, index: CardIndex): number {
  if (!best) return 0;
  let total = 0;
  let covered = 0;
  for (const { token, concept, conceptToken } of query.terms) {
    const own = token === undefined ? 0 : index.telling(token);
    const meant = conceptToken === undefined ? 0 : index.telling(conceptToken);
    const mass = concept?.elsewhere ? ELSEWHERE : own || meant || UNKNOWN;
    total += mass;
    if (concept?.elsewhere) continue;
    covered += mass * Math.max(strength(token), strength(conceptToken));
  }
  return total > 0 ? covered / total : 0;

  function strength(token: number | undefined): number {
    return token === undefined ? 0 : (best?.candidate.strength.get(token) ?? 0);
  }
}
