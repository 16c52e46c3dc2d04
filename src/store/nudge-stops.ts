import { randomUUID } from 'node:crypto';
import type { StopRecords } from '../nudges/records/stop-records.ts';
import type { Forgotten } from './forgotten.ts';
import { keptText } from './kept-text.ts';
import { onlyServed, type ServedTeams } from './served-teams.ts';
import type { Db } from './tables.ts';

/** More than the form takes, in case that is raised. */
const LONGEST = 1000;

export function createNudgeStops(db: Db, served: ServedTeams, forgotten: Forgotten): StopRecords {
  const open = () => db.selectFrom('nudgeStops').selectAll().where('endedAt', 'is', null);

  async function endAll(write: Db, team: string, now: Date): Promise<boolean> {
    const ended = await write
      .updateTable('nudgeStops')
      .set({ endedAt: now })
      .where('team', '=', team)
      .where('endedAt', 'is', null)
      .returning('id')
      .execute();
    return ended.length > 0;
  }

  return {
    async stop(by, { untilDay, reason }, now) {
      const { team } = by;
      await forgotten.unless(db, by, async (write, isForgotten) => {
        const replace = async (trx: Db) => {
          await endAll(trx, team, now);
          await trx
            .insertInto('nudgeStops')
            .values({
              id: randomUUID(),
              team,
              userId: isForgotten ? null : by.userId,
              untilDay,
              reason: isForgotten ? '' : keptText(reason, LONGEST),
              stoppedAt: now,
              endedAt: null,
            })
            .execute();
        };
        // A moment without a stop would let nudges through.
        await (write.isTransaction ? replace(write) : write.transaction().execute(replace));
      });
    },

    end: (team, now) => endAll(db, team, now),

    async current(team) {
      // Two curators may stop them at the same moment: the later one counts.
      return open()
        .where('team', '=', team)
        .orderBy('stoppedAt', 'desc')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
    },

    async all() {
      const stops = await onlyServed(open(), served).orderBy('stoppedAt').orderBy('id', 'desc').execute();
      return new Map(stops.map((stop) => [stop.team, stop]));
    },
  };
}
