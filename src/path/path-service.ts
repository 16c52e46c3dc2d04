import type { Requirement } from '../cards/ladder.ts';
import type { Catalog } from '../catalog/read-catalog.ts';
import type { Person } from '../people/person.ts';
import type { AssessedStep, Assessment, AssessmentUnderWay, FirstDaysList } from './assessment.ts';
import type { AssessmentRecords } from './records/assessment-records.ts';
import type { FirstDaysRecords } from './records/first-days-records.ts';
import { doneOf } from './rules/first-days.ts';
import { comparedWith } from './rules/growth.ts';

/** How far somebody new has come, as those see it whom they let see it: no more than a count. */
export interface ShownCount {
  userId: string;
  startedAt: Date;
  done: number;
  of: number;
}

/** Where a person is on their path. */
export interface PathStatus {
  /** The newest finished self-assessment. */
  current: Assessment | undefined;
  /** The one to compare it with. */
  before: Assessment | undefined;
  /** When the finished ones were finished, the newest first. */
  dates: Date[];
  /** The one under way. */
  underWay: AssessmentUnderWay | undefined;
  firstDays: FirstDaysList | undefined;
  /** People who let this person see how far they are. */
  shown: ShownCount[];
}

/** How people assess themselves and begin. Knows nothing about Slack. Everything throws while the database is away. */
export interface PathService {
  ladder(): readonly Requirement[];
  status(person: Person): Promise<PathStatus>;
  /** Keeps a step of a self-assessment. @returns whether the ladder has that requirement */
  answer(person: Person, step: AssessedStep): Promise<boolean>;
  /** Finishes the self-assessment under way. @returns whether anything was answered in it */
  finish(person: Person): Promise<boolean>;
  /** Starts a person's first 30 days. @param leadId who may see how many steps are done; null changes nothing about that */
  startFirstDays(person: Person, leadId: string | null): Promise<'started' | 'already'>;
  /** Ticks a step of the person's own list. @returns whether there is such a step in a list of theirs */
  tickFirstDay(person: Person, step: string, done: boolean): Promise<boolean>;
  showFirstDaysTo(person: Person, leadId: string | null): Promise<boolean>;
  endFirstDays(person: Person): Promise<boolean>;
}

/** How many self-assessments to look back on: some years of two a year. */
const FINISHED = 10;
/** How many people's counts to show. */
const SHOWN = 10;
/** Whoever finishes another one within this time corrects the first, in ms. */
const CORRECTS_MS = 24 * 60 * 60_000;

export function createPathService({
  catalog,
  store,
  now,
}: {
  catalog: { current(): Pick<Catalog, 'library'> };
  store: { assessments: AssessmentRecords; firstDays: FirstDaysRecords };
  now: () => Date;
}): PathService {
  const { assessments, firstDays } = store;
  const library = () => catalog.current().library;
  return {
    ladder: () => library().ladder,

    async status(person) {
      const steps = library().firstDays;
      const [finished, underWay, list, shown] = await Promise.all([
        assessments.finished(person, FINISHED),
        assessments.underWay(person),
        firstDays.read(person),
        firstDays.shownTo(person, SHOWN),
      ]);
      return {
        current: finished[0],
        before: comparedWith(finished),
        dates: finished.flatMap(({ finishedAt }) => finishedAt ?? []),
        underWay,
        firstDays: list,
        shown: shown.map((one) => ({
          userId: one.userId,
          startedAt: one.startedAt,
          done: doneOf(one, steps),
          of: steps.length,
        })),
      };
    },

    async answer(person, step) {
      if (!library().ladder.some(({ card }) => card === step.requirement)) return false;
      await assessments.answer(person, step, now());
      return true;
    },

    async finish(person) {
      const underWay = await assessments.underWay(person);
      if (!underWay || Object.keys(underWay.levels).length === 0) return false;
      const at = now();
      return assessments.finish(person, at, new Date(at.getTime() - CORRECTS_MS));
    },

    startFirstDays: (person, leadId) => firstDays.start(person, leadId, now()),

    async tickFirstDay(person, step, done) {
      if (!library().firstDays.some(({ id }) => id === step)) return false;
      return firstDays.tick(person, step, done, now());
    },

    showFirstDaysTo: (person, leadId) => firstDays.showTo(person, leadId, now()),
    endFirstDays: firstDays.end,
  };
}
