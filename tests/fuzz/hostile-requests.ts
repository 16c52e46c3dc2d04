import fc from 'fast-check';
import { ACTIONS, INPUTS, NUDGE_FIELDS, SHORTCUTS } from '../../src/slack/kit/ids.ts';
import { click, type Forger, listenedTo, submission } from '../journeys/forged-requests.ts';
import { CARD, FORMS, type Target, VALUES } from '../journeys/forged-values.ts';
import { anyHostileJson, anyHostileText, NOBODY, NOWHERE } from './hostile-text.ts';

/** What requests can be about: places and messages that there are. */
export interface World {
  team: string;
  botUserId: string;
  people: readonly string[];
  /** Channels, and the direct messages of the first of the people. */
  channels: readonly string[];
  direct: string;
  /** A message of the bot that answers in a thread. */
  answer: { channel: string; ts: string; threadTs: string };
  delivery: string;
  /** Where the bot answers a click. */
  responseUrl: string;
}

/** One thing that somebody sends to do harm. */
export type HostileRequest =
  /** A message as it stands in Slack, which then sends its events. */
  | {
      type: 'message';
      channel: string;
      by: string;
      text: string;
      threadTs?: string;
      blocks?: unknown;
      attachments?: unknown;
    }
  | { type: 'command'; fields: Record<string, string>; by: string }
  | { type: 'event'; body: object }
  | { type: 'interactive'; body: object; by: string };

/** Stands in a request for the trigger that Slack gives to a click, which lives for three seconds. */
export const TRIGGER = 'TRIGGER';

const VIEW = {
  id: 'V0FORGED',
  callback_id: 'card',
  private_metadata: '',
  title: { type: 'plain_text', text: 'A window' },
  blocks: [],
};

