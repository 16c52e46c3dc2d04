import { isCommonWord } from '../language/common-words.ts';
import type { Question } from './question.ts';
import type { PageEvidence } from './signals.ts';
import type { View } from './view.ts';

/**
 * What speaks for and against the best page as the answer, each about from 0 to 1. All of it is measured against what the
 * pages themselves say, so that it means the same for ten pages as for ten thousand.
 */
export interface ConfidenceEvidence {
  /** The share of the question that the page has anywhere. */
  covered: number;
  /** The share that its title, aliases and ways of asking have. */
  title: number;
  /** How near each other its best passage has neighbors of the question. */
  near: number;
  /** The share of the question that no page has in any form. */
  unknown: number;
  /**
   * How telling the most telling word is that the page does not have: 1 for one that no page has. A long message has some
   * such word anyway, so it counts for less there.
   */
  missing: number;
  /** The share of the question that is about lunch, travel and the like. */
  elsewhere: number;
  /** How many of the vocabulary's concepts of the field the page and the question share; three or more give 1. */
  concepts: number;
  /** How far the page is ahead of the second one. */
  ahead: number;
  /** Whether it is a single word or two, which may well be all that the page is about. */
  keyword: number;
  /** How long the question is; fifteen words or more give 1. A long one is about work far more often than a short one. */
  words: number;
}

export const CONFIDENCE_EVIDENCE = [
  'covered',
  'title',
  'near',
  'unknown',
  'missing',
  'elsewhere',
  'concepts',
  'ahead',
  'keyword',
  'words',
] as const satisfies readonly (keyof ConfidenceEvidence)[];

const MANY_CONCEPTS = 3;
const MANY_WORDS = 10;
const FAR_AHEAD = 3;
const LONG = 15;
const ELSEWHERE_COUNTS = 1.2;
/** Keeps a question with one everyday word from being fully covered. */
const DOUBT = 0.25;

/** @param ahead how many nats the page is ahead of the second one */
export function confidenceEvidence(
  { terms }: Question,
  { signals, has }: PageEvidence,
  view: View,
  ahead: number,
): ConfidenceEvidence {
  const rarest = view.idfOf(0) || 1;
  let total = DOUBT;
  let covered = 0;
  let unknown = 0;
  let missing = 0;
  let elsewhere = 0;
  let words = 0;
  const concepts = new Set<number>();
  terms.forEach(({ forms, words: own, stop, concept, at }, term) => {
    const held = has[term] ?? 0;
    if (held > 0 && concept?.sort === 'field') concepts.add(concept.concept);
    if (stop || own.length > 1) return;
    const [word] = own;
    words += 1;
    const isElsewhere = concept?.sort === 'elsewhere' && concept.at.includes(at[0] ?? -1);
    const sections = Math.max(
      0,
      ...forms.filter(({ counts }) => counts === 1).map(({ token }) => view.sectionsWith(token)),
    );
    const common = word && isCommonWord(word.plain) && concept?.sort !== 'field' ? 0.4 : 1;
    const counts = isElsewhere ? ELSEWHERE_COUNTS : (view.idfOf(sections) / rarest) * common;
    total += counts;
    if (isElsewhere) {
      elsewhere += counts;
      return;
    }
    covered += counts * held;
    if (forms.length === 0) unknown += counts;
    missing = Math.max(missing, counts * (1 - held));
  });
  return {
    covered: covered / total,
    title: signals.title,
    near: signals.near,
    unknown: unknown / total,
    missing: missing * Math.max(0, 1 - words / MANY_WORDS),
    elsewhere: elsewhere / total,
    concepts: Math.min(MANY_CONCEPTS, concepts.size) / MANY_CONCEPTS,
    ahead: Math.min(FAR_AHEAD, Math.max(0, ahead)) / FAR_AHEAD,
    keyword: words <= 2 ? 1 : 0,
    words: Math.min(1, words / LONG),
  };
}

/**
 * How sure the evidence is that any page answers: a logistic regression on judged questions, regularized towards the weights that
 * other sets of pages gave. `npm run eval:pages -- --calibrate` prints those of one set alone.
 */
const ANY_ANSWERS: AnyWeights = {
  base: 0.04,
  covered: 0.92,
  title: 4.54,
  near: 3.09,
  unknown: -1.8,
  missing: -4.15,
  elsewhere: -4.15,
  concepts: 0.31,
  ahead: 0.05,
  keyword: -1.63,
  words: 1.05,
};

/** How sure that makes of the best page, where some page answers: a second one, over the logit of the first. */
const BEST_ANSWERS: BestWeights = {
  base: -0.92,
  any: 0.36,
  ahead: 2.05,
};

/** What each piece of evidence counts for some page being the answer. */
export type AnyWeights = Record<keyof ConfidenceEvidence | 'base', number>;
/** What counts for the best page being the answer: how likely any is, and how far it is ahead. */
export type BestWeights = Record<'any' | 'ahead' | 'base', number>;

/** The logit of how likely it is that any page answers. */
export function logitOfAny(evidence: ConfidenceEvidence, weights = ANY_ANSWERS): number {
  return CONFIDENCE_EVIDENCE.reduce((sum, name) => sum + weights[name] * evidence[name], weights.base);
}

/**
 * How likely the best page is to answer, 0 to 1: that any does, times that it is this one. However far ahead a page is, it can't be
 * surer than that there is an answer at all.
 */
export function pageConfidence(evidence: ConfidenceEvidence): number {
  const { base, any, ahead } = BEST_ANSWERS;
  const logit = logitOfAny(evidence);
  return sigmoid(logit) * sigmoid(base + any * logit + ahead * evidence.ahead);
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
