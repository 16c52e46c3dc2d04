import type { Person } from './person.ts';

/** Everything stored about one person, in all tables. */
export interface PersonalRecords {
  /** Everything stored about a person, by table, oldest first; fit for JSON.stringify. */
  exportPerson(team: string, userId: string): Promise<Record<string, unknown>>;
  /**
   * Deletes everything stored about a person, all or nothing. A message keeps only its key until it is
   * old, without person, text or thread: Slack may deliver it once more, and "forget me" itself would then be
   * answered twice. A channel's nudges remain the channel's, without the person.
   * @returns how many rows that were
   */
  deletePerson(team: string, userId: string): Promise<{ rows: number }>;
}

/** Everything that is stored about a person, ready to be sent. */
export interface AllData {
  /** How many records there are in each table; tables without any are left out. */
  counts: readonly { table: string; records: number }[];
  /** All of it, with one record per line. */
  json: string;
}

/** What people can do with the data that is stored about them. */
export interface OwnData {
  /** Everything that is stored about a person. */
  all(person: Person): Promise<AllData>;
  /** Deletes everything. @returns how many records that were */
  deleteAll(person: Person): Promise<number>;
}

/** @param settled resolves when nothing that was begun before is still being sent to a person */
export function createOwnData({
  store,
  settled,
}: {
  store: { privacy: PersonalRecords };
  settled: (person: Person) => Promise<void>;
}): OwnData {
  return {
    async all({ team, userId }) {
      const tables = await store.privacy.exportPerson(team, userId);
      const counts = Object.entries(tables).flatMap(([table, rows]) =>
        Array.isArray(rows) && rows.length > 0 ? [{ table, records: rows.length }] : [],
      );
      return { counts, json: inLines(tables) };
    },
    async deleteAll({ team, userId }) {
      const { rows } = await store.privacy.deletePerson(team, userId);
      await settled({ team, userId });
      return rows;
    },
  };
}

/**
 * JSON that a person can read, and that can be split between lines to send it in pieces. What was emptied, such as the text of an
 * answered message, is left out, and the table that has little else comes last.
 */
function inLines(tables: Record<string, unknown>): string {
  const { inbox, ...others } = tables;
  const parts = Object.entries(inbox === undefined ? others : { ...others, inbox }).map(([name, value]) => {
    const text = Array.isArray(value)
      ? `[${value.map((row) => `\n${toJson(row)}`).join(',')}]`
      : toJson(value);
    return `${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${parts.join(',\n')}\n}`;
}

function toJson(row: unknown): string {
  return JSON.stringify(row, (_, value: unknown) => (value === '' ? undefined : value));
}
