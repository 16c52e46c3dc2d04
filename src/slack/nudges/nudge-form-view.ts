import type { types } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import { describePlace, WEEKDAYS } from '../../nudges/rules/describe-choice.ts';
import { guessCountry } from '../../nudges/rules/holidays.ts';
import type { SubscriptionForm } from '../../nudges/rules/subscription-form.ts';
import type { NudgeStatus } from '../../nudges/subscriptions/nudge-status.ts';
import { actions, type Block, context, modal, section } from '../kit/blocks.ts';
import { ACTIONS, NUDGE_FIELDS, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { packWhose, unpackWhose, type Whose } from '../kit/whose.ts';
import { option } from './nudge-options.ts';
import { pauseButtons, stopButton } from './nudge-status-view.ts';

/** What a form must know when it is sent; travels in `private_metadata`. */
export interface NudgeFormState {
  whose: Whose;
  /** The zone of the person's Slack profile, undefined when it is not known. */
  profileZone?: string;
  /** Topics that a button chose for them. */
  tags?: string[];
}

/** What a form starts from where nothing was chosen before. */
const USUAL = { days: [1, 2, 3, 4, 5], channelDays: [1], time: '09:30', zone: 'UTC' };

/** The form by which nudges are started or changed, filled in with what is chosen or likely. */
export function nudgeFormModal(
  status: NudgeStatus,
  library: Library,
  state: NudgeFormState,
): types.ModalView {
  const { whose, profileZone } = state;
  const mine = whose.of === 'me';
  const { choice } = status;
  const running = status.type !== 'off';
  const zone = choice?.zone ?? profileZone ?? USUAL.zone;
  const place = choice ? choice.holidaysOf : (guessCountry(zone) ?? null);
  const days = choice?.days ?? (mine ? USUAL.days : USUAL.channelDays);
  const kinds = library.kinds.filter((kind) => library.ofKind(kind.id).length > 0);
  const chosenKinds = kinds.filter((kind) => choice?.topics.kinds.includes(kind.id));
  const tags = choice?.topics.tags ?? state.tags ?? [];
  const blocks: Block[] = [
    ...(running
      ? [actions(...(status.type === 'active' ? pauseButtons(whose) : []), stopButton(whose))]
      : [
          section(
            mine
              ? 'A small thing to learn on the days that you choose, as a direct message from me.'
              : 'A card and a question to talk about in this channel. Everybody here sees who set it up, and anyone can change, pause or stop it.',
          ),
        ]),
    input(NUDGE_FIELDS.days, 'Days', {
      type: 'checkboxes',
      action_id: NUDGE_FIELDS.days,
      options: WEEKDAYS.map((name, index) => option(name, String(index + 1))),
      initial_options: days.map((day) => option(WEEKDAYS[day - 1] ?? '', String(day))),
    }),
    input(NUDGE_FIELDS.time, 'Time', {
      type: 'timepicker',
      action_id: NUDGE_FIELDS.time,
      initial_time: choice?.time ?? USUAL.time,
    }),
    input(
      NUDGE_FIELDS.zone,
      'Time zone',
      {
        type: 'external_select',
        action_id: ACTIONS.nudgeZone,
        min_query_length: 1,
        initial_option: option(zone, zone),
        placeholder: plain('Type a city, such as Berlin'),
      },
      {
        hint: mine
          ? 'It follows your Slack profile when you move. Choose another zone, and it stays.'
          : 'The time of the channel; it stays when people move.',
      },
    ),
    input(
      NUDGE_FIELDS.holidaysOf,
      'No nudges on public holidays of',
      {
        type: 'external_select',
        action_id: ACTIONS.nudgePlace,
        min_query_length: 1,
        placeholder: plain('Type a country, such as Germany'),
        ...(place !== null && { initial_option: option(describePlace(place), place) }),
      },
      { optional: true, hint: 'Some countries have regions with holidays of their own.' },
    ),
    input(
      NUDGE_FIELDS.kinds,
      'Kinds of cards',
      {
        type: 'multi_static_select',
        action_id: NUDGE_FIELDS.kinds,
        placeholder: plain('All kinds'),
        options: kinds.slice(0, LIMITS.options).map((kind) => option(kind.name, kind.id)),
        ...(chosenKinds.length > 0 && {
          initial_options: chosenKinds.map((kind) => option(kind.name, kind.id)),
        }),
      },
      { optional: true },
    ),
    input(
      NUDGE_FIELDS.tags,
      'Topics',
      {
        type: 'multi_external_select',
        action_id: ACTIONS.nudgeTags,
        min_query_length: 0,
        placeholder: plain('All topics'),
        ...(tags.length > 0 && {
          initial_options: tags.slice(0, LIMITS.options).map((tag) => option(tag, tag)),
        }),
      },
      {
        optional: true,
        hint: 'Kinds and topics add to each other; with none of either, all cards may come.',
      },
    ),
    input(
      NUDGE_FIELDS.unseen,
      mine ? 'Only new things' : 'Only new cards',
      {
        type: 'checkboxes',
        action_id: NUDGE_FIELDS.unseen,
        options: [unseenOption(mine)],
        ...(choice?.topics.onlyUnseen && { initial_options: [unseenOption(mine)] }),
      },
      { optional: true },
    ),
    ...(mine
      ? []
      : [
          input(
            NUDGE_FIELDS.rotation,
            'Who leads the talk, in turn',
            {
              type: 'multi_users_select',
              action_id: NUDGE_FIELDS.rotation,
              placeholder: plain('Nobody in particular'),
              ...(status.rotation.length > 0 && { initial_users: status.rotation }),
            },
            { optional: true, hint: 'Ask them first: each is named in the channel when it is their turn.' },
          ),
        ]),
    context(
      mine
        ? 'Kept until you stop and delete it: what you chose, what was sent, and what you answered. Nobody else sees it.'
        : 'Kept: what was chosen and which cards came.',
    ),
  ];
  return {
    ...modal(VIEWS.nudgeForm, mine ? 'Your nudges' : 'Nudges for this channel', blocks, packState(state)),
    submit: plain(running ? 'Save' : 'Start'),
    close: plain('Cancel'),
  };
}

/** Asks for the day on which nudges go on. @param tomorrow 'YYYY-MM-DD' */
export function pauseUntilModal(whose: Whose, nextWeek: string): types.ModalView {
  return {
    ...modal(
      VIEWS.nudgePauseUntil,
      'Pause until',
      [
        input(NUDGE_FIELDS.until, 'The first day on which nudges come again', {
          type: 'datepicker',
          action_id: NUDGE_FIELDS.until,
          initial_date: nextWeek,
        }),
      ],
      packState({ whose }),
    ),
    submit: plain('Pause'),
    close: plain('Cancel'),
  };
}

/** What a person filled in. @param values as Slack gives them */
export function readNudgeForm(values: FormValues): SubscriptionForm & { rotation: string[] } {
  const of = (block: string) => Object.values(values[block] ?? {})[0];
  const many = (block: string) => (of(block)?.selected_options ?? []).map((one) => one.value ?? '');
  return {
    days: many(NUDGE_FIELDS.days),
    time: of(NUDGE_FIELDS.time)?.selected_time ?? null,
    zone: of(NUDGE_FIELDS.zone)?.selected_option?.value ?? null,
    kinds: many(NUDGE_FIELDS.kinds),
    tags: many(NUDGE_FIELDS.tags),
    onlyUnseen: many(NUDGE_FIELDS.unseen).length > 0,
    holidaysOf: of(NUDGE_FIELDS.holidaysOf)?.selected_option?.value ?? null,
    rotation: of(NUDGE_FIELDS.rotation)?.selected_users ?? [],
  };
}

/** The part of Slack's `view.state.values` that is read here. */
export type FormValues = Record<
  string,
  Record<
    string,
    {
      selected_options?: { value?: string | undefined }[];
      selected_option?: { value?: string | undefined } | null;
      selected_time?: string | null;
      selected_date?: string | null;
      selected_users?: string[];
    }
  >
>;

/** Undefined for the form of another version. */
export function readFormState(metadata: string): NudgeFormState | undefined {
  try {
    const state = JSON.parse(metadata) as { whose?: string; profileZone?: string };
    const whose = unpackWhose(state.whose);
    return whose && { whose, ...(state.profileZone && { profileZone: state.profileZone }) };
  } catch {
    return undefined;
  }
}

function packState({ whose, profileZone }: NudgeFormState): string {
  const channel = whose.of === 'channel' ? whose.channel : '';
  return JSON.stringify({ channel, whose: packWhose(whose), profileZone });
}

function unseenOption(mine: boolean): types.PlainTextOption {
  return option(mine ? 'Tell me only what I have not seen' : 'Only what this channel has not had', 'unseen');
}

function input(
  blockId: string,
  label: string,
  element: types.InputBlock['element'],
  { optional = false, hint }: { optional?: boolean; hint?: string } = {},
): types.InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element,
    ...(optional && { optional }),
    ...(hint && { hint: plain(hint) }),
  };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text };
}
