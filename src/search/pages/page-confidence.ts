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
  /** The share that its best passage has, with the headings above it. */
  passage: number;
  /** The share that its title, aliases and ways of asking have. */
  title: number;
  /** How much of the question the page is about. */
  whole: number;
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
  /** How far what the page's best section means lies in the direction of the question. */
  meaning: number;
  /** Whether it is a single word or two, which may well be all that the page is about. */
  keyword: number;
}

export const CONFIDENCE_EVIDENCE = [
  'covered',
  'passage',
  'title',
  'whole',
  'near',
  'unknown',
  'missing',
  'elsewhere',
  'concepts',
  'ahead',
  'meaning',
  'keyword',
] as const satisfies readonly (keyof ConfidenceEvidence)[];

const MANY_CONCEPTS = 3;
const MANY_WORDS = 10;
const FAR_AHEAD = 3;
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
    passage: signals.passage,
    title: signals.title,
    whole: signals.whole,
    near: signals.near,
    unknown: unknown / total,
    missing: missing * Math.max(0, 1 - words / MANY_WORDS),
    elsewhere: elsewhere / total,
    concepts: Math.min(MANY_CONCEPTS, concepts.size) / MANY_CONCEPTS,
    ahead: Math.min(FAR_AHEAD, Math.max(0, ahead)) / FAR_AHEAD,
    meaning: signals.sectionMeaning,
    keyword: words <= 2 ? 1 : 0,
  };
}

/** Logistic regression: `npm run eval:pages -- --calibrate` fits it to judged questions. */
const WEIGHTS: Record<keyof ConfidenceEvidence | 'base', number> = {
  base: -1.87,
  covered: -0.34,
  passage: 0.2,
  title: 2.71,
  whole: -0.12,
  near: 0.59,
  unknown: -1.4,
  missing: -1.6,
  elsewhere: -2.63,
  concepts: -0.07,
  ahead: 2.76,
  meaning: 1.05,
  keyword: -0.43,
};

/** How sure the evidence makes of the best page, 0 to 1. */
export function pageConfidence(evidence: ConfidenceEvidence): number {
  const sum = CONFIDENCE_EVIDENCE.reduce(
    (total, name) => total + WEIGHTS[name] * evidence[name],
    WEIGHTS.base,
  );
  return 1 / (1 + Math.exp(-sum));
}
