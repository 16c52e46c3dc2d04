import { randomUUID } from 'node:crypto';
import type { Person } from '../people/person.ts';
import type { MistakeReport, ReportRecords } from './records/report-records.ts';

/** What people report as wrong on cards, for the people who look after them. */
export interface MistakeReports {
  /** Stores a report. Throws when that fails: thanking the person would be a lie. */
  report(by: Person, cardId: string, text: string): Promise<MistakeReport>;
  /** A report that is still open in a workspace. */
  read(team: string, id: string): Promise<MistakeReport | undefined>;
  /** Closes a report, which deletes it. @returns whether it was still open */
  close(team: string, id: string): Promise<boolean>;
}

export function createMistakeReports({
  store,
  now,
}: {
  store: { reports: ReportRecords };
  now: () => Date;
}): MistakeReports {
  return {
    async report(by, cardId, text) {
      const report = { id: randomUUID(), cardId, text, reportedAt: now() };
      await store.reports.add(by, report);
      return report;
    },
    read: store.reports.byId,
    close: store.reports.close,
  };
}
