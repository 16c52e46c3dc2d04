import fc from 'fast-check';
import { ACTIONS, INPUTS, NUDGE_FIELDS, SHORTCUTS } from '../../src/slack/kit/ids.ts';
import { click, type Forger, listenedTo, submission } from '../journeys/forged-requests.ts';
import { CARD, FORMS, type Target, VALUES } from '../journeys/forged-values.ts';
import type { HostileRequest, World } from './hostile-requests.ts';
import { anyHostileJson, anyHostileText, NOBODY, NOWHERE } from './hostile-text.ts';

/** Stands in a request for the trigger that Slack gives to a click, which lives for three seconds. */
export const TRIGGER = 'TRIGGER';

const VIEW = {
  id: 'V0FORGED',
  callback_id: 'card',
  private_metadata: '',
  title: { type: 'plain_text', text: 'A window' },
  blocks: [],
};

/** Every button, menu, form and shortcut, as a client that is not left alone sends it. */
export function anyInteraction(world: World): fc.Arbitrary<HostileRequest> {
  const anyPerson = fc.constantFrom(...world.people);
  const anyChannel = fc.constantFrom(...world.channels, world.direct);
  const target: Target = {
    channel: world.answer.channel,
    ts: world.answer.ts,
    list: 'list-1',
    delivery: world.delivery,
    report: 'report-1',
    words: 'words-1',
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
          ledBefore: anyHostileJson,
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
        ledBefore: [],
      }),
    ),
  );
  const anyPlace = fc.oneof(
    fc.constant({ channel: world.answer.channel, ts: world.answer.ts }),
    anyMetadata.map((metadata) => ({ metadata })),
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

  return fc.oneof(
    { weight: 6, arbitrary: anyClick },
    { weight: 3, arbitrary: anyForm },
    { weight: 1, arbitrary: anyTyped },
    { weight: 1, arbitrary: anyShortcut },
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
