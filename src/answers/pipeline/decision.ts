import type { GlossaryTerm } from '../../cards/glossary.ts';
import type { OtherLanguage } from '../../search/language/foreign-words.ts';
import type { PageHit } from '../../search/pages/page-search.ts';
import type { SearchHit } from '../../search/search-types.ts';
import type { Topic } from '../intent/intents.ts';
import type { Excerpt, PageQuote } from './compose.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { NoStep } from './first-minutes.ts';

/** A card with what is quoted of it. */
export interface QuotedCard {
  hit: SearchHit;
  excerpt: Excerpt;
}

/** One of the team's own pages, with what is quoted of it. */
export interface QuotedPage {
  hit: PageHit;
  /** Never empty. */
  quotes: PageQuote[];
}

/** What the bot says to a message, and why. */
export type Decision =
  | {
      type: 'answer';
      best: QuotedCard;
      /** Other cards that may answer as well, where it is not clear which one does. */
      also: QuotedCard[];
      others: SearchHit[];
      /** Something is broken right now: what helps within ten minutes comes first. */
      urgent: boolean;
      /** Something is broken, and no card has a step for the first ten minutes of just this. */
      noStep?: NoStep;
      /** Pages that may help as well. */
      pages?: PageHit[];
      confidence: number;
    }
  /** A page answers at least as well as any card. `pages` and `cards` may help as well. */
  | {
      type: 'page';
      best: QuotedPage;
      pages: PageHit[];
      cards: SearchHit[];
      urgent: boolean;
      confidence: number;
    }
  /** `other`: the term that it is to be told from. */
  | { type: 'definition'; term: GlossaryTerm; other?: GlossaryTerm; confidence: number }
  | { type: 'small-talk'; topic: Topic; confidence: number }
  /** It is not in English. `nearest` is the card that has the English terms in it. */
  | { type: 'other-language'; language: OtherLanguage; nearest: SearchHit | undefined; confidence: number }
  /** `about`: what the bot understood, where no card has it. `because`: whether guidance could be asked for at all. */
  | {
      type: 'no-card';
      because: 'nothing-fits' | 'not-for-us';
      about: string | undefined;
      /** Where else there may be help, where cards are of no use. */
      elsewhere?: Elsewhere;
      /** As for an answer. */
      noStep?: NoStep;
      nearest: SearchHit[];
      /** The nearest pages. */
      pages?: PageHit[];
      confidence: number;
    };
