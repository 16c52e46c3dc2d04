import { sql } from 'kysely';
import type {
  SuggestionOutcome,
  SuggestionRecords,
  SuggestionSwitch,
} from '../answers/records/suggestion-records.ts';
import type { ChannelRef, ThreadRef } from '../people/conversation.ts';
import type { Person } from '../people/person.ts';
import type { Forgotten } from './forgotten.ts';
import { onlyServed, type ServedTeams } from './served-teams.ts';
import type { Db } from './tables.ts';

export function createSuggestions(db: Db, served: ServedTeams, forgotten: Forgotten): SuggestionRecords {
  const oneChannel = ({ team, channel }: ChannelRef) => ({ team, channel });
  const oneThread = ({ team, channel, threadTs }: ThreadRef) => ({ team, channel, threadTs });
  async function switchTo(
    write: Db,
    place: ChannelRef,
    state: Pick<SuggestionSwitch, 'userId' | 'switchedOn' | 'changedAt'>,
  ): Promise<boolean> {
    // Off is the default, so a channel that was never on needs no row to be off.
    if (!state.switchedOn) {
      const changed = await write
        .updateTable('suggestingChannels')
        .set(state)
        .where((row) => row.and({ ...oneChannel(place), switchedOn: true }))
        .returning('team')
        .executeTakeFirst();
      return changed !== undefined;
    }
    return writeUnlessOn(write, place, state);
  }

  async function writeUnlessOn(
    write: Db,
    place: ChannelRef,
    state: Pick<SuggestionSwitch, 'userId' | 'switchedOn' | 'changedAt'>,
  ): Promise<boolean> {
    const changed = await write
      .insertInto('suggestingChannels')
      .values({ ...oneChannel(place), ...state })
      .onConflict((conflict) =>
        conflict
          .columns(['team', 'channel'])
          .doUpdateSet(state)
          .where('suggestingChannels.switchedOn', '=', false),
      )
      .returning('team')
      .executeTakeFirst();
    return changed !== undefined;
  }

  return {
    async set(place: ChannelRef, by: Person | undefined, on: boolean, now: Date): Promise<boolean> {
      if (by) {
        return forgotten.unless(db, by, (write, isForgotten) =>
          switchTo(write, place, { userId: isForgotten ? null : by.userId, switchedOn: on, changedAt: now }),
        );
      }
      return switchTo(db, place, { userId: null, switchedOn: on, changedAt: now });
    },

    async prepare(place: ChannelRef, by: Person, now: Date): Promise<boolean> {
      return forgotten.unless(db, by, (write, isForgotten) =>
        writeUnlessOn(write, place, {
          userId: isForgotten ? null : by.userId,
          switchedOn: false,
          changedAt: now,
        }),
      );
    },

    async status(place) {
      return db
        .selectFrom('suggestingChannels')
        .selectAll()
        .where((row) => row.and(oneChannel(place)))
        .executeTakeFirst();
    },

    async channels(): Promise<ChannelRef[]> {
      const on = db
        .selectFrom('suggestingChannels')
        .select(['team', 'channel'])
        .where('switchedOn', '=', true);
      return onlyServed(on, served).execute();
    },

    async offeredSince(place: ChannelRef, since: Date): Promise<number> {
      const { count } = await db
        .selectFrom('suggestions')
        .select(sql<number>`count(*)::integer`.as('count'))
        .where((row) => row.and(oneChannel(place)))
        .where('offeredAt', '>', since)
        .executeTakeFirstOrThrow();
      return count;
    },

    async hasRoom(thread: ThreadRef, { most, since }: { most: number; since: Date }): Promise<boolean> {
      const offered = await db
        .selectFrom('suggestions')
        .select('threadTs')
        .where((row) => row.and(oneThread(thread)))
        .executeTakeFirst();
      return offered === undefined && (await this.offeredSince(thread, since)) < most;
    },

    async take(
      thread: ThreadRef,
      cardId: string,
      limits: { most: number; since: Date },
      now: Date,
    ): Promise<boolean> {
      return db.transaction().execute(async (trx) => {
        // Others that count suggestions in this channel wait here.
        const channel = await trx
          .selectFrom('suggestingChannels')
          .select('switchedOn')
          .where((row) => row.and(oneChannel(thread)))
          .forUpdate()
          .executeTakeFirst();
        if (!channel?.switchedOn) return false;
        if (
          (await createSuggestions(trx, served, forgotten).offeredSince(thread, limits.since)) >= limits.most
        )
          return false;
        const taken = await trx
          .insertInto('suggestions')
          .values({ ...oneThread(thread), cardId, outcome: null, offeredAt: now })
          .onConflict((conflict) => conflict.columns(['team', 'channel', 'threadTs']).doNothing())
          .returning('team')
          .executeTakeFirst();
        return taken !== undefined;
      });
    },

    async drop(thread: ThreadRef): Promise<void> {
      await db
        .deleteFrom('suggestions')
        .where((row) => row.and(oneThread(thread)))
        .execute();
    },

    async noteOutcome(thread: ThreadRef, outcome: SuggestionOutcome): Promise<void> {
      await db
        .updateTable('suggestions')
        .set({ outcome })
        .where((row) => row.and(oneThread(thread)))
        .execute();
    },
  };
}
