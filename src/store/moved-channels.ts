import type { ChannelRef } from '../people/conversation.ts';
import type { MovedChannels } from '../people/moved-channels.ts';
import type { Db } from './tables.ts';

/** Every table with a column for a channel; `tests/store/moved-channels.test.ts` checks that none is missing. */
export const CHANNEL_TABLES = [
  'answers',
  'audit',
  'checklists',
  'deliveries',
  'inbox',
  'subscriptions',
  'suggestingChannels',
  'suggestions',
] as const;

export function createMovedChannels(db: Db): MovedChannels {
  return {
    async move({ team, channel }: ChannelRef, to: string): Promise<void> {
      await db.transaction().execute(async (trx) => {
        // Whoever was quicker than Slack's event has set these up in the channel as it is now.
        for (const table of ['subscriptions', 'suggestingChannels'] as const) {
          const there = await trx
            .selectFrom(table)
            .select('team')
            .where((row) => row.and({ team, channel: to }))
            .executeTakeFirst();
          if (there)
            await trx
              .deleteFrom(table)
              .where((row) => row.and({ team, channel }))
              .execute();
        }
        for (const table of CHANNEL_TABLES) {
          await trx
            .updateTable(table)
            .set({ channel: to })
            .where((row) => row.and({ team, channel }))
            .execute();
        }
      });
    },
  };
}
