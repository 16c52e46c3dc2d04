import type { CardIndex } from './card-index.ts';
import { isCommonWord } from './common-words.ts';
import type { Query, Term } from './query.ts';
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
  /** 1 when the question is a kind and a subject: "challenge: security". */
  named: number;
}

export const EVIDENCE = ['covered', 'unknown', 'elsewhere', 'concepts', 'named'] as const;

/** Everyday words are on some card by chance. */
const COMMON_WORD_COUNTS = 0.4;

/** What a word counts that is about something else; 1 is a word that stands on one card only, or on none. */
const ELSEWHERE_COUNTS = 1.2;

/** A misspelt word may have been read wrongly. */
const CORRECTED_COUNTS = 0.8;

/** Keeps a question of one everyday word ("thanks for your time") from being covered wholly. */
const DOUBT = 0.25;

const MANY_CONCEPTS = 3;

/** Weighs up how well the best card fits what the question says. */
export function evidenceFor(query: Query, best: RankedCard, index: CardIndex): Evidence {
  let said = DOUBT;
  let covered = 0;
  let unknown = 0;
  let elsewhere = 0;
  const concepts = new Set<number>();
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
    named: query.named?.how === 'plainly' ? 1 : 0,
  };

  function strengthOf(token: number | undefined): number {
    return token === undefined ? 0 : (best.candidate.strength.get(token) ?? 0);
  }
}

function countOf({ word, token, concept, conceptToken }: Term, index: CardIndex): number {
  if (concept?.sort === 'elsewhere') return ELSEWHERE_COUNTS;
  const held = token ?? conceptToken;
  const counts = held === undefined ? 1 : index.telling(held) / index.mostTelling;
  return isCommonWord(word.plain) && concept?.sort !== 'field' ? counts * COMMON_WORD_COUNTS : counts;
}

/**
 * Logistic regression over the evidence: `npm run eval -- --calibrate` fits it to the judged questions of the `tune`
 * set and to the cards' own questions, each asked while it is taken off its card.
 */
const WEIGHTS: Record<keyof Evidence | 'base', number> = {
  base: -0.93,
  covered: 4.28,
  unknown: -1.56,
  elsewhere: -5.26,
  concepts: 3.15,
  named: 1.62,
};

/** The best card answers from this confidence on. */
export const ANSWERED_FROM = 0.75;

/** 0 to 1. */
export function confidenceOf(evidence: Evidence): number {
  const sum = EVIDENCE.reduce((total, name) => total + WEIGHTS[name] * evidence[name], WEIGHTS.base);
  return 1 / (1 + Math.exp(-sum));
}
