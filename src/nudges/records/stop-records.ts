import type { Person } from '../../people/person.ts';
import type { NudgeStop } from '../rules/nudge-stop.ts';

/** The switch that stops all nudges of a workspace. It is read before each nudge, so it works in every process. */
export interface StopRecords {
  /** Stops all nudges, in place of an earlier stop. */
  stop(by: Person, terms: Pick<NudgeStop, 'untilDay' | 'reason'>, now: Date): Promise<void>;
  /** Ends the stop. @returns whether there was one */
  end(team: string, now: Date): Promise<boolean>;
  /** The stop that nobody has ended; its last day may be over. */
  current(team: string): Promise<NudgeStop | undefined>;
  /** The same of each workspace that has one. */
  all(): Promise<ReadonlyMap<string, NudgeStop>>;
}
