import type { Card, Kind } from '../cards/card.ts';
import { createPauses } from '../pauses.ts';
import { ANSWERED_FROM, confidenceOf, countOf, evidenceFor, NEAR_FROM } from './decision/confidence.ts';
import { overduePrior } from './decision/overdue-prior.ts';
import { type RankedPassage, rankByPassages, withWholeCounted } from './decision/passage-ranking.ts';
import { type RankedCard, rankCards } from './decision/ranking.ts';
import { combineReadings } from './decision/readings.ts';
import { reasonsFor } from './decision/reasons.ts';
import { statedShare } from './decision/stated.ts';
import { type Verdict, verdictWeight } from './decision/verdict-weight.ts';
import { createCardIndexer, type IndexedCards, openCardIndex } from './index/card-index.ts';
import {
  createPassageIndexer,
  type IndexedPassages,
  openPassageIndex,
  type PassageIndex,
} from './index/passage-index.ts';
import { isCodeWord } from './language/code-words.ts';
import { commonWords } from './language/common-words.ts';
import { type Concept, type ConceptTree, createConceptTree, openConceptTree } from './language/concepts.ts';
import { createSpeller, createSpellingIndex, type SpellingIndex } from './language/spelling.ts';
import { stopWords } from './language/stop-words.ts';
import type { Vocabulary } from './language/vocabulary.ts';
import { NO_VECTORS, type WordVectors } from './language/word-vectors.ts';
import { wordsOf } from './language/words.ts';
import { queryOn, type Reader, readText } from './query.ts';
import type { PassageHit, Ranking, Reason, Search } from './search-types.ts';
import { createKindFinder } from './signals/named-kind.ts';

const DEFAULT_LIMIT = 5;
/** By how many nats a passage stands out that nearly repeats the question. */
const FAR_OUT_PASSAGE = 20;
const MANY_WORDS = 30;
/** Passages of a card that come with it. */
const MOST_PASSAGES = 5;
/** Passages that help in an incident; the best card among them may have several. */
const MOST_NOW = 12;

/** All that the search works with beside the cards, the kinds and the word vectors, as plain data that can be saved. */
export interface SearchIndex {
  concepts: ConceptTree;
  cards: IndexedCards;
  passages: IndexedPassages;
  spelling: SpellingIndex;
  /** How people ask for a kind of card without naming it. */
  waysOfAsking: readonly Concept[];
}

/**
 * Makes a set of cards searchable. The work is done here, once; a question then takes about a millisecond.
 * @param vectors what words mean; without them cards are compared by words and concepts alone
 */
export function createSearch(
  cards: readonly Card[],
  kinds: readonly Kind[],
  vocabulary: Vocabulary,
  vectors: WordVectors = NO_VECTORS,
): Search {
  return openSearch(indexAll(cards, vocabulary, vectors), cards, kinds, vectors);
}

/** Opens an index. @param cards those that were indexed, in the same order; `kinds` and `vectors` are the same, too */
export function openSearch(
  index: SearchIndex,
  cards: readonly Card[],
  kinds: readonly Kind[],
  vectors: WordVectors = NO_VECTORS,
): Search {
  return searchWith(
    openReader(index, cards, kinds, vectors),
    openPassageIndex(index.passages, cards, kinds, vectors),
    vectors,
  );
}

/** Indexes cards in slices, so that a running bot answers while it takes in changed cards. */
export async function indexInSlices(
  cards: readonly Card[],
  vocabulary: Vocabulary,
  vectors: WordVectors = NO_VECTORS,
): Promise<SearchIndex> {
  const indexing = startIndexing(vocabulary, vectors);
  const pause = createPauses();
  for (const card of cards) {
    await pause();
    indexing.add(card);
  }
  const finishing = indexing.finish();
  for (;;) {
    await pause();
    const { done, value } = finishing.next();
    if (done) return value;
  }
}

/** What questions are read with. */
export function createReader(
  cards: readonly Card[],
  kinds: readonly Kind[],
  vocabulary: Vocabulary,
  vectors: WordVectors = NO_VECTORS,
): Reader {
  return openReader(indexAll(cards, vocabulary, vectors), cards, kinds, vectors);
}

/** Indexes cards at once. */
export function indexAll(cards: readonly Card[], vocabulary: Vocabulary, vectors: WordVectors): SearchIndex {
  const indexing = startIndexing(vocabulary, vectors);
  for (const card of cards) indexing.add(card);
  const finishing = indexing.finish();
  for (;;) {
    const { done, value } = finishing.next();
    if (done) return value;
  }
}

function startIndexing(vocabulary: Vocabulary, vectors: WordVectors) {
  const concepts = createConceptTree(vocabulary);
  const finder = openConceptTree(concepts);
  const indexer = createCardIndexer(finder, vectors);
  const passages = createPassageIndexer(finder, vectors);
  return {
    add(card: Card) {
      indexer.add(card);
      passages.add(card);
    },
    /** Yields between its long pieces. */
    *finish(): Generator<undefined, SearchIndex> {
      const { indexed, lexicon } = indexer.finish();
      yield;
      const ofPassages = passages.finish();
      yield;
      const spelling = createSpellingIndex(withOtherWords(lexicon, vocabulary));
      return { concepts, cards: indexed, passages: ofPassages, spelling, waysOfAsking: vocabulary.kinds };
    },
  };
}