/** Every kind of request that the bot listens to, taken from the code, filled with hostile texts. */
export function anyRequest(world: World): fc.Arbitrary<HostileRequest> {
  const anyPerson = fc.constantFrom(...world.people);
  const anyChannel = fc.constantFrom(...world.channels, world.direct);
  const target: Target = {
    channel: world.answer.channel,
    ts: world.answer.ts,
    list: 'list-1',
    delivery: world.delivery,
    forger: world.people[0] ?? '',
  };
  const by = anyPerson.map((userId): Forger => ({ userId, team: world.team }));
  const anyMetadata = fc.oneof(
    anyHostileText,
    anyHostileJson.map((json) => JSON.stringify(json)),
    fc
      .record(
        {
          channel: fc.oneof(anyChannel, anyHostileText),
          channelName: anyHostileText,
          threadTs: anyHostileText,
          cardId: anyHostileText,
          whose: anyHostileText,
          profileZone: anyHostileText,
        },
        { requiredKeys: ['channel'] },
      )
      .map((json) => JSON.stringify(json)),
    fc.constant(
      JSON.stringify({
        channel: target.channel,
        threadTs: world.answer.threadTs,
        cardId: CARD,
        whose: target.channel,
      }),
    ),
  );
  const anyPlace = fc.oneof(
    fc.constant({ channel: world.answer.channel, ts: world.answer.ts }),
    anyMetadata.map((metadata) => ({ metadata })),
  );

  const anyMessage = fc
    .record({
      channel: anyChannel,
      text: fc
        .tuple(fc.constantFrom('', `<@${world.botUserId}> `, 'Guidepost, '), anyHostileText)
        .map((parts) => parts.join('')),
      inThread: fc.boolean(),
      blocks: fc.option(fc.array(anyHostileJson, { maxLength: 3 }), { nil: undefined, freq: 4 }),
      attachments: fc.option(fc.array(anyHostileJson, { maxLength: 3 }), { nil: undefined, freq: 4 }),
      by: anyPerson,
    })
    .map(
      ({ inThread, channel, ...message }): HostileRequest => ({
        type: 'message',
        ...message,
        by: channel === world.direct ? target.forger : message.by,
        ...(inThread ? { channel: world.answer.channel, threadTs: world.answer.threadTs } : { channel }),
      }),
    );

  const anyCommand = fc
    .record({
      text: anyHostileText,
      channel_id: fc.oneof(anyChannel, fc.constant(NOWHERE)),
      channel_name: anyHostileText,
      user_id: anyPerson,
    })
    .map(
      (fields): HostileRequest => ({
        type: 'command',
        by: fields.user_id,
        fields: {
          command: '/guide',
          team_id: world.team,
          response_url: world.responseUrl,
          trigger_id: TRIGGER,
          ...fields,
        },
      }),
    );

  const anyValueOf = (actionId: string) =>
    fc.oneof(
      anyHostileText,
      fc
        .tuple(
          fc.constantFrom(...(VALUES[actionId]?.(target) ?? [''])),
          fc.nat(),
          anyHostileText,
          fc.integer({ min: 0, max: 2 }),
        )
        .map(([value, at, text, how]) => distorted(value, at, text, how)),
    );
  const anyClick = fc
    .constantFrom(...listenedTo('action'))
    .chain((actionId) =>
      fc.record({
        actionId: fc.constant(actionId),
        value: anyValueOf(actionId),
        at: anyPlace,
        by,
        number: fc.constantFrom('', ':3'),
      }),
    )
    .map(
      ({ actionId, number, ...rest }): HostileRequest => ({
        type: 'interactive',
        by: rest.by.userId,
        // A link has no number: it stands alone.
        body: click({
          ...rest,
          actionId: actionId === ACTIONS.openLink ? actionId : `${actionId}${number}`,
          trigger: TRIGGER,
          responseUrl: world.responseUrl,
        }),
      }),
    );

  const anyFields = fc.dictionary(
    fc.constantFrom(...Object.values(INPUTS), ...Object.values(NUDGE_FIELDS)),
    fc.dictionary(
      fc.constantFrom(
        ACTIONS.searchText,
        ACTIONS.searchKind,
        ...Object.values(INPUTS),
        ...Object.values(NUDGE_FIELDS),
      ),
      fc.record(
        {
          value: anyHostileText,
          selected_option: fc.record({ value: anyHostileText }),
          selected_options: fc.array(fc.record({ value: anyHostileText }), { maxLength: 3 }),
          selected_conversation: fc.oneof(anyChannel, anyHostileText),
          selected_users: fc.array(fc.oneof(anyPerson, anyHostileText), { maxLength: 3 }),
          selected_time: anyHostileText,
          selected_date: fc.oneof(
            anyHostileText,
            fc.constantFrom('2099-01-01', '9999-99-99', '0000-01-01', '-271821-04-20'),
          ),
        },
        { requiredKeys: [] },
      ),
      { maxKeys: 3 },
    ),
    { maxKeys: 6 },
  );
  const anyForm = fc
    .record({
      callbackId: fc.constantFrom(...listenedTo('view')),
      values: anyFields,
      filled: fc.boolean(),
      metadata: anyMetadata,
      by,
    })
    .map(({ values, filled, ...form }): HostileRequest => {
      const all = filled ? { ...FORMS[form.callbackId]?.(target), ...values } : values;
      return {
        type: 'interactive',
        by: form.by.userId,
        body: submission(form.by, { ...form, values: all, trigger: TRIGGER }),
      };
    });

  const anyTyped = fc
    .record({
      actionId: fc.constantFrom(...listenedTo('options'), ACTIONS.searchText, ACTIONS.openSearch),
      value: anyHostileText,
      values: anyFields,
      by,
      type: fc.constantFrom('modal', 'home'),
    })
    .map(({ actionId, value, values, by: who, type }): HostileRequest => {
      const request = click({
        by: who,
        actionId,
        value,
        at: { metadata: '' },
        trigger: TRIGGER,
        responseUrl: '',
      });
      const view = {
        ...VIEW,
        type,
        state: { values: { ...values, [INPUTS.searchText]: { [ACTIONS.searchText]: { value } } } },
      };
      const isMenu = listenedTo('options').includes(actionId);
      return {
        type: 'interactive',
        by: who.userId,
        body: { ...request, view, ...(isMenu && { type: 'block_suggestion', action_id: actionId, value }) },
      };
    });

  const anyShortcut = fc
    .record({
      callback_id: fc.constantFrom(...Object.values(SHORTCUTS)),
      text: anyHostileText,
      blocks: anyHostileJson,
      attachments: anyHostileJson,
      files: anyHostileJson,
      channel: fc.oneof(anyChannel, fc.constant(NOWHERE)),
      name: anyHostileText,
      by,
    })
    .map(
      ({ callback_id, channel, name, by: { userId }, ...message }): HostileRequest => ({
        type: 'interactive',
        by: userId,
        body: {
          type: callback_id === SHORTCUTS.findGuidance ? 'message_action' : 'shortcut',
          callback_id,
          team: { id: world.team },
          user: { id: userId, team_id: world.team },
          trigger_id: TRIGGER,
          channel: { id: channel, name },
          message: { type: 'message', user: NOBODY, ts: world.answer.ts, ...message },
          message_ts: world.answer.ts,
          response_url: world.responseUrl,
        },
      }),
    );

  const anyEvent = fc.oneof(anyKnownEvent(world, anyPerson), anyOtherEvent).map(
    (event): HostileRequest => ({
      type: 'event',
      body: { type: 'event_callback', team_id: world.team, event_id: 'Ev1', event_time: 1, event },
    }),
  );

  return fc.oneof(
    { weight: 4, arbitrary: anyMessage },
    { weight: 3, arbitrary: anyCommand },
    { weight: 6, arbitrary: anyClick },
    { weight: 3, arbitrary: anyForm },
    { weight: 1, arbitrary: anyTyped },
    { weight: 1, arbitrary: anyShortcut },
    { weight: 3, arbitrary: anyEvent },
  );
}

