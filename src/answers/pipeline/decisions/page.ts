import type { PageHit, PageResult } from '../../../search/pages/page-search.ts';
import type { SearchHit } from '../../../search/search-types.ts';
import { pageQuotes } from '../compose.ts';
import type { Decision } from '../decision.ts';
import { answeredFrom, type Likelihood } from '../likelihood.ts';
import type { Retrieved } from '../retrieve.ts';
import type { Understanding } from '../understand.ts';

/** From this confidence on, a page answers. */
const PAGE_ANSWERS_FROM = 0.5;
/** A team's own page goes before a built-in card that is surer than it by no more than this. */
const OWN_COUNTS = 0.15;
/** So sure, a page answers even what would be explained from the glossary. */
const SURE_FROM = 0.8;
/** From this confidence on, a page is worth naming below something else. */
const PAGE_IS_NEAR_FROM = 0.3;
const MOST_NAMED = 2;
const MOST_SAID = 480;

/** What a page of the team's own says, where it probably answers, and no card does so much better. */
export function answerFromPages(
  understanding: Understanding,
  { read, pages }: Retrieved,
  { guidance, confidence }: Likelihood,
): Extract<Decision, { type: 'page' }> | undefined {
  const answers = guidance >= answeredFrom(understanding);
  const cards = answers ? read.hits.slice(0, MOST_NAMED) : [];
  const question = understanding.text || read.query;
  return pageAnswer(
    question,
    pages,
    { hits: cards, confidence: answers ? confidence : 0 },
    understanding.urgent,
  );
}

/** @param cards those that answer, if any do, and how likely the first one does */
export function pageAnswer(
  question: string,
  pages: PageResult | undefined,
  cards: { hits: SearchHit[]; confidence: number },
  urgent = false,
): Extract<Decision, { type: 'page' }> | undefined {
  const [best, ...others] = pages?.hits ?? [];
  const confidence = pages?.confidence ?? 0;
  if (!best || confidence < PAGE_ANSWERS_FROM || cards.confidence > confidence + OWN_COUNTS) return undefined;
  const quotes = pageQuotes(question, best, MOST_SAID);
  if (quotes.length === 0) return undefined;
  const named = worthNaming(others, best);
  return { type: 'page', best: { hit: best, quotes }, pages: named, cards: cards.hits, urgent, confidence };
}

/** Whether a page answers so surely that nothing else needs to be asked for. */
export function isSure({ confidence }: Extract<Decision, { type: 'page' }>): boolean {
  return confidence >= SURE_FROM;
}

/** The pages to name below an answer from elsewhere, or below an honest no. */
export function pagesNear({ pages }: Retrieved): { pages?: PageHit[] } {
  const [best, ...others] = pages?.hits ?? [];
  if (!best || (pages?.confidence ?? 0) < PAGE_IS_NEAR_FROM) return {};
  return { pages: [best, ...worthNaming(others, best)].slice(0, MOST_NAMED) };
}

function worthNaming(others: readonly PageHit[], best: PageHit): PageHit[] {
  return others.filter(({ score }) => score >= best.score / 2).slice(0, MOST_NAMED);
}
