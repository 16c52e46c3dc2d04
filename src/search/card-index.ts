import type { Card } from '../guidance/card.ts';
import { type Candidate, findCandidates, type Wanted } from './candidates.ts';
import { FIELDS, textOf } from './card-text.ts';
import type { ConceptFinder } from './concepts.ts';
import { createFuseRanking } from './fuse-ranking.ts';
import { createTextTable } from './text-table.ts';
import { TUNING } from './tuning.ts';
import type { Word } from './words.ts';

/** What cards and questions are compared by: the stem of a word, or a concept. Each has a number. */
export type Token = number;

export const conceptKey = (concept: number) => `#${concept}`;

export interface CardIndex {
  cards: readonly Card[];
  /** The number of a stem or of a `conceptKey` that stands on a card; undefined for all others. */
  tokenOf(key: string): Token | undefined;
  /** How telling a token is: high when few cards hold it. */
  telling(token: Token): number;
  /** On how many cards it stands. */
  holders(token: Token): number;
  candidates(wanted: readonly Wanted[]): Candidate[];
  rank(wanted: readonly Wanted[], candidates: readonly Candidate[]): Map<number, number>;
  /** The plain words of the cards with their number of occurrences, for the spelling check. */
  lexicon: ReadonlyMap<string, number>;
}

/** Reads the cards once and makes them searchable. */
export function indexCards(cards: readonly Card[], concepts: ConceptFinder): CardIndex {
  const tokens = new Map<string, Token>();
  const holders: number[] = [];
  const lastHolder: number[] = [];
  const lexicon = new Map<string, number>();
  const table = createTextTable();
  const ranking = createFuseRanking(
    FIELDS.map((name) => ({ name, weight: TUNING.fieldWeight[name] })),
    table,
  );

  const tokenFor = (key: string): Token => {
    const known = tokens.get(key);
    if (known !== undefined) return known;
    const token = tokens.size;
    tokens.set(key, token);
    return token;
  };
  const tokensOf = (words: readonly Word[]): Token[] => {
    const found = new Set<Token>();
    for (const word of words) {
      if (!/\d/.test(word.plain)) lexicon.set(word.plain, (lexicon.get(word.plain) ?? 0) + 1);
      if (!word.stop) found.add(tokenFor(word.stem));
    }
    for (const match of concepts.find(words))
      if (!match.elsewhere) found.add(tokenFor(conceptKey(match.concept)));
    return [...found];
  };

  cards.forEach((card, at) => {
    const text = textOf(card);
    const texts = FIELDS.map((field) => text[field].map(tokensOf));
    texts.forEach((ofField, field) => {
      for (const held of ofField) table.add(at, field, held);
    });
    for (const token of texts.flat(2)) {
      if (lastHolder[token] === at) continue;
      lastHolder[token] = at;
      holders[token] = (holders[token] ?? 0) + 1;
    }
    ranking.add(texts);
  });

  // The usual inverse document frequency, as in BM25.
  const telling = Float64Array.from(holders, (count) =>
    Math.log(1 + (cards.length - count + 0.5) / (count + 0.5)),
  );
  const sums = new Float64Array(cards.length);
  const strength = { weights: FIELDS.map((field) => TUNING.strength[field]), saturation: TUNING.saturation };
  return {
    cards,
    tokenOf: (key) => tokens.get(key),
    telling: (token) => telling[token] ?? 0,
    holders: (token) => holders[token] ?? 0,
    candidates: (wanted) => findCandidates(table, wanted, strength, TUNING.candidates, sums),
    rank: ranking.rank,
    lexicon,
  };
}
