import fc from 'fast-check';
import type { HostileRequest, World } from './hostile-requests.ts';
import { anyHostileJson, anyHostileText, NOBODY, NOWHERE } from './hostile-text.ts';

/** Events that the bot listens to, as Slack forms them, with texts where somebody else chooses them. A new one needs a row here. */
export const EVENTS: Record<string, (world: World) => fc.Arbitrary<object>> = {
  reaction_added: ({ answer, botUserId, people }) =>
    fc
      .record({
        user: fc.constantFrom(...people),
        reaction: fc.oneof(anyHostileText, fc.constant('compass'), fc.constant('compass::skin-tone-2')),
        ts: fc.constantFrom(answer.threadTs, answer.ts, '1.1'),
        item_user: fc.constantFrom(NOBODY, botUserId),
      })
      .map(({ ts, ...event }) => ({ ...event, item: { type: 'message', channel: answer.channel, ts } })),
  app_home_opened: ({ direct, people }) =>
    fc
      .record(
        {
          user: fc.constantFrom(...people),
          tab: fc.oneof(fc.constantFrom('home', 'messages'), anyHostileText),
          view: fc.record({ private_metadata: anyHostileText, state: anyHostileJson }),
        },
        { requiredKeys: ['user', 'tab'] },
      )
      .map((event) => ({ channel: direct, ...event })),
  user_change: ({ people }) =>
    fc
      .record({
        id: fc.constantFrom(...people),
        tz: anyHostileText,
        name: anyHostileText,
        deleted: fc.boolean(),
        profile: anyHostileJson,
      })
      .map((user) => ({ user })),
  channel_left: () => closed,
  group_left: () => closed,
  channel_deleted: () => closed,
  group_deleted: () => closed,
  channel_id_changed: () => fc.constant({ old_channel_id: NOWHERE, new_channel_id: 'C0NOWHERE2' }),
  // Those that people write come from messages in the local Slack.
  message: () =>
    fc
      .record({
        subtype: fc.constantFrom(...SUBTYPES),
        text: anyHostileText,
        message: anyHostileJson,
        previous_message: anyHostileJson,
        files: anyHostileJson,
        bot_id: fc.constant('B0OTHER'),
      })
      .map((event) => ({ channel: NOWHERE, channel_type: 'channel', ts: '1.1', ...event })),
};

const closed = fc.constant({ channel: NOWHERE });

const SUBTYPES = [
  'message_changed',
  'message_deleted',
  'bot_message',
  'channel_archive',
  'group_archive',
  'file_share',
  'me_message',
  'thread_broadcast',
  'x',
];

/** An event that the bot listens to, or any other. */
export function anyEvent(world: World): fc.Arbitrary<HostileRequest> {
  const known = Object.entries(EVENTS).map(([type, of]) => of(world).map((event) => ({ type, ...event })));
  return fc.oneof(...known, anyOtherEvent).map((event) => ({
    type: 'event',
    body: {
      type: 'event_callback',
      team_id: world.team,
      event_id: 'Ev1',
      event_time: 1,
      event: { event_ts: '1.1', ...event },
    },
  }));
}

/** Events that nobody listens to, some of which Slack has and the manifest does not. */
const anyOtherEvent = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(
        'assistant_thread_started',
        'link_shared',
        'member_joined_channel',
        'team_join',
        'app_uninstalled',
        'tokens_revoked',
        'file_shared',
        'reaction_removed',
        'message_metadata_posted',
      ),
      anyHostileText,
    ),
    anyHostileJson,
  )
  .map(([type, event]) => ({
    ...(event !== null && typeof event === 'object' ? event : { event }),
    type: type || 'x',
    event_ts: '1.1',
  }));
