import type { Card, Kind } from '../../cards/card.ts';
import type { ConceptFinder, ConceptMatch } from '../language/concepts.ts';
import type { WordVectors } from '../language/word-vectors.ts';
import type { Word } from '../language/words.ts';
import { createEmbeddingsBuilder, type Embeddings, embeddingScores } from '../signals/embedding-score.ts';
import { createFuseRanking } from '../signals/fuse-ranking.ts';
import {
  type CardLanguages,
  createCardLanguagesBuilder,
  type QueryLikelihoods,
  queryLikelihoods,
} from '../signals/query-likelihood.ts';
import { type Candidate, findCandidates, type Wanted } from './candidates.ts';
import { ASKED_FOR, FIELDS, textOf } from './card-text.ts';
import { createInvertedIndexBuilder, type InvertedIndex } from './inverted-index.ts';

/** What cards and questions are compared by: the stem of a word, or a concept. Each has a number. */
export type Token = number;

export const conceptKey = (concept: number) => `#${concept}`;

/** All that the search has learned from a set of cards, as plain data that can be saved. */
export interface IndexedCards {
  /** The number of each stem and `conceptKey` that a card has. */
  tokens: Map<string, Token>;
  /** How many cards have each token. */
  holders: Uint32Array;
  texts: InvertedIndex;
  embeddings: Embeddings;
  languages: CardLanguages;
}

/** Makes cards searchable one by one, so that a long list can be indexed in slices. */
export interface CardIndexer {
  add(card: Card): void;
  /** @returns the index of all cards added, and their plain words with how often each occurs; no more can be added */
  finish(): { indexed: IndexedCards; lexicon: Map<string, number> };
}

export function createCardIndexer(concepts: ConceptFinder, vectors: WordVectors): CardIndexer {
  let cards = 0;
  const tokens = new Map<string, Token>();
  const holders: number[] = [];
  const lexicon = new Map<string, number>();
  const inverted = createInvertedIndexBuilder();
  const embeddings = createEmbeddingsBuilder(vectors);
  const languages = createCardLanguagesBuilder();

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
      languages.begin();
      const texts = FIELDS.map(({ name }, field) =>
        text[name].map((words) => {
          const matches = concepts.find(words);
          const tokens = tokensOf(words, matches);
          inverted.add(cards, field, tokens);
          if (name !== 'body') languages.add(words, matches, ASKED_FOR[name]);
          return tokens;
        }),
      );
      for (const token of new Set(texts.flat(2))) holders[token] = (holders[token] ?? 0) + 1;
      embeddings.add(text);
      cards += 1;
    },

    finish: () => ({
      indexed: {
        tokens,
        holders: Uint32Array.from(holders),
        texts: inverted.finish(),
        embeddings: embeddings.finish(),
        languages: languages.finish(),
      },
      lexicon,
    }),
  };
}

export interface CardIndex {
  cards: readonly Card[];
  /** The number of a stem or of a `conceptKey` that a card has; undefined for all others. */
  tokenOf(key: string): Token | undefined;
  /** A token's inverse document frequency: high when few cards have it. */
  idf(token: Token): number;
  /** The value of a token that only one card has. */
  maxIdf: number;
  /** How many cards have the token. */
  holders(token: Token): number;
  /** See `findCandidates`. */
  candidates(wanted: readonly Wanted[], always?: readonly number[], withStrengths?: boolean): Candidate[];
  rank(wanted: readonly Wanted[], candidates: readonly Candidate[]): Map<number, number>;
  /** How much likelier (or less likely) the card's kind is to be meant where a question names none. */
  prior(card: number): number;
  /** See `embeddingScores`. */
  embeddingScores(words: readonly Word[]): (card: number) => number;
  /** See `queryLikelihoods`. */
  queryLikelihoods(
    words: readonly Word[],
    concepts: readonly ConceptMatch[],
    of: readonly number[],
  ): QueryLikelihoods;
}

/** @param cards those that were indexed, in the same order */
export function openCardIndex(
  { tokens, holders, texts, embeddings, languages }: IndexedCards,
  cards: readonly Card[],
  kinds: readonly Kind[],
  vectors: WordVectors,
): CardIndex {
  // The inverse document frequency of BM25: a token on half of the cards or more says next to nothing.
  const idfFor = (count: number) => Math.log(1 + (cards.length - count + 0.5) / (count + 0.5));
  const idf = Float64Array.from(holders, idfFor);
  const sums = new Float64Array(cards.length);
  const places = new Uint32Array(cards.length);
  const weights = FIELDS.map(({ weight }) => weight);
  const priors = new Map(kinds.map(({ id, lean = 0 }) => [id, lean]));
  const { rank } = createFuseRanking(FIELDS, texts);
  return {
    cards,
    tokenOf: (key) => tokens.get(key),
    idf: (token) => idf[token] ?? 0,
    maxIdf: idfFor(1),
    holders: (token) => holders[token] ?? 0,
    candidates: (wanted, always, withStrengths) =>
      findCandidates(texts, wanted, weights, sums, always, withStrengths),
    rank,
    prior: (card) => priors.get(cards[card]?.kind ?? '') ?? 0,
    embeddingScores: (words) => embeddingScores(embeddings, words, vectors),
    queryLikelihoods: (words, concepts, of) => queryLikelihoods(languages, words, concepts, of, places),
  };
}
