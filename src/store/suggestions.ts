import { type Selectable, sql } from 'kysely';
import type { Db, Person, SuggestingChannelsTable, SuggestionOutcome } from './tables.ts';

export interface ChannelRef {
  team: string;
  channel: string;
}

/** A thread in which a card fits; a message at the top of a channel counts as the thread that it may begin. */
export interface ThreadRef extends ChannelRef {
  threadTs: string;
}

export type Suggestions = ReturnType<typeof createSuggestions>;

/** In which channels cards are suggested unasked, and which ones were. */
export function createSuggestions(db: Db) {
  const oneChannel = ({ team, channel }: ChannelRef) => ({ team, channel });
  const oneThread = ({ team, channel, threadTs }: ThreadRef) => ({ team, channel, threadTs });
  return {
    /** Switches a channel on or off. @returns whether that changed anything */
    async set(place: ChannelRef, by: Person | undefined, on: boolean, now: Date): Promise<boolean> {
      const state = { userId: by?.userId ?? null, switchedOn: on, changedAt: now };
      // Off is the default: a channel that was never on needs no row to be off.
      if (!on) {
        const changed = await db
          .updateTable('suggestingChannels')
          .set(state)
          .where((row) => row.and({ ...oneChannel(place), switchedOn: true }))
          .returning('team')
          .executeTakeFirst();
        return changed !== undefined;
      }
      const changed = await db
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
    },

    /** Who last switched a channel on or off, and when; undefined when nobody ever did. */
    async status(place: ChannelRef): Promise<Selectable<SuggestingChannelsTable> | undefined> {
      return db
        .selectFrom('suggestingChannels')
        .selectAll()
        .where((row) => row.and(oneChannel(place)))
        .executeTakeFirst();
    },

    /** All channels that are switched on. */
    async channels(): Promise<ChannelRef[]> {
      return db
        .selectFrom('suggestingChannels')
        .select(['team', 'channel'])
        .where('switchedOn', '=', true)
        .execute();
    },

    /** How many were offered in a channel since then. */
    async offeredSince(place: ChannelRef, since: Date): Promise<number> {
      const { count } = await db
        .selectFrom('suggestions')
        .select(sql<number>`count(*)::integer`.as('count'))
        .where((row) => row.and(oneChannel(place)))
        .where('offeredAt', '>', since)
        .executeTakeFirstOrThrow();
      return count;
    },

    /**
     * Takes on to suggest a card in a thread: at most once for a thread, and at most `most` in a channel since `since`.
     * Of any number of calls at once, in any process, no more get true.
     */
    async take(
      thread: ThreadRef,
      cardId: string,
      limits: { most: number; since: Date },
      now: Date,
    ): Promise<boolean> {
      return db.transaction().execute(async (trx) => {
        // Whoever else counts in this channel waits here.
        const channel = await trx
          .selectFrom('suggestingChannels')
          .select('switchedOn')
          .where((row) => row.and(oneChannel(thread)))
          .forUpdate()
          .executeTakeFirst();
        if (!channel?.switchedOn) return false;
        if ((await createSuggestions(trx).offeredSince(thread, limits.since)) >= limits.most) return false;
        const taken = await trx
          .insertInto('suggestions')
          .values({ ...oneThread(thread), cardId, outcome: null, offeredAt: now })
          .onConflict((conflict) => conflict.columns(['team', 'channel', 'threadTs']).doNothing())
          .returning('team')
          .executeTakeFirst();
        return taken !== undefined;
      });
    },

    /** One that was taken on could not be shown: it does not count. */
    async drop(thread: ThreadRef): Promise<void> {
      await db
        .deleteFrom('suggestions')
        .where((row) => row.and(oneThread(thread)))
        .execute();
    },

    /** Notes how a suggestion was taken. */
    async noteOutcome(thread: ThreadRef, outcome: SuggestionOutcome): Promise<void> {
      await db
        .updateTable('suggestions')
        .set({ outcome })
        .where((row) => row.and(oneThread(thread)))
        .execute();
    },
  };
}
