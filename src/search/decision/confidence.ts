import type { CardIndex } from '../index/card-index.ts';
import { isCommonWord } from '../language/common-words.ts';
import type { Query, Term } from '../query.ts';
import type { RankedCard } from './ranking.ts';

/** What speaks for and against the best card as the answer, each from 0 to 1. */
export interface Evidence {
  /** The share of the question that the card covers, each word weighted by its idf and by its strength on the card. */
  covered: number;
  /** The share that neither the cards nor the vocabulary know. */
  unknown: number;
  /** The share that is about something no card is about: lunch, parking, a sorting function. */
  elsewhere: number;
  /** How many of the vocabulary's concepts the card and the question share; three or more give 1. */
  concepts: number;
  /** How far the likelihood of the question stands out on this card among the candidates. */
  likelihood: number;
  /** 1 when the question is a kind and a subject: "challenge: security". */
  named: number;
}

/** In the order in which weights are fitted to it. */
export const EVIDENCE = ['covered', 'unknown', 'elsewhere', 'concepts', 'likelihood', 'named'] as const;

/** Everyday words occur on some card by chance. */
const COMMON_WORD_COUNTS = 0.4;

/** How much a word counts that is about something else; 1 is a word that only one card has, or none. */
const ELSEWHERE_COUNTS = 1.2;

/** A misspelled word may have been read wrongly. */
const CORRECTED_COUNTS = 0.8;

/** Keeps a question with one everyday word ("thanks for your time") from being fully covered. */
const DOUBT = 0.25;

const MANY_CONCEPTS = 3;

/**
 * Singling out one card takes the logarithm of the number of cards. Half of the questions that a card answers have a
 * likelihood this many times as high, and hardly any others do. A short question can't say that much.
 */
const FAR_OUT = 4.3;
const FAR_OUT_BY_A_WORD = 1.3;

/** Weighs how well the best card fits the question. */
export function evidenceFor(query: Query, best: RankedCard, index: CardIndex): Evidence {
  let total = DOUBT;
  let covered = 0;
  let unknown = 0;
  let elsewhere = 0;
  const concepts = new Set<number>();
  const wordsAndPairs = Math.max(1, 2 * query.words.length - 1);
  const farOut =
    Math.min(FAR_OUT, FAR_OUT_BY_A_WORD * Math.sqrt(wordsAndPairs)) *
    Math.log(Math.max(2, index.cards.length));
  for (const term of query.terms) {
    const counts = countOf(term, index);
    total += counts;
    if (term.concept?.sort === 'elsewhere') {
      elsewhere += counts;
      continue;
    }
    const held = Math.max(strengthOf(term.token), strengthOf(term.conceptToken));
    covered += counts * held * (term.correction ? CORRECTED_COUNTS : 1);
    if (term.token === undefined && term.conceptToken === undefined) unknown += counts;
    if (term.concept?.sort === 'field' && strengthOf(term.conceptToken) > 0)
      concepts.add(term.concept.concept);
  }
  return {
    covered: covered / total,
    unknown: unknown / total,
    elsewhere: elsewhere / total,
    concepts: Math.min(concepts.size, MANY_CONCEPTS) / MANY_CONCEPTS,
    likelihood: Math.min(Math.max(best.likelihood, 0), farOut) / farOut,
    named: query.named?.how === 'plainly' ? 1 : 0,
  };

  function strengthOf(token: number | undefined): number {
    return token === undefined ? 0 : (best.candidate.strength.get(token) ?? 0);
  }
}

/** How much a word of the question says of what it is about; 1 for the most telling. */
export function countOf({ word, token, concept, conceptToken }: Term, index: CardIndex): number {
  if (concept?.sort === 'elsewhere') return ELSEWHERE_COUNTS;
  const held = token ?? conceptToken;
  const counts = held === undefined ? 1 : index.idf(held) / index.maxIdf;
  return isCommonWord(word.plain) && concept?.sort !== 'field' ? counts * COMMON_WORD_COUNTS : counts;
}

/**
 * Logistic regression over the evidence: `npm run eval -- --calibrate` fits it to the judged questions of the `tune`
 * set and to the cards' own questions, each asked while it is taken off its card.
 */
const WEIGHTS: Record<keyof Evidence | 'base', number> = {
  base: -0.68,
  covered: 2.85,
  unknown: -0.13,
  elsewhere: -4.76,
  concepts: 2.89,
  likelihood: 1.93,
  named: 0.89,
};

/** From this confidence on, the best card is the answer. */
export const ANSWERED_FROM = 0.85;

/** From this confidence on, the best card is worth a look even if it is not the answer. */
export const NEAR_FROM = 0.3;

/** How sure the evidence makes of the best card, 0 to 1. */
export function confidenceOf(evidence: Evidence): number {
  const sum = EVIDENCE.reduce((total, name) => total + WEIGHTS[name] * evidence[name], WEIGHTS.base);
  return 1 / (1 + Math.exp(-sum));
}
