import type { Person } from '../people/person.ts';

/** What became of one step that somebody has touched. */
export interface Tick {
  /** From 0. */
  step: number;
  /** Who changed it last; null once they asked to be forgotten. */
  userId: string | null;
  done: boolean;
  /** How often it was changed. */
  changes: number;
  changedAt: Date;
}

/** A list of steps in a channel that people tick off together. It keeps its own texts, whatever becomes of the card. */
export interface Checklist {
  id: string;
  team: string;
  channel: string;
  threadTs: string | null;
  /** Null until it is posted. */
  messageTs: string | null;
  /** Who made it; null once they asked to be forgotten. */
  userId: string | null;
  cardId: string;
  title: string;
  heading: string;
  /** Markdown of each step, as the card had it when the list was made. */
  steps: string[];
  createdAt: Date;
  /** When somebody last ticked something. */
  updatedAt: Date;
  /** One for each step that somebody has touched. */
  ticks: Tick[];
}

/** Whose list of which card is where. */
export interface ChecklistPlace extends Person {
  channel: string;
  threadTs: string | null;
  cardId: string;
}

/** A list whose message is known. */
export interface PostedChecklist {
  id: string;
  messageTs: string;
}

/** A list that somebody has made, whether it was posted or not. */
export type MadeChecklist = Pick<Checklist, 'id' | 'messageTs' | 'createdAt'>;

export interface NewChecklist extends ChecklistPlace {
  /** The same for the same request, so that a double click makes one list. */
  id: string;
  title: string;
  heading: string;
  /** Markdown of each; the first 3,000 characters are stored. */
  steps: string[];
}
