import type { Card } from '../../cards/card.ts';
import { directionOf, type WordVectors } from '../language/word-vectors.ts';
import { type Word, wordsOf } from '../language/words.ts';
import type { Query } from '../query.ts';
import type { Reason } from '../search-types.ts';
import type { RankedCard } from './ranking.ts';

/**
 * Words are near from this cosine on: "attackers" and "gunmen", "servers" and "server", but not "servers" and
 * "cisco".
 */
const NEAR_FROM = 0.6;

/** More of them would bury the words that the card really has. */
const MOST_NEAR = 2;

/**
 * Why a card was found: what it has of the question, in the order of the question, then which words are near its own.
 */
export function reasonsFor(query: Query, { card, candidate }: RankedCard, vectors: WordVectors): Reason[] {
  const reasons: Reason[] = [];
  const missing: Word[] = [];
  if (query.named?.kind.id === card.kind && query.named.how !== 'implied')
    reasons.push({ type: 'named-kind', cardKind: card.kind });
  for (const { word, token, concept, conceptToken, correction } of query.terms) {
    if (token !== undefined && candidate.strength.has(token)) {
      reasons.push(
        correction
          ? { type: 'spelling', typed: correction.typed, readAs: correction.readAs }
          : { type: 'term', term: word.typed },
      );
    } else if (concept && conceptToken !== undefined && candidate.strength.has(conceptToken)) {
      const typed = concept.at.map((at) => query.words[at]?.typed ?? '').join(' ');
      reasons.push({ type: 'concept', typed, concept: concept.name });
    } else if (!word.stop) missing.push(word);
  }
  // The words of one term would each give the same reason.
  const found = [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
  return [...found, ...nearWords(missing, card, vectors)];
}

const remembered = new WeakMap<Card, { vectors: WordVectors; own: Map<string, Float32Array> }>();

/**
 * The words that say what a card is about. Kept for cards that were shown, because reading them takes longer than the
 * rest.
 */
function directionsOn(card: Card, vectors: WordVectors): Map<string, Float32Array> {
  const known = remembered.get(card);
  if (known?.vectors === vectors) return known.own;
  const own = new Map<string, Float32Array>();
  for (const word of [card.title, ...card.aliases, card.summary].flatMap(wordsOf)) {
    if (word.stop || own.has(word.plain)) continue;
    const direction = directionOf([word], vectors);
    if (direction) own.set(word.plain, direction);
  }
  remembered.set(card, { vectors, own });
  return own;
}

function nearWords(missing: readonly Word[], card: Card, vectors: WordVectors): Reason[] {
  if (missing.length === 0 || vectors.dimensions === 0) return [];
  const own = directionsOn(card, vectors);
  const near = missing.flatMap((word) => {
    const direction = directionOf([word], vectors);
    if (!direction) return [];
    let best: { word: string; cosine: number } | undefined;
    for (const [other, its] of own) {
      let cosine = 0;
      for (let at = 0; at < direction.length; at += 1) cosine += (direction[at] ?? 0) * (its[at] ?? 0);
      if (cosine >= NEAR_FROM && cosine > (best?.cosine ?? 0)) best = { word: other, cosine };
    }
    return best ? [{ typed: word.typed, near: best.word, cosine: best.cosine }] : [];
  });
  return near
    .toSorted((a, b) => b.cosine - a.cosine)
    .slice(0, MOST_NEAR)
    .map(({ typed, near: other }) => ({ type: 'meaning', typed, near: other }));
}
