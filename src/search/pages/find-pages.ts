import type { WordVectors } from '../language/word-vectors.ts';
import { findCandidates } from './candidates.ts';
import { type ConfidenceEvidence, confidenceEvidence, pageConfidence } from './page-confidence.ts';
import { pageReasons } from './page-reasons.ts';
import type { PageFindOptions, PageHit, PageReading, PageResult } from './page-search.ts';
import type { PageStore, StoredPage } from './page-store.ts';
import { type Question, type QuestionReader, readQuestion } from './question.ts';
import { createEvidenceReader, type PageEvidence, type PageSignals } from './signals.ts';
import { type View, viewOf } from './view.ts';

/** A page with how well it fits a text. */
interface RankedPage {
  /** Its number in the store. */
  number: number;
  stored: StoredPage;
  evidence: PageEvidence;
  /** The logarithm of how likely it is to answer; only comparable within one text. */
  logit: number;
}

/** What pages are found with, beside the question. */
export interface PageFinder {
  store: PageStore;
  reader: QuestionReader;
  vectors: WordVectors;
}

/**
 * A log-linear model of which page answers, fitted once to judged questions over five public sets of pages (softmax over the
 * candidates, with decay). The weights of the language, the length and
 * secondary pages are set by hand.
 */
const WEIGHTS: Record<keyof PageSignals, number> = {
  whole: 7.2,
  section: 0.75,
  passage: 1.6,
  covered: 1.3,
  title: 6.8,
  heading: 0.6,
  near: 0.6,
  titleMeaning: 1.05,
  sectionMeaning: 3,
  pageLikelihood: 4,
  length: -1.5,
  language: 1,
  secondary: -1,
};

const DEFAULT_LIMIT = 5;
const MOST_PASSAGES = 5;
/** A page that is this many nats less likely to answer than the best one has a score of 1/e. */
const SPREAD = 1.5;

/** Finds the pages that fit all readings of a message, each as much as it counts. */
export function findPages(
  readings: readonly [PageReading, ...PageReading[]],
  { limit = DEFAULT_LIMIT, roots }: PageFindOptions,
  finder: PageFinder,
): PageResult {
  const { hits, evidence } = rankReadings(readings, { limit, ...(roots && { roots }) }, finder);
  return { hits, confidence: evidence ? pageConfidence(evidence) : 0 };
}

/** The same with what the confidence rests on; for measuring. */
export function rankReadings(
  readings: readonly [PageReading, ...PageReading[]],
  { limit = DEFAULT_LIMIT, roots }: PageFindOptions,
  { store, reader, vectors }: PageFinder,
): { hits: PageHit[]; evidence: ConfidenceEvidence | undefined } {
  const view = viewOf(store, roots);
  const [first, ...others] = readings;
  const question = readQuestion(first.text, view, reader);
  const sums = new Map<number, { stored: StoredPage; score: number }>();
  const add = (ranked: readonly RankedPage[], counts: number) => {
    const most = ranked[0]?.logit ?? 0;
    for (const { number, stored, logit } of ranked) {
      const score = (sums.get(number)?.score ?? 0) + counts * Math.exp((logit - most) / SPREAD);
      sums.set(number, { stored, score });
    }
  };
  const own = rankPages(question, view, vectors);
  if (first.counts > 0) add(own, first.counts);
  for (const { text, counts } of others) {
    if (counts > 0) add(rankPages(readQuestion(text, view, reader), view, vectors), counts);
  }
  const ranked = [...sums].toSorted(([, a], [, b]) => b.score - a.score);
  const [best, second] = ranked;
  if (!best) return { hits: [], evidence: undefined };
  const evidenceOf = new Map(own.map(({ number, evidence }) => [number, evidence]));
  const look = createEvidenceReader(question, view, vectors);
  const looked = (number: number, stored: StoredPage) =>
    // What only another reading has found may have nothing of the message itself.
    evidenceOf.get(number) ?? look({ page: number, whole: 0, section: 0 }, stored);
  const ahead = SPREAD * Math.log(best[1].score / (second?.[1].score || Number.MIN_VALUE));
  const hits = ranked.slice(0, limit).map(([number, { stored, score }]): PageHit => {
    const { page } = stored;
    const evidence = looked(number, stored);
    return {
      page,
      score: score / best[1].score,
      passages: evidence.passages.slice(0, MOST_PASSAGES).flatMap(({ at, score: of }) => {
        const passage = page.passages[at];
        return passage ? [{ passage, at, score: of }] : [];
      }),
      reasons: pageReasons(question, evidence, view),
    };
  });
  return {
    hits,
    evidence: confidenceEvidence(question, looked(best[0], best[1].stored), view, ahead),
  };
}

/** The pages that fit one text, best first. */
function rankPages(question: Question, view: View, vectors: WordVectors): RankedPage[] {
  const look = createEvidenceReader(question, view, vectors);
  return findCandidates(question, view)
    .flatMap((candidate): RankedPage[] => {
      const stored = view.store.pages[candidate.page];
      if (!stored) return [];
      const evidence = look(candidate, stored);
      return [{ number: candidate.page, stored, evidence, logit: logitOf(evidence.signals) }];
    })
    .toSorted((a, b) => b.logit - a.logit);
}

function logitOf(signals: PageSignals): number {
  let sum = 0;
  for (const name of PAGE_SIGNALS) sum += WEIGHTS[name] * signals[name];
  return sum;
}

const PAGE_SIGNALS = Object.keys(WEIGHTS) as (keyof PageSignals)[];
