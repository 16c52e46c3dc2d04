import type { Card } from '../cards/card.ts';
import type { Verdict } from './decision/verdict-weight.ts';

/** One reason why a card was found; what the person sees as "why this one". */
export type Reason =
  /** A word or phrase of the question that stands on the card. */
  | { type: 'term'; term: string }
  /** A misspelt word and what it was read as. */
  | { type: 'spelling'; typed: string; readAs: string }
  /** Words that belong together in this field: "paycheck" led to "salary". */
  | { type: 'concept'; typed: string; concept: string }
  /** A word of the question that is used like one of the card: "attackers" is near "intruders". */
  | { type: 'meaning'; typed: string; near: string }
  /** The question named the kind of card. */
  | { type: 'named-kind'; cardKind: string }
  /** So many different people found the card helpful for that very question. */
  | { type: 'found-helpful'; people: number };

export interface SearchHit {
  card: Card;
  /** 0 to 1, higher is better; comparable within one result only. */
  score: number;
  reasons: Reason[];
}

export interface SearchResult {
  query: string;
  /** False when no card fits with confidence; `hits` then holds the nearest ones, perhaps none. */
  answered: boolean;
  /** False when even the best card is so far off that showing it would be no help. */
  near: boolean;
  /** 0 to 1: how much of what the question says the best card covers. */
  confidence: number;
  /** Best first, at most `limit`. */
  hits: SearchHit[];
}

export interface Search {
  /**
   * Finds the cards that fit a text as typed in Slack (mentions, links, emoji, code and all).
   * Never throws for any text; blank text gives no hits.
   * @param options.verdicts what people said about cards as answers to this question, by card id
   */
  find(text: string, options?: { limit?: number; verdicts?: ReadonlyMap<string, Verdict> }): SearchResult;
}
