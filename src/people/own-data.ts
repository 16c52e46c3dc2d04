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

/** What people can do with the data that is stored about them. */
export interface OwnData {
  /** Everything, as JSON with one record per line. */
  asJson(person: Person): Promise<string>;
  /** Deletes everything. @returns how many records that were */
  deleteAll(person: Person): Promise<number>;
}

export function createOwnData({ store }: { store: { privacy: PersonalRecords } }): OwnData {
  return {
    async asJson({ team, userId }) {
      return inLines(await store.privacy.exportPerson(team, userId));
    },
    async deleteAll({ team, userId }) {
      return (await store.privacy.deletePerson(team, userId)).rows;
    },
  };
}

/** JSON that a person can read, and that can be split between lines to send it in pieces. */
function inLines(tables: Record<string, unknown>): string {
  const parts = Object.entries(tables).map(([name, value]) => {
    const text = Array.isArray(value)
      ? `[${value.map((row) => `\n${JSON.stringify(row)}`).join(',')}]`
      : JSON.stringify(value);
    return `${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${parts.join(',\n')}\n}`;
}
