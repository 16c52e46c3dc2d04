import { describe, expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { ADA, MARCO, PLATFORM, startJourney } from './journey.ts';

const SECRET = 'how do we version datasets for Project Zanzibar?';
const FORWARDED = {
  is_share: true,
  is_msg_unfurl: true,
  author_id: ADA,
  author_name: 'Ada',
  channel_id: 'C0GENERAL',
  ts: '1.1',
  fallback: 'x',
  text: SECRET,
};

/** What comes along with a message of one's own. */
const COMES_ALONG = {
  'a forwarded message': { attachments: [FORWARDED] },
  'the preview of a link to a message': { attachments: [{ ...FORWARDED, is_share: false }] },
  'a message forwarded as blocks': {
    attachments: [
      {
        ...FORWARDED,
        text: '',
        message_blocks: [
          { message: { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: SECRET } }] } },
        ],
      },
    ],
  },
};

describe('guidance on a message of one’s own', () => {
  it.each(Object.entries(COMES_ALONG))(
    'is about %s in it, too, and keeps only what the person wrote themselves',
    async (_, along) => {
      const database = testDatabase('postgres');
      const { playground, marco, bot, place } = await startJourney({ database });
      const ts = playground.post({ channel: PLATFORM, by: MARCO, text: 'what about this?', ...along });
      await marco.act({ do: 'react', channel: PLATFORM, ts, name: 'compass' });
      await marco.sees((now) =>
        now.messages.find(
          (one) => one.ephemeral && JSON.stringify(one).includes('Version models and datasets'),
        ),
      );
      await marco.act({ do: 'shortcut', callbackId: 'find_guidance', channel: PLATFORM, ts });
      await marco.sees((now) =>
        now.modals.find((one) => JSON.stringify(one).includes('Version models and datasets')),
      );
      await bot.stop();
      const store = await database.open(place);
      const kept = await store.db.selectFrom('answers').select(['question', 'questionKey']).execute();
      expect(kept).toEqual(Array(2).fill({ question: 'what about this?', questionKey: null }));
      await store.close();
    },
  );
});
