// What a guidance card is, independent of its file format and of Slack.

import type { NowMove } from './now-lines.ts';

export interface Reference {
  title: string;
  url: string;
}

/** Where in the source guide a card comes from. */
export interface GuidePlace {
  section: string;
  item: string;
}

/** How soon after a review a card is due for the next one. */
export interface ReviewInterval {
  count: number;
  unit: 'days' | 'months';
}

export interface CardSection {
  heading: string;
  /** Markdown, without the heading. */
  body: string;
  /** 1-based line of the heading in the card's file, for error messages. */
  line: number;
}

export interface Card {
  /** `<kind>/<slug>`, the path of its file without `.md`. */
  id: string;
  kind: string;
  title: string;
  /** The answer in a sentence, at most 200 characters, plain text. */
  summary: string;
  tags: string[];
  /** Terms and abbreviations that people type. */
  aliases: string[];
  /** The way people actually ask: first the questions of the card itself, then those of its question files. */
  questions: string[];
  /** Ids of cards to read next. */
  related: string[];
  /** Null if it goes beyond the guide. */
  guide: GuidePlace | null;
  /** Ids of topics that it belongs to, besides its kind. */
  topics: string[];
  /** Who it is for, where that matters (`lead`, `engineer`, …). */
  audience: string[];
  /** Ids that it had before. */
  was?: string[];
  /** The id of the role that looks after it; free text on a team's own card, or empty. */
  owner: string;
  /** ISO date of the last review. */
  reviewed: string;
  reviewEvery: ReviewInterval;
  /** Whether its figures without a source are only values to start with. */
  startingValues: boolean;
  references: Reference[];
  sections: CardSection[];
  /** Ways of asking for single passages, each with the first words of its passage; see passage-questions.ts. */
  passageQuestions?: PassageQuestions[];
  /** What nudges use of it; see nudge-file.ts. */
  nudge?: CardNudge;
}

/** What nudges use of a card besides its text. All of it is plain text. */
export interface CardNudge {
  /** What makes the card worth knowing, where the first sentences of its text don't stand alone. */
  idea?: string | undefined;
  /** One thing that a reader can do today, alone. */
  try?: string | undefined;
  /** Questions for a team's channel. */
  discuss?: string[] | undefined;
  situations?: Situation[] | undefined;
  /** A hard moment to find words for. */
  rehearsal?: { moment: string } | undefined;
}

/** A moment at work, and what somebody could do in it. */
export interface Situation {
  /** Ends with a question. */
  situation: string;
  choices: string[];
  /** The number of the right choice, from 1. */
  right: number;
  /** Why it is right, and why the tempting one is not. */
  because: string;
  /** The words of the card that say so. */
  from: string;
}

export interface PassageQuestions {
  anchor: string;
  questions: string[];
  /** Set if the anchor's sentences help within ten minutes of an incident: what they do for people then. */
  now?: NowMove;
}

/** How much of a section an answer shows. */
export type InAnswer = 'whole' | 'first-item';

export interface KindSection {
  heading: string;
  /** By how many nats its passages are likelier to answer than others that fit a question as well; 0 if absent. */
  lean?: number;
  /** Set if a short answer shows this section. */
  inAnswer?: InAnswer;
  /** What the short answer calls it; the heading if absent. */
  label?: string;
  /** What belongs in it, for writers. */
  hint?: string;
}

/** A kind of card: its names, and the sections that each of its cards has, in this order. */
export interface Kind {
  /** Folder name, e.g. `soft-skills`. */
  id: string;
  /** Plural, for lists: "Soft skills". */
  name: string;
  /** Singular, for one card: "Soft skill". At most 24 characters, because it is the title of a modal. */
  one: string;
  /** Words that name this kind in a question ("challenge", "problem"), lower case. */
  words: string[];
  emoji: string;
  about: string;
  /** By how much its cards are likelier (or less) to be meant by a question that names no kind; 1 is a full fit. */
  lean?: number | undefined;
  /** Set if nudges bring its cards only to those who chose the kind. */
  nudges?: 'if-chosen' | undefined;
  /** Set if its cards may have any sections, in any order, besides these. */
  freeSections?: boolean;
  sections: KindSection[];
}

/** Something to browse across kinds. Its cards name it. */
export interface Topic {
  id: string;
  /** For lists: "Agents and LLMs". */
  name: string;
  /** What else people type to see its cards, lower case. */
  words: string[];
  emoji: string;
  about: string;
}

/** Who looks after cards: a role, because the people in it change. */
export interface Role {
  id: string;
  name: string;
  /** What it looks after. */
  about: string;
  /** Who has it in this team: Slack's user ids, or names as plain text. */
  people: string[];
}
