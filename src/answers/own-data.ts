import type { Store } from '../store/store.ts';
import type { Person } from '../store/tables.ts';

/** What people can do with what is kept about them. */
export interface OwnData {
  /** Everything, as JSON with one record a line. */
  asJson(person: Person): Promise<string>;
  /** Deletes everything. @returns how many records that were */
  deleteAll(person: Person): Promise<number>;
}

export function createOwnData({ store }: { store: Pick<Store, 'privacy'> }): OwnData {
  return {
    async asJson({ team, userId }) {
      return inLines(await store.privacy.exportPerson(team, userId));
    },
    async deleteAll({ team, userId }) {
      return (await store.privacy.deletePerson(team, userId)).rows;
    },
  };
}

/** JSON that can be cut between lines to be sent in pieces, and that a person can read. */
function inLines(tables: Record<string, unknown>): string {
  const parts = Object.entries(tables).map(([name, value]) => {
    const text = Array.isArray(value)
      ? `[${value.map((row) => `\n${JSON.stringify(row)}`).join(',')}]`
      : JSON.stringify(value);
    return `${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${parts.join(',\n')}\n}`;
}
