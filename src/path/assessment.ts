import type { Rung } from '../cards/ladder.ts';
import type { Person } from '../people/person.ts';

/** Where somebody sees themselves, by the ids of the requirements' cards. What they left open is not in it. */
export type Levels = Readonly<Record<string, Rung>>;

/** How somebody assessed themselves. */
export interface Assessment extends Person {
  id: string;
  levels: Levels;
  /** What they say to show for it, in their words, by the ids of the requirements' cards. */
  evidence: Readonly<Record<string, string>>;
  startedAt: Date;
  updatedAt: Date;
  /** Null while they are at it. */
  finishedAt: Date | null;
}

/** A self-assessment that somebody is at. */
export interface AssessmentUnderWay extends Assessment {
  /** The requirements that they have been at, those that they left open as well. */
  reached: readonly string[];
}

/** One step of a self-assessment. */
export interface AssessedStep {
  /** The id of the requirement's card. */
  requirement: string;
  /** Undefined if it is left open. */
  level: Rung | undefined;
  /** In their words; empty if there are none. */
  evidence: string;
}

/** The first 30 days of somebody new. */
export interface FirstDaysList extends Person {
  /** The id of the person who may see how many steps are done; null if nobody may. */
  leadId: string | null;
  /** When each step was done, as an ISO date, by the step's id. */
  done: Readonly<Record<string, string>>;
  startedAt: Date;
  updatedAt: Date;
}
