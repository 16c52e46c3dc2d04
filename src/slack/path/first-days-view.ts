import type { types } from '@slack/bolt';
import type { FirstDay } from '../../cards/ladder.ts';
import type { Library } from '../../cards/library.ts';
import type { FirstDaysList } from '../../path/assessment.ts';
import { doneOf, nextSteps, weekOf } from '../../path/rules/first-days.ts';
import { openButton } from '../cards/open-button.ts';
import {
  actions,
  type Block,
  button,
  context,
  header,
  modal,
  type Reply,
  reply,
  section,
} from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, numbered, packFirstDay, VIEWS } from '../kit/ids.ts';
import { plainText } from '../kit/input-block.ts';
import { dayOf } from '../kit/slack-date.ts';
import {
  doneCount,
  END_CONSEQUENCES,
  END_LIST,
  END_QUESTION,
  FIRST_DAYS_OFFER,
  FIRST_DAYS_TITLE,
  firstDaysSpoken,
  HIDE_COUNT,
  KEEP_LIST,
  maySeeCount,
  NEXT_STEPS,
  NO_FIRST_DAYS,
  NOTHING_OPEN,
  ONLY_YOU_SEE,
  OPEN_LIST,
  OPEN_LIST_LABEL,
  SHOW_COUNT,
  START_FIRST_DAYS,
  STEP_DONE,
  since,
  stepText,
  thisWeek,
  weekHeading,
} from './words.ts';

/** How many open steps stand outside of the list itself. */
const NEXT = 2;

/** @param text plain text */
export function openListButton(text: string): types.Button {
  return button(text, { action: ACTIONS.firstDaysOpen, label: OPEN_LIST_LABEL });
}

/** How far somebody is, and who may see it. @returns mrkdwn */
export function firstDaysLine(list: FirstDaysList, steps: readonly FirstDay[]): string {
  const who = list.leadId ? maySeeCount(list.leadId) : ONLY_YOU_SEE;
  return `${doneCount(doneOf(list, steps), steps.length)}, ${since(dayOf(list.startedAt))} · ${who}`;
}

/** The list in short, as the reply to a command or a click. @param lead what was just done, mrkdwn */
export function firstDaysView(list: FirstDaysList | undefined, library: Library, lead?: string): Reply {
  const { firstDays: steps } = library;
  const spoken = list ? firstDaysSpoken(doneOf(list, steps), steps.length) : FIRST_DAYS_OFFER(steps.length);
  return reply([...(lead ? [lead] : []), spoken].join(' '), () => [
    header(FIRST_DAYS_TITLE),
    ...(lead ? [section(lead)] : []),
    ...shortBlocks(list, steps),
  ]);
}

function shortBlocks(list: FirstDaysList | undefined, steps: readonly FirstDay[]): Block[] {
  if (steps.length === 0) return [section(NO_FIRST_DAYS)];
  if (!list) {
    return [
      section(FIRST_DAYS_OFFER(steps.length)),
      actions(button(START_FIRST_DAYS, { action: ACTIONS.firstDaysStart, style: 'primary' })),
    ];
  }
  const next = nextSteps(list, steps, NEXT);
  const lines = next.map((step) => `• ${escapeText(step.do)}`);
  return [
    context(firstDaysLine(list, steps)),
    section(next.length > 0 ? [NEXT_STEPS, ...lines].join('\n') : NOTHING_OPEN),
    actions(openListButton(OPEN_LIST)),
  ];
}

/** The list on the Home tab, with the next steps to tick; nothing for those who have none. */
export function firstDaysSection(list: FirstDaysList | undefined, library: Library): Block[] {
  const { firstDays: steps } = library;
  if (!list || steps.length === 0) return [];
  const next = nextSteps(list, steps, NEXT);
  return [
    header(FIRST_DAYS_TITLE),
    context(firstDaysLine(list, steps)),
    ...next.map((step) => stepBlock(step, list, steps)),
    ...(next.length === 0 ? [section(NOTHING_OPEN)] : []),
    actions(openListButton(OPEN_LIST)),
  ];
}

/** The whole list, week by week, with its cards. */
export function firstDaysModal(
  list: FirstDaysList | undefined,
  library: Library,
  now: Date,
  lead?: string,
): types.ModalView {
  const { firstDays: steps } = library;
  const said = lead ? [section(lead)] : [];
  const blocks: Block[] = list && steps.length > 0 ? wholeList(list, library, now) : shortBlocks(list, steps);
  return modal(VIEWS.firstDays, FIRST_DAYS_TITLE, [...said, ...blocks], JSON.stringify({ channel: '' }));
}

function wholeList(list: FirstDaysList, library: Library, now: Date): Block[] {
  const { firstDays: steps } = library;
  const current = weekOf(list, steps, now);
  const weeks = [...Map.groupBy(steps, ({ week }) => week)];
  return [
    context(firstDaysLine(list, steps)),
    ...weeks.flatMap(([week, ofWeek]) => {
      const cards = ofWeek.flatMap((step) => library.card(step.card) ?? []);
      return [
        section(week === current ? thisWeek(week) : weekHeading(week)),
        ...ofWeek.map((step) => stepBlock(step, list, steps)),
        ...(cards.length > 0
          ? [actions(...cards.map((card, index) => openButton(card, '', week * 10 + index)))]
          : []),
      ];
    }),
    actions(
      button(SHOW_COUNT, { action: ACTIONS.firstDaysShow }),
      ...(list.leadId ? [button(HIDE_COUNT, { action: ACTIONS.firstDaysHide })] : []),
      endButton(),
    ),
  ];
}

function endButton(): types.Button {
  return {
    ...button(END_LIST, { action: ACTIONS.firstDaysEnd }),
    confirm: {
      title: plainText(END_QUESTION),
      text: plainText(END_CONSEQUENCES),
      confirm: plainText(END_LIST),
      deny: plainText(KEEP_LIST),
    },
  };
}

/** A step with a box of its own, which a screen reader names by the step's text. */
function stepBlock(step: FirstDay, list: FirstDaysList, steps: readonly FirstDay[]): types.SectionBlock {
  const day = list.done[step.id];
  const option = { text: plainText(STEP_DONE), value: step.id };
  return {
    ...section(stepText(escapeText(step.do), day && dayOf(new Date(`${day}T12:00:00Z`)))),
    block_id: packFirstDay(step.id, day !== undefined),
    accessory: {
      type: 'checkboxes',
      action_id: numbered(ACTIONS.firstDayTick, steps.indexOf(step)),
      options: [option],
      ...(day !== undefined && { initial_options: [option] }),
    },
  };
}
