import type { types } from '@slack/bolt';
import type { Kind } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { USUAL_LEVEL } from '../../nudges/rules/curriculum-order.ts';
import { describePlace, listInWords, WEEKDAYS } from '../../nudges/rules/describe-choice.ts';
import { guessCountry } from '../../nudges/rules/holidays.ts';
import type { NudgeStatus } from '../../nudges/subscriptions/nudge-status.ts';
import { actions, type Block, context, modal, section } from '../kit/blocks.ts';
import { ACTIONS, NUDGE_FIELDS, VIEWS } from '../kit/ids.ts';
import { inputBlock, plainText } from '../kit/input-block.ts';
import { LIMITS } from '../kit/limits.ts';
import { MOST_IN_ROTATION, type NudgeFormState, packFormState } from './form-state.ts';
import { learnerSelect } from './learner-select.ts';
import { pauseButtons, previewButton, stopButton } from './nudge-buttons.ts';
import { option } from './nudge-options.ts';
import { offeredTimes } from './times-value.ts';
import { FIELDS, FORM_BUTTONS, FORM_INTROS, KEPT, TITLES } from './words.ts';

/** What the form proposes where nothing is chosen yet. */
const DEFAULTS = { days: [1, 2, 3, 4, 5], channelDays: [1], time: '09:30', zone: 'UTC' };

type Choice = NudgeStatus['choice'];

/**
 * The form that starts or changes nudges, filled in with what is chosen, or else likely.
 * @param kinds those that can be chosen
 */
export function nudgeFormModal(
  status: NudgeStatus,
  { library, kinds }: { library: Library; kinds: readonly Kind[] },
  state: NudgeFormState,
): types.ModalView {
  const { whose, profileZone } = state;
  const { choice } = status;
  const mine = whose.of === 'me';
  const running = status.type !== 'off';
  const { days, time, zone } = offeredTimes(
    {
      days: choice?.days ?? (mine ? DEFAULTS.days : DEFAULTS.channelDays),
      time: choice?.time ?? DEFAULTS.time,
      zone: choice?.zone ?? profileZone ?? DEFAULTS.zone,
    },
    state.offered,
  );
  const blocks: Block[] = [
    ...(running ? [] : [section(mine ? FORM_INTROS.mine : FORM_INTROS.here)]),
    actions(
      ...(status.type === 'active' ? pauseButtons(whose) : []),
      ...(running ? [stopButton(whose)] : []),
      previewButton(whose),
    ),
    ...(mine ? [learnerInput(choice, library)] : []),
    daysInput(days),
    timeInput(time),
    zoneInput(zone, mine),
    holidaysInput(choice ? choice.holidaysOf : (guessCountry(zone) ?? null)),
    kindsInput(choice?.topics.kinds ?? state.kinds ?? [], kinds),
    tagsInput(choice?.topics.tags ?? state.tags ?? []),
    unseenInput(choice, mine),
    ...(mine ? [] : [rotationInput(status.rotation)]),
    context(mine ? KEPT.mine : KEPT.here),
  ];
  const title = mine ? TITLES.formMine : TITLES.formHere;
  return {
    ...modal(
      VIEWS.nudgeForm,
      title,
      blocks,
      packFormState(mine ? state : { ...state, ledBefore: status.rotation }),
    ),
    submit: plainText(running ? FORM_BUTTONS.save : FORM_BUTTONS.start),
    close: plainText(FORM_BUTTONS.cancel),
  };
}

/** One question: how far they have come, and what they want to hear more of. */
function learnerInput(choice: Choice, { curriculum }: Library): types.InputBlock {
  const chosen = choice?.level ? choice : { level: USUAL_LEVEL, interest: null };
  return inputBlock(
    NUDGE_FIELDS.learner,
    FIELDS.learner,
    learnerSelect(NUDGE_FIELDS.learner, curriculum.interests, chosen),
    { hint: FIELDS.learnerHint },
  );
}

/** @param days from 1 (Monday) to 7 (Sunday) */
function daysInput(days: readonly number[]): types.InputBlock {
  return inputBlock(NUDGE_FIELDS.days, FIELDS.days, {
    type: 'checkboxes',
    action_id: NUDGE_FIELDS.days,
    options: WEEKDAYS.map((name, index) => option(name, String(index + 1))),
    initial_options: days.map((day) => option(WEEKDAYS[day - 1] ?? '', String(day))),
  });
}

