import type { Card, Kind } from '../../cards/card.ts';
import type { ConceptFinder, ConceptMatch } from '../language/concepts.ts';
import type { WordVectors } from '../language/word-vectors.ts';
import type { Word } from '../language/words.ts';
import { createEmbeddingScore, type EmbeddingScore } from '../signals/embedding-score.ts';
import { createFuseRanking } from '../signals/fuse-ranking.ts';
import { createQueryLikelihood, type QueryLikelihood } from '../signals/query-likelihood.ts';
import { type Candidate, findCandidates, type Wanted } from './candidates.ts';
import { ASKED_FOR, FIELDS, textOf } from './card-text.ts';
import { createInvertedIndex } from './inverted-index.ts';

/** What cards and questions are compared by: the stem of a word, or a concept. Each has a number. */
export type Token = number;

export const conceptKey = (concept: number) => `#${concept}`;

export interface CardIndex {
  cards: readonly Card[];
  /** The number of a stem or of a `conceptKey` that stands on a card; undefined for all others. */
  tokenOf(key: string): Token | undefined;
  /** How telling a token is: high when few cards hold it. */
  idf(token: Token): number;
  /** The value of a token that stands on one card only. */
  maxIdf: number;
  /** On how many cards it stands. */
  holders(token: Token): number;
  candidates(wanted: readonly Wanted[]): Candidate[];
  rank(wanted: readonly Wanted[], candidates: readonly Candidate[]): Map<number, number>;
  /** By how much the card's kind is likelier (or less) to be meant where a question names none. */
  prior(card: number): number;
  /** What the cards mean on the whole. */
  meaning: EmbeddingScore;
  /** How people word what the cards are asked for. */
  wording: QueryLikelihood;
  /** The plain words of the cards with their number of occurrences, for the spelling check. */
  lexicon: ReadonlyMap<string, number>;
}

/** Makes cards searchable one by one, so that a long list can be worked off in slices. */
export interface CardIndexer {
  add(card: Card): void;
  /** The index of all cards added; no more can be added. */
  finish(): CardIndex;
}

export function createCardIndexer(
  concepts: ConceptFinder,
  kinds: readonly Kind[],
  vectors: WordVectors,
): CardIndexer {
  const cards: Card[] = [];
  const tokens = new Map<string, Token>();
  const holders: number[] = [];
  const lexicon = new Map<string, number>();
  const table = createInvertedIndex();
  const ranking = createFuseRanking(FIELDS, table);
  const meaning = createEmbeddingScore(vectors);
  const wording = createQueryLikelihood();
  const priors = new Map(kinds.map(({ id, lean = 0 }) => [id, lean]));

  const tokenFor = (key: string): Token => {
    const known = tokens.get(key);
    if (known !== undefined) return known;
    const token = tokens.size;
    tokens.set(key, token);
    return token;
  };
  const tokensOf = (words: readonly Word[], matches: readonly ConceptMatch[]): Token[] => {
    const found = new Set<Token>();
    for (const { plain, stem, stop } of words) {
      if (!/\d/.test(plain)) lexicon.set(plain, (lexicon.get(plain) ?? 0) + 1);
      if (!stop) found.add(tokenFor(stem));
    }
    for (const { concept, sort } of matches) {
      if (sort !== 'elsewhere') found.add(tokenFor(conceptKey(concept)));
    }
    return [...found];
  };

  return {
    add(card) {
      const text = textOf(card);
      wording.begin();
      const texts = FIELDS.map(({ name }, field) =>
        text[name].map((words) => {
          const matches = concepts.find(words);
          const tokens = tokensOf(words, matches);
          table.add(cards.length, field, tokens);
          if (name !== 'body') wording.add(words, matches, ASKED_FOR[name]);
          return tokens;
        }),
      );
      for (const token of new Set(texts.flat(2))) holders[token] = (holders[token] ?? 0) + 1;
      ranking.add(texts);
      meaning.add(text);
      cards.push(card);
    },

    finish() {
      // The inverse document frequency of BM25: a token on half of the cards or more says next to nothing.
      const idfFor = (count: number) => Math.log(1 + (cards.length - count + 0.5) / (count + 0.5));
      const idf = Float64Array.from(holders, idfFor);
      const sums = new Float64Array(cards.length);
      const weights = FIELDS.map(({ weight }) => weight);
      return {
        cards,
        tokenOf: (key) => tokens.get(key),
        idf: (token) => idf[token] ?? 0,
        maxIdf: idfFor(1),
        holders: (token) => holders[token] ?? 0,
        candidates: (wanted) => findCandidates(table, wanted, weights, sums),
        rank: ranking.rank,
        prior: (card) => priors.get(cards[card]?.kind ?? '') ?? 0,
        meaning: meaning.finish(),
        wording: wording.finish(),
        lexicon,
      };
    },
  };
}
