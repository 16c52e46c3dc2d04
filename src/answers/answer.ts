import type { GlossaryTerm } from '../cards/glossary.ts';
import type { OtherLanguage } from '../search/language/foreign-words.ts';
import type { SearchHit } from '../search/search-types.ts';
import type { Topic } from './intent/intents.ts';
import type { Excerpt } from './pipeline/compose.ts';
import type { Decision, QuotedCard } from './pipeline/decision.ts';
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
    case 'answer': {
      const { best, also, others, urgent, noStep } = decision;
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
      };
    }
    case 'no-card': {
      const { about, because, elsewhere, noStep, nearest } = decision;
      return {
        type: 'unanswered',
        id,
        question,
        about,
        forUs: because !== 'not-for-us',
        ...(elsewhere && { elsewhere }),
        ...(noStep && { noStep }),
        nearest,
      };
    }
  }
}

/** The cards of an answer, best first; the nearest ones where none answers. */
export function hitsOf(answer: Answer): SearchHit[] {
  if (answer.type === 'answered') {
    const all = [answer.best, ...answer.also.map(({ hit }) => hit), ...answer.others];
    return [...new Map(all.map((hit) => [hit.card.id, hit])).values()];
  }
  if (answer.type === 'other-language') return answer.nearest ? [answer.nearest] : [];
  return answer.type === 'unanswered' ? answer.nearest : [];
}
