import type { PageHit, PageResult } from '../../../search/pages/page-search.ts';
import type { SearchHit } from '../../../search/search-types.ts';
import { pageQuotes } from '../compose.ts';
import type { Decision } from '../decision.ts';
import { answeredFrom, type Likelihood } from '../likelihood.ts';
import type { Retrieved } from '../retrieve.ts';
import type { Understanding } from '../understand.ts';
import { asksVaguely } from '../vague-ask.ts';

/**
 * From this confidence on, a page answers. Chosen with the next two on 121 judged questions over four handbooks, with the built-in
 * cards beside them: of 91 that their pages answer, 39 get a page first, 30 of them a right one, and 19 have one named below a
 * card; of 30 others, none gets one. On 121 unseen ones it is 35, 26, 23 and 5.
 */
const PAGE_ANSWERS_FROM = 0.35;
/** So much surer a page must be of what sounds like nothing for guidance at all: a status, a person, the payroll. */
const DOUBT_COUNTS = 0.25;
/** A team's own page goes before a built-in card that is surer than it by no more than this. */
const OWN_COUNTS = 0.3;
/** So sure, a page answers even what would be explained from the glossary. */
const SURE_FROM = 0.8;
/** From this confidence on, a page is worth naming below something else. */
const PAGE_IS_NEAR_FROM = 0.2;
const MOST_NAMED = 2;
const MOST_SAID = 480;

/** What a page of the team's own says, where it probably answers, and no card does so much better. */
export function answerFromPages(
  understanding: Understanding,
  { read, pages }: Retrieved,
  { guidance, intents, confidence }: Likelihood,
): Extract<Decision, { type: 'page' }> | undefined {
  const answers = guidance >= answeredFrom(understanding);
  const cards = answers ? read.hits.slice(0, MOST_NAMED) : [];
  const question = understanding.text || read.query;
  return pageAnswer(question, pages, {
    hits: cards,
    ofCard: answers ? confidence : 0,
    from: PAGE_ANSWERS_FROM + doubtAbout(understanding, intents),
    urgent: understanding.urgent,
  });
}

/** What is known beside the pages. */
interface Beside {
  /** Cards that answer, if any do. */
  hits: SearchHit[];
  /** How likely the first of them does. */
  ofCard: number;
  /** How sure a page must be. */
  from?: number;
  urgent?: boolean;
}

/** The same for a text of which nothing else is known. */
export function pageAnswer(
  question: string,
  pages: PageResult | undefined,
  beside: Beside,
): Extract<Decision, { type: 'page' }> | undefined {
  const { hits, ofCard, from = PAGE_ANSWERS_FROM, urgent = false } = beside;
  const [best, ...others] = pages?.hits ?? [];
  const confidence = pages?.confidence ?? 0;
  if (!best || confidence < from || ofCard > confidence + OWN_COUNTS) return undefined;
  const quotes = pageQuotes(question, best, MOST_SAID);
  if (quotes.length === 0) return undefined;
  const named = worthNaming(others, best);
  return { type: 'page', best: { hit: best, quotes }, pages: named, cards: hits, urgent, confidence };
}

/** Whether a page answers so surely that nothing else needs to be asked for. */
export function isSure({ confidence }: Extract<Decision, { type: 'page' }>): boolean {
  return confidence >= SURE_FROM;
}

/** The pages to name below an answer from elsewhere, or below an honest no. */
export function pagesNear(
  understanding: Understanding,
  { pages }: Retrieved,
  { intents }: Pick<Likelihood, 'intents'>,
): { pages?: PageHit[] } {
  const [best, ...others] = pages?.hits ?? [];
  const from = PAGE_IS_NEAR_FROM + doubtAbout(understanding, intents);
  if (!best || (pages?.confidence ?? 0) < from) return {};
  return { pages: [best, ...worthNaming(others, best)].slice(0, MOST_NAMED) };
}

/** How much surer than usual a page must be. What a vague message in a thread says alone tells nothing of what it asks for. */
function doubtAbout({ thread, text }: Understanding, intents: Likelihood['intents']): number {
  return thread.length > 0 && asksVaguely(text) ? 0 : DOUBT_COUNTS * intents['not-for-us'];
}

function worthNaming(others: readonly PageHit[], best: PageHit): PageHit[] {
  return others.filter(({ score }) => score >= best.score / 2).slice(0, MOST_NAMED);
}
