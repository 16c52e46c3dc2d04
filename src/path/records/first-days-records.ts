import type { Person } from '../../people/person.ts';
import type { FirstDaysList } from '../assessment.ts';

/** The first 30 days of people who are new. */
export interface FirstDaysRecords {
  /**
   * Starts a person's list, unless they have one.
   * @param leadId who may see how many steps are done; null changes nothing about that
   */
  start(person: Person, leadId: string | null, now: Date): Promise<'started' | 'already'>;
  read(person: Person): Promise<FirstDaysList | undefined>;
  /** Ticks a step, or takes the tick back. @returns whether the person has a list */
  tick(person: Person, step: string, done: boolean, now: Date): Promise<boolean>;
  /** Lets somebody see how many steps are done, or nobody. @returns whether the person has a list */
  showTo(person: Person, leadId: string | null, now: Date): Promise<boolean>;
  /** Deletes a person's list. @returns whether there was one */
  end(person: Person): Promise<boolean>;
  /** The lists that somebody may see the count of, the newest first. */
  shownTo(lead: Person, limit: number): Promise<FirstDaysList[]>;
}
