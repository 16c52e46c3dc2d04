import type { MessageRef } from '../people/conversation.ts';
import type { Person } from '../people/person.ts';
import { currentWork } from '../work.ts';
import type { Db } from './tables.ts';

/** For this long, this process knows who deleted everything, in ms: no work takes longer. */
const REMEMBERED_MS = 60 * 60_000;

/**
 * Keeps work that was begun before a person deleted everything from storing something about them afterwards. The database
 * can't hold who did so: that, too, would be something about them. So each process knows it of its own deletions, and
 * what another process deleted shows in the inbox, where the message that is being answered has lost its person.
 */
export interface Forgotten {
  /**
   * Runs a write of a row with a person in it. Every such write goes through here.
   * @param write is told whether the person is forgotten: it then leaves the row or the name out
   */
  unless<T>(db: Db, person: Person, write: (db: Db, isForgotten: boolean) => Promise<T>): Promise<T>;
  /** Runs the deletion: after the writes that are under way, and before all later ones of earlier work. */
  forget<T>(person: Person, deletion: () => Promise<T>): Promise<T>;
}

export function createForgotten(): Forgotten {
  const deletedAt = new Map<string, number>();
  const underWay = new Map<string, Set<Promise<unknown>>>();
  const keyOf = ({ team, userId }: Person) => `${team} ${userId}`;

  async function track<T>(key: string, written: Promise<T>): Promise<T> {
    const writes = underWay.get(key) ?? new Set();
    underWay.set(key, writes.add(written));
    try {
      return await written;
    } finally {
      writes.delete(written);
      if (writes.size === 0 && underWay.get(key) === writes) underWay.delete(key);
    }
  }

  return {
    unless(db, person, write) {
      const work = currentWork();
      const key = keyOf(person);
      if (work && work.began <= (deletedAt.get(key) ?? Number.NEGATIVE_INFINITY)) return write(db, true);
      // A transaction holds the row of a nudge, for which the deletion waits, too: not both, or each would wait for the other.
      const message = db.isTransaction ? undefined : work?.message;
      const written = message ? ofMessage(db, message, write) : write(db, false);
      return track(key, written);
    },

    async forget(person, deletion) {
      const now = performance.now();
      for (const [key, at] of deletedAt) if (at < now - REMEMBERED_MS) deletedAt.delete(key);
      deletedAt.set(keyOf(person), now);
      await Promise.allSettled(underWay.get(keyOf(person)) ?? []);
      return deletion();
    },
  };
}

/** Whoever deletes the person waits for the message's row, and so deletes what is written here, too. */
async function ofMessage<T>(
  db: Db,
  { team, channel, ts }: MessageRef,
  write: (db: Db, isForgotten: boolean) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('inbox')
      .select('userId')
      .where((where) => where.and({ team, channel, ts }))
      .forShare()
      .executeTakeFirst();
    return write(trx, row?.userId === null);
  });
}
