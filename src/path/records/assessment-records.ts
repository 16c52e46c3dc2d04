import type { Person } from '../../people/person.ts';
import type { AssessedStep, Assessment, AssessmentUnderWay } from '../assessment.ts';

/** How people assess themselves. Each has one self-assessment under way at most. */
export interface AssessmentRecords {
  /** Keeps a step of the self-assessment under way, and begins one if there is none. */
  answer(person: Person, step: AssessedStep, now: Date): Promise<void>;
  underWay(person: Person): Promise<AssessmentUnderWay | undefined>;
  /**
   * Finishes the self-assessment under way.
   * @param replacing those that were finished after this moment: it corrects them, and takes over what it has not reached
   * @returns whether there was one
   */
  finish(person: Person, now: Date, replacing: Date): Promise<boolean>;
  /** The finished ones, the newest first. */
  finished(person: Person, limit: number): Promise<Assessment[]>;
}
