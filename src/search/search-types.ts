import type { Card } from '../cards/card.ts';
import type { Passage } from '../cards/passages.ts';
import type { Evidence } from './decision/confidence.ts';
import type { RankedPassage } from './decision/passage-ranking.ts';
import type { RankedCard } from './decision/ranking.ts';
import type { Verdict } from './decision/verdict-weight.ts';
import type { Query } from './query.ts';

/** One reason why a card was found. People see it as "why this one". */
export type Reason =
  /** A word or phrase of the question that the card has. */
  | { type: 'term'; term: string }
  /** A misspelled word, and what it was read as. */
  | { type: 'spelling'; typed: string; readAs: string }
  /** Words that belong together in this field: "paycheck" led to "salary". */
  | { type: 'concept'; typed: string; concept: string }
  /** A word of the question that is used like a word of the card: "attackers" is near "intruders". */
  | { type: 'meaning'; typed: string; near: string }
  /** The question named the kind of card. */
  | { type: 'named-kind'; cardKind: string }
  /** This many different people found the card helpful for the same question. */
  | { type: 'found-helpful'; people: number };

/** A passage that fits the question. */
export interface PassageHit {
  passage: Passage;
  /** 0 to 1, 1 for the best passage of all cards. */
  score: number;
}

export interface SearchHit {
  card: Card;
  /** 0 to 1, higher is better; only comparable within one result. */
  score: number;
  reasons: Reason[];
  /** Its passages that fit the question best, best first; none where it is not known what was asked. */
  passages: PassageHit[];
}

/** What the search knows of how well its best card fits, each from 0 to 1. */
export interface SearchSignals extends Evidence {
  /** Share of what the question says that is in the card's own text, and not only in its ways of asking. */
  stated: number;
  /** How near the second card comes. */
  runnerUp: number;
  /** How well the card's best passage does among all. */
  passage: number;
  /** How far the wording of the question stands out on that passage. */
  passageLikelihood: number;
  /** How much there is to go by: 1 for thirty words or more. */
  words: number;
}

export interface SearchResult {
  query: string;
  /** False when no card fits with confidence; `hits` then has the nearest ones, perhaps none. */
  answered: boolean;
  /** False when even the best card is so far off that showing it would not help. */
  near: boolean;
  /** 0 to 1: how likely the best card is to answer the question. */
  confidence: number;
  /** Best first, at most `limit`. */
  hits: SearchHit[];
  /** If asked for: the passages of all cards that help within ten minutes of an incident, best first. */
  now?: PassageHit[];
  /** What speaks for and against the best card; undefined when there is none. */
  signals: SearchSignals | undefined;
}

/** What a text leads to, before it is known what else it is read with. Only the search looks inside. */
export interface Ranking {
  readonly text: string;
  readonly query: Query;
  readonly cards: readonly RankedCard[];
  /** The cards by how well they fit as a whole, before their passages count. */
  readonly wholes: readonly RankedCard[];
  readonly passages: readonly RankedPassage[];
}

/** One way to read a message: by its own words, or with some of what was said before it. */
export interface Reading {
  ranking: Ranking;
  /** How much it counts beside the others. */
  counts: number;
}

export interface FindOptions {
  /** At most so many cards. */
  limit?: number;
  /** Whether to find what helps within ten minutes of an incident, too. */
  now?: boolean;
  /** What people said about cards as answers to this question, by card id. */
  verdicts?: ReadonlyMap<string, Verdict>;
}

export interface Search {
  /**
   * Finds the cards that fit a text as typed in Slack (mentions, links, emoji, code and all).
   * Never throws for any text; blank text gives no hits.
   */
  find(text: string, options?: FindOptions): SearchResult;
  /** The first half of `find`: ranks one text, which may be one of several readings of a message. */
  rank(text: string): Ranking;
  /**
   * The second half: finds what fits all readings of a message, each as much as it counts. The first one must have the
   * whole text, because reasons and signals come from it.
   */
  findBy(readings: readonly [Reading, ...Reading[]], options?: FindOptions): SearchResult;
  /**
   * The same search at a moment: cards that are overdue for a review by then rank a little lower. A search that was not
   * told the time takes none for overdue.
   */
  asOf(moment: Date): Search;
}