/** @param time 'HH:MM' */
function timeInput(time: string): types.InputBlock {
  return inputBlock(NUDGE_FIELDS.time, FIELDS.time, {
    type: 'timepicker',
    action_id: NUDGE_FIELDS.time,
    initial_time: time,
  });
}

function zoneInput(zone: string, mine: boolean): types.InputBlock {
  return inputBlock(
    NUDGE_FIELDS.zone,
    FIELDS.zone,
    {
      type: 'external_select',
      action_id: ACTIONS.nudgeZone,
      min_query_length: 1,
      initial_option: option(zone, zone),
      placeholder: plainText(FIELDS.zonePlaceholder),
    },
    { hint: mine ? FIELDS.zoneHintMine : FIELDS.zoneHintHere },
  );
}

/** @param place the code of a country or region; null for none */
function holidaysInput(place: string | null): types.InputBlock {
  return inputBlock(
    NUDGE_FIELDS.holidaysOf,
    FIELDS.holidays,
    {
      type: 'external_select',
      action_id: ACTIONS.nudgePlace,
      min_query_length: 1,
      placeholder: plainText(FIELDS.holidaysPlaceholder),
      ...(place !== null && { initial_option: option(describePlace(place), place) }),
    },
    { optional: true, hint: FIELDS.holidaysHint },
  );
}

/** @param ids of the chosen kinds */
function kindsInput(ids: readonly string[], kinds: readonly Kind[]): types.InputBlock {
  const chosen = kinds.filter(({ id }) => ids.includes(id));
  const onlyIfChosen = kinds.filter(({ nudges }) => nudges === 'if-chosen').map(({ name }) => name);
  return inputBlock(
    NUDGE_FIELDS.kinds,
    FIELDS.kinds,
    {
      type: 'multi_static_select',
      action_id: NUDGE_FIELDS.kinds,
      placeholder: plainText(FIELDS.kindsPlaceholder),
      options: kinds.slice(0, LIMITS.options).map((kind) => option(kind.name, kind.id)),
      ...(chosen.length > 0 && { initial_options: chosen.map((kind) => option(kind.name, kind.id)) }),
    },
    {
      optional: true,
      ...(onlyIfChosen.length > 0 && { hint: FIELDS.kindsHint(listInWords(onlyIfChosen)) }),
    },
  );
}

function tagsInput(tags: readonly string[]): types.InputBlock {
  return inputBlock(
    NUDGE_FIELDS.tags,
    FIELDS.topics,
    {
      type: 'multi_external_select',
      action_id: ACTIONS.nudgeTags,
      min_query_length: 0,
      placeholder: plainText(FIELDS.topicsPlaceholder),
      ...(tags.length > 0 && {
        initial_options: tags.slice(0, LIMITS.options).map((tag) => option(tag, tag)),
      }),
    },
    { optional: true, hint: FIELDS.topicsHint },
  );
}

function unseenInput(choice: Choice, mine: boolean): types.InputBlock {
  const unseen = option(mine ? FIELDS.unseenMineOption : FIELDS.unseenHereOption, 'unseen');
  return inputBlock(
    NUDGE_FIELDS.unseen,
    mine ? FIELDS.unseenMine : FIELDS.unseenHere,
    {
      type: 'checkboxes',
      action_id: NUDGE_FIELDS.unseen,
      options: [unseen],
      ...(choice?.topics.onlyUnseen && { initial_options: [unseen] }),
    },
    { optional: true },
  );
}

/** @param userIds of those who lead the discussion in turn */
function rotationInput(userIds: readonly string[]): types.InputBlock {
  return inputBlock(
    NUDGE_FIELDS.rotation,
    FIELDS.rotation,
    {
      type: 'multi_users_select',
      action_id: NUDGE_FIELDS.rotation,
      placeholder: plainText(FIELDS.rotationPlaceholder),
      max_selected_items: MOST_IN_ROTATION,
      ...(userIds.length > 0 && { initial_users: [...userIds] }),
    },
    { optional: true, hint: FIELDS.rotationHint },
  );
}
