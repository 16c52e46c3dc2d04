import type { CardIndex } from '../index/card-index.ts';
import { isCommonWord } from '../language/common-words.ts';
import type { Query, Term } from '../query.ts';
import type { RankedCard } from './ranking.ts';

/** What speaks for and against the best card as an answer; each from 0 to 1. */
export interface Evidence {
  /** Share of what the question says that the card holds, each word by how telling it is and how well it is held. */
  covered: number;
  /** Share that neither the cards nor the vocabulary know. */
  unknown: number;
  /** Share that is about something no card is about: lunch, parking, a sorting function. */
  elsewhere: number;
  /** How many of the vocabulary's concepts the card and the question share; three or more make 1. */
  concepts: number;
  /** How far the wording of the question stands out on the card among those that come near. */
  likelihood: number;
  /** 1 when the question is a kind and a subject: "challenge: security". */
  named: number;
}

export const EVIDENCE = ['covered', 'unknown', 'elsewhere', 'concepts', 'likelihood', 'named'] as const;

/** Everyday words are on some card by chance. */
const COMMON_WORD_COUNTS = 0.4;

/** What a word counts that is about something else; 1 is a word that stands on one card only, or on none. */
const ELSEWHERE_COUNTS = 1.2;

/** A misspelt word may have been read wrongly. */
const CORRECTED_COUNTS = 0.8;

/** Keeps a question of one everyday word ("thanks for your time") from being covered wholly. */
const DOUBT = 0.25;

const MANY_CONCEPTS = 3;

/**
 * It takes the logarithm of their number to single out one of the cards; half of the questions that a card answers say so
 * many times as much by their wording, and hardly any other. A short one can't say that much.
 */
const FAR_OUT = 4.3;
const FAR_OUT_BY_A_WORD = 1.3;

/** Weighs up how well the best card fits what the question says. */
export function evidenceFor(query: Query, best: RankedCard, index: CardIndex): Evidence {
  let said = DOUBT;
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
    said += counts;
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
    covered: covered / said,
    unknown: unknown / said,
    elsewhere: elsewhere / said,
    concepts: Math.min(concepts.size, MANY_CONCEPTS) / MANY_CONCEPTS,
    likelihood: Math.min(Math.max(best.likelihood, 0), farOut) / farOut,
    named: query.named?.how === 'plainly' ? 1 : 0,
  };

  function strengthOf(token: number | undefined): number {
    return token === undefined ? 0 : (best.candidate.strength.get(token) ?? 0);
  }
}

function countOf({ word, token, concept, conceptToken }: Term, index: CardIndex): number {
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

/** The best card answers from this confidence on. */
export const ANSWERED_FROM = 0.85;

/** From this confidence on the best card is worth a look, even where it may not answer. */
export const NEAR_FROM = 0.3;

/** 0 to 1. */
export function confidenceOf(evidence: Evidence): number {
  const sum = EVIDENCE.reduce((total, name) => total + WEIGHTS[name] * evidence[name], WEIGHTS.base);
  return 1 / (1 + Math.exp(-sum));
}
