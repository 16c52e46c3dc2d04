import type { Person } from '../../people/person.ts';

/** What somebody says is wrong on a card, as curators get it: without who it was. */
export interface MistakeReport {
  id: string;
  cardId: string;
  /** In their words. */
  text: string;
  reportedAt: Date;
}

/** The reports that no curator has closed. */
export interface ReportRecords {
  add(by: Person, report: MistakeReport): Promise<void>;
  /** The newest reports in a workspace, and how many there are. */
  newest(team: string, limit: number): Promise<{ reports: MistakeReport[]; all: number }>;
  byId(team: string, id: string): Promise<MistakeReport | undefined>;
  /** Deletes a report. @returns whether it was there */
  close(team: string, id: string): Promise<boolean>;
}
