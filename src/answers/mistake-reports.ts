import { randomUUID } from 'node:crypto';
import type { Audit } from '../people/audit.ts';
import type { Person } from '../people/person.ts';
import type { MistakeReport, ReportRecords } from './records/report-records.ts';

/** What people report as wrong on cards, for the people who look after them. */
export interface MistakeReports {
  /** Stores a report. Throws when that fails: thanking the person would be a lie. */
  report(by: Person, cardId: string, text: string): Promise<MistakeReport>;
  /** A report that is still open in a workspace. */
  read(team: string, id: string): Promise<MistakeReport | undefined>;
  /** A curator closes a report, which deletes it. @returns whether it was still open */
  close(by: Person, id: string): Promise<boolean>;
}

export function createMistakeReports({
  store,
  audit,
  now,
}: {
  store: { reports: ReportRecords };
  audit: Pick<Audit, 'note'>;
  now: () => Date;
}): MistakeReports {
  return {
    async report(by, cardId, text) {
      const report = { id: randomUUID(), cardId, text, reportedAt: now() };
      await store.reports.add(by, report);
      return report;
    },
    read: store.reports.byId,
    async close(by, id) {
      const report = await store.reports.byId(by.team, id);
      const closed = await store.reports.close(by.team, id);
      if (closed && report) await audit.note('report-closed', by, { cardId: report.cardId });
      return closed;
    },
  };
}
