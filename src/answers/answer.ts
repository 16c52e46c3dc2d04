import type { GlossaryTerm } from '../cards/glossary.ts';
import type { OtherLanguage } from '../search/language/foreign-words.ts';
import type { PageHit } from '../search/pages/page-search.ts';
import type { SearchHit } from '../search/search-types.ts';
import type { Topic } from './intent/intents.ts';
import type { Excerpt } from './pipeline/compose.ts';
import type { Decision, QuotedCard, QuotedPage } from './pipeline/decision.ts';
import type { Elsewhere } from './pipeline/elsewhere.ts';
import type { NoStep } from './pipeline/first-minutes.ts';

/** What the bot found for a question, as it was recorded under `id`. */
export type Answer =
  /**
   * `excerpt` is what is quoted of the best card, `also` of other cards that may answer as well; `urgent`: something
   * is broken right now.
   */
  | {
      type: 'answered';
      id: string;
      question: string;
      best: SearchHit;
      excerpt: Excerpt;
      also: QuotedCard[];
      urgent: boolean;
      /** Something is broken, and no card has a step for the first ten minutes of just this. */
      noStep?: NoStep;
      others: SearchHit[];
      /** The team's own pages that may help as well. */
      pages?: PageHit[];
    }
  /** One of the team's own pages answers; `pages` and `cards` may help as well. */
  | {
      type: 'from-page';
      id: string;
      question: string;
      best: QuotedPage;
      pages: PageHit[];
      cards: SearchHit[];
      urgent: boolean;
    }
  /** `about` is the name in the question that no card has; `forUs`: whether guidance could answer it at all. */
  | {
      type: 'unanswered';
      id: string;
      question: string;
      about: string | undefined;
      forUs: boolean;
      /** Where else there may be help, where cards are of no use. */
      elsewhere?: Elsewhere;
      /** As for an answer. */
      noStep?: NoStep;
      nearest: SearchHit[];
      /** The nearest of the team's own pages. */
      pages?: PageHit[];
    }
  /** The question is not in English; `nearest` is the card that has the English terms in it. */
  | {
      type: 'other-language';
      id: string;
      question: string;
      language: OtherLanguage;
      nearest: SearchHit | undefined;
    }
  | { type: 'definition'; id: string; question: string; term: GlossaryTerm; other?: GlossaryTerm }
  /** It is not recorded: nothing was asked. */
  | { type: 'small-talk'; id: ''; question: string; topic: Topic };

/** What a decision on a question answers. @param id under which it is recorded, if it is */
export function answerOf(decision: Decision, id: string, question: string): Answer {
  switch (decision.type) {
    case 'definition': {
      const { term, other } = decision;
      return { type: 'definition', id, question, term, ...(other && { other }) };
    }
    case 'small-talk':
      return { type: 'small-talk', id: '', question, topic: decision.topic };
    case 'other-language': {
      const { language, nearest } = decision;
      return { type: 'other-language', id, question, language, nearest };
    }
    case 'page': {
      const { best, pages, cards, urgent } = decision;
      return { type: 'from-page', id, question, best, pages, cards, urgent };
    }
    case 'answer': {
      const { best, also, others, urgent, noStep, pages } = decision;
      return {
        type: 'answered',
        id,
        question,
        best: best.hit,
        excerpt: best.excerpt,
        also,
        urgent,
        ...(noStep && { noStep }),
        others,
        ...(pages && { pages }),
      };
    }
    case 'no-card': {
      const { about, because, elsewhere, noStep, nearest, pages } = decision;
      return {
        type: 'unanswered',
        id,
        question,
        about,
        forUs: because !== 'not-for-us',
        ...(elsewhere && { elsewhere }),
        ...(noStep && { noStep }),
        nearest,
        ...(pages && { pages }),
      };
    }
  }
}

/** What an answer shows, as it is recorded: ids of cards, and those of pages with a mark before them; best first. */
export function idsOf(answer: Answer): string[] {
  const cards = hitsOf(answer).map(({ card }) => card.id);
  return answer.type === 'from-page' ? [recordedPage(answer.best.hit.page.id), ...cards] : cards;
}

const PAGE = 'page:';

/** How a page is recorded where otherwise a card is. */
export function recordedPage(pageId: string): string {
  return `${PAGE}${pageId}`;
}

/** The id of a page that was recorded where otherwise a card is; undefined for a card's. */
export function pageIdIn(recorded: string | undefined): string | undefined {
  return recorded?.startsWith(PAGE) ? recorded.slice(PAGE.length) : undefined;
}

/** The cards of an answer, best first; the nearest ones where none answers. */
export function hitsOf(answer: Answer): SearchHit[] {
  if (answer.type === 'answered') {
    const all = [answer.best, ...answer.also.map(({ hit }) => hit), ...answer.others];
    return [...new Map(all.map((hit) => [hit.card.id, hit])).values()];
  }
  if (answer.type === 'from-page') return answer.cards;
  if (answer.type === 'other-language') return answer.nearest ? [answer.nearest] : [];
  return answer.type === 'unanswered' ? answer.nearest : [];
}
