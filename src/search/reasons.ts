import type { Query } from './query.ts';
import type { RankedCard } from './ranking.ts';
import type { Reason } from './search-types.ts';

/** Why a card was found: what of the question it holds, in the order of the question. */
export function reasonsFor(query: Query, { card, candidate }: RankedCard): Reason[] {
  const reasons: Reason[] = [];
  if (query.named?.kind.id === card.kind && query.named.how !== 'implied')
    reasons.push({ kind: 'named-kind', cardKind: card.kind });
  for (const { word, token, concept, conceptToken, correction } of query.terms) {
    if (token !== undefined && candidate.strength.has(token)) {
      reasons.push(
        correction
          ? { kind: 'spelling', typed: correction.typed, readAs: correction.readAs }
          : { kind: 'term', term: word.typed },
      );
    } else if (concept && conceptToken !== undefined && candidate.strength.has(conceptToken)) {
      const typed = concept.at.map((at) => query.words[at]?.typed ?? '').join(' ');
      reasons.push({ kind: 'concept', typed, concept: concept.name });
    }
  }
  // The words of one term would each give the same reason.
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