/** A right value with something in it that is not. */
function distorted(value: string, at: number, text: string, how: number): string {
  if (how === 0) return value;
  const parts = value.split(/(?=[ \n#])/);
  const place = at % parts.length;
  if (how === 1) parts[place] = `${parts[place]?.[0] ?? ''}${text}`;
  else parts.splice(place, 0, text);
  return parts.join('');
}

/** Events that the bot listens to, as Slack forms them, with texts where somebody else chooses them. */
function anyKnownEvent(
  { answer, direct, botUserId }: World,
  anyPerson: fc.Arbitrary<string>,
): fc.Arbitrary<object> {
  return fc.oneof(
    fc
      .record({
        user: anyPerson,
        reaction: fc.oneof(anyHostileText, fc.constant('compass'), fc.constant('compass::skin-tone-2')),
        ts: fc.constantFrom(answer.threadTs, answer.ts, '1.1'),
        item_user: fc.constantFrom(NOBODY, botUserId),
      })
      .map(({ ts, ...event }) => ({
        type: 'reaction_added',
        event_ts: '1.1',
        item: { type: 'message', channel: answer.channel, ts },
        ...event,
      })),
    fc
      .record({
        user: anyPerson,
        tab: fc.oneof(fc.constantFrom('home', 'messages'), anyHostileText),
        view: fc.option(fc.record({ private_metadata: anyHostileText, state: anyHostileJson })),
      })
      .map((event) => ({
        type: 'app_home_opened',
        channel: direct,
        event_ts: '1.1',
        ...event,
        view: event.view ?? undefined,
      })),
    fc
      .record({
        id: anyPerson,
        tz: anyHostileText,
        name: anyHostileText,
        deleted: fc.boolean(),
        profile: anyHostileJson,
      })
      .map((user) => ({ type: 'user_change', event_ts: '1.1', user })),
    fc
      .record({
        type: fc.constantFrom('channel_left', 'group_left', 'channel_deleted', 'group_deleted'),
        channel: fc.constant(NOWHERE),
      })
      .map((event) => ({ event_ts: '1.1', ...event })),
    fc.constant({
      type: 'channel_id_changed',
      old_channel_id: NOWHERE,
      new_channel_id: 'C0NOWHERE2',
      event_ts: '1.1',
    }),
    fc
      .record({
        subtype: fc.constantFrom(
          'message_changed',
          'message_deleted',
          'bot_message',
          'channel_archive',
          'group_archive',
          'file_share',
          'me_message',
          'thread_broadcast',
          'x',
        ),
        text: anyHostileText,
        message: anyHostileJson,
        previous_message: anyHostileJson,
        files: anyHostileJson,
        bot_id: fc.constant('B0OTHER'),
      })
      .map((event) => ({
        type: 'message',
        channel: NOWHERE,
        channel_type: 'channel',
        ts: '1.1',
        event_ts: '1.1',
        ...event,
      })),
  );
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