/** What questions are read with, from an index. */
export function openReader(
  { concepts, cards: indexed, spelling, waysOfAsking }: SearchIndex,
  cards: readonly Card[],
  kinds: readonly Kind[],
  vectors: WordVectors,
): Reader {
  return {
    index: openCardIndex(indexed, cards, kinds, vectors),
    concepts: openConceptTree(concepts),
    kinds: createKindFinder(kinds, waysOfAsking),
    speller: createSpeller(spelling, (plain) => vectors.has(plain) || isCodeWord(plain)),
  };
}

function searchWith(
  reader: Reader,
  passageIndex: PassageIndex,
  vectors: WordVectors,
  priors: readonly number[] = [],
): Search {
  const rank = (text: string): Ranking => {
    const read = readText(text, reader);
    const query = queryOn(read, reader.index);
    const cards = rankCards(query, reader.index);
    return {
      text,
      query,
      wholes: cards,
      ...rankByPassages(read, cards, passageIndex, reader.index.cards, priors),
    };
  };
  const findBy: Search['findBy'] = (
    readings,
    { limit = DEFAULT_LIMIT, verdicts = NO_VERDICTS, now = false } = {},
  ) => {
    const { text, query, cards, wholes, passages } = combineReadings(readings);
    const isOnly = readings.length === 1;
    const ranked = applyVerdicts(
      isOnly ? withWholeCounted(cards, wholes, query.words.length) : cards,
      verdicts,
    );
    const best = ranked[0];
    const evidence = best && evidenceFor(query, best.hit, reader.index);
    const byEvidence = evidence ? confidenceOf(evidence) : 0;
    const bestPassage = best && passages.find(({ passage }) => passage.cardId === best.hit.card.id);
    const confidence = best ? within01(byEvidence + best.weight) : 0;
    return {
      query: text,
      answered: confidence >= ANSWERED_FROM,
      near: confidence >= NEAR_FROM,
      confidence,
      ...(now && { now: helpingNow(passages) }),
      signals: evidence && {
        ...evidence,
        stated: statedShare(query, best.hit.card, (term) => countOf(term, reader.index)),
        runnerUp: within01(ranked[1]?.score ?? 0),
        passage: bestPassage?.score ?? 0,
        passageLikelihood: within01((bestPassage?.likelihood ?? 0) / FAR_OUT_PASSAGE),
        words: within01(query.words.length / MANY_WORDS),
      },
      hits: ranked.slice(0, limit).map(({ hit, score, weight }) => ({
        card: hit.card,
        score: within01(score),
        passages: passages
          .filter(({ passage }) => passage.cardId === hit.card.id)
          .slice(0, MOST_PASSAGES)
          .map(({ passage, score: of }) => ({ passage, score: of })),
        reasons: [...helpfulReason(weight, verdicts.get(hit.card.id)), ...reasonsFor(query, hit, vectors)],
      })),
    };
  };
  return {
    rank,
    findBy,
    find: (text, options) => findBy([{ ranking: rank(text), counts: 1 }], options),
    asOf(moment) {
      const ofCards = reader.index.cards.map((card) => overduePrior(card, moment));
      return searchWith(reader, passageIndex, vectors, ofCards);
    },
  };
}

function helpingNow(passages: readonly RankedPassage[]): PassageHit[] {
  return passages
    .filter(({ passage }) => passage.now)
    .slice(0, MOST_NOW)
    .map(({ passage, score }) => ({ passage, score }));
}

const NO_VERDICTS: ReadonlyMap<string, Verdict> = new Map();

interface JudgedCard {
  hit: RankedCard;
  /** As a share of the highest, plus `weight`. */
  score: number;
  /** How much people's verdicts moved it. */
  weight: number;
}

/** Ranked cards moved by what people said about them: one passes another only if the two are that near. */
function applyVerdicts(ranked: readonly RankedCard[], verdicts: ReadonlyMap<string, Verdict>): JudgedCard[] {
  const highest = ranked[0]?.score || 1;
  const cards = ranked.map((hit) => {
    const verdict = verdicts.get(hit.card.id);
    const weight = verdict ? verdictWeight(verdict) : 0;
    return { hit, score: hit.score / highest + weight, weight };
  });
  return verdicts.size > 0 ? cards.toSorted((a, b) => b.score - a.score) : cards;
}

function helpfulReason(weight: number, verdict: Verdict | undefined): Reason[] {
  return verdict && weight > 0 ? [{ type: 'found-helpful', people: verdict.helpful }] : [];
}

function within01(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Every word that is not a misspelling, and how often the cards use it. */
function withOtherWords(lexicon: ReadonlyMap<string, number>, vocabulary: Vocabulary): Map<string, number> {
  const known = new Map(lexicon);
  const add = (word: string) => {
    if (!known.has(word)) known.set(word, 0);
  };
  const { concepts, plain, elsewhere, kinds } = vocabulary;
  for (const { name, terms } of [...concepts, ...plain, ...elsewhere, ...kinds]) {
    for (const text of [name, ...terms]) for (const word of wordsOf(text)) add(word.plain);
  }
  for (const word of stopWords()) add(word);
  for (const word of commonWords()) add(word);
  return known;
}
