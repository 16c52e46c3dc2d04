import type { Person } from '../../people/person.ts';
import type { AssessedStep, Assessment } from '../assessment.ts';

/** How people assess themselves. Each has one self-assessment under way at most. */
export interface AssessmentRecords {
  /** Keeps a step of the self-assessment under way, and begins one if there is none. */
  answer(person: Person, step: AssessedStep, now: Date): Promise<void>;
  underWay(person: Person): Promise<Assessment | undefined>;
  /**
   * Finishes the self-assessment under way.
   * @param replacing those that were finished after this moment: it corrects them
   * @returns whether there was one
   */
  finish(person: Person, now: Date, replacing: Date): Promise<boolean>;
  /** The finished ones, the newest first. */
  finished(person: Person, limit: number): Promise<Assessment[]>;
}
