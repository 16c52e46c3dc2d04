import type { types } from '@slack/bolt';
import type { Checklist, Tick } from '../../answers/checklist.ts';
import { stepInShort } from '../../cards/steps.ts';
import { readButton } from '../cards/read-button.ts';
import {
  actions,
  button,
  context,
  header,
  mrkdwn,
  overflowMenu,
  type Reply,
  reply,
  section,
} from '../kit/blocks.ts';
import { escapeText, shortenMarkup } from '../kit/escape.ts';
import { ACTIONS, numbered, packRef, packStep } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { removePostButton } from '../kit/undo-view.ts';
import {
  checklistSpoken,
  checklistTitle,
  madeBy,
  OPEN_IT,
  openChecklistLabel,
  POST_ANOTHER,
  POSTED_ALREADY,
  postAnotherLabel,
  progress,
  stepDone,
  stepLabel,
} from './words.ts';

/**
 * A card's steps, each with a box that anybody may tick. Every step is its own block with a single box: Slack sends a
 * group of boxes as a whole, the way the person's screen shows it, so two people who tick at the same time would undo
 * each other's tick. A block also has room for a sentence, while an option holds 75 characters. The explanations are on the card,
which the button opens.
 */
export function checklistView(list: Checklist): Reply {
  const done = list.ticks.filter((tick) => tick.done).length;
  const all = list.steps.length;
  const state = progress(done, all);
  const by = list.userId ? ` · ${madeBy(list.userId)}` : '';
  const view = reply(checklistSpoken(list.title, state), () => [
    header(checklistTitle(list.title)),
    context(`${done === all ? ':tada: ' : ''}*${state}* · ${escapeText(list.heading)}${by}`),
    ...list.steps.map((step, at) =>
      stepBlock(
        list,
        step,
        at,
        list.ticks.find((tick) => tick.step === at),
      ),
    ),
    actions(
      readButton({ id: list.cardId, title: list.title }, ''),
      ...(list.userId ? overflowMenu(removePostButton(list.userId)) : []),
    ),
  ]);
  return {
    ...view,
    cardId: list.cardId,
    aside: true,
    checklistId: list.id,
    ...(list.userId && { postedFor: list.userId }),
  };
}

/**
 * Asks whether somebody who has posted a checklist wants another one.
 * @param url the address of the one that is there, if it is known
 */
export function postAnotherView(
  card: { id: string; title: string },
  there: { id: string; url: string | undefined },
): Reply {
  return reply(POSTED_ALREADY, () => [
    section(POSTED_ALREADY),
    actions(
      ...(there.url
        ? [
            button(OPEN_IT, {
              action: ACTIONS.openLink,
              url: there.url,
              label: openChecklistLabel(card.title),
            }),
          ]
        : []),
      button(POST_ANOTHER, {
        action: ACTIONS.anotherChecklist,
        // The list that is there takes the place of an answer's id: a double click is about the same one.
        value: packRef({ cardId: card.id, answerId: there.id }),
        label: postAnotherLabel(card.title),
      }),
    ),
  ]);
}

/** How often the list has changed: two views with the same number look the same. */
export function checklistVersion(list: Checklist): number {
  return list.ticks.reduce((sum, tick) => sum + tick.changes, 0);
}

/** How much room "who and when" takes after a step, in characters. */
const WHO_AND_WHEN = 200;

function stepBlock(list: Checklist, step: string, at: number, tick: Tick | undefined): types.SectionBlock {
  const text = shortenMarkup(toMrkdwn(stepInShort(step)), LIMITS.section - WHO_AND_WHEN);
  const option: types.MrkdwnOption = {
    text: mrkdwn(stepLabel(at + 1)),
    value: String(at),
  };
  return {
    type: 'section',
    // Slack's apps remember what a person has ticked as long as the block's id stays the same, so a new state gets
    // a new id.
    block_id: packStep({ list: list.id, step: at, changes: tick?.changes ?? 0 }),
    text: mrkdwn(`*${at + 1}.* ${text}${tick?.done ? `\n${whoAndWhen(tick)}` : ''}`),
    accessory: {
      type: 'checkboxes',
      action_id: numbered(ACTIONS.tickStep, at),
      options: [option],
      ...(tick?.done && { initial_options: [option] }),
    },
  };
}

/** "Done by @Ada", in each reader's own time zone. */
function whoAndWhen({ userId, changedAt }: Tick): string {
  const seconds = Math.floor(changedAt.getTime() / 1000);
  const spoken = `${changedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return stepDone(userId, `<!date^${seconds}^{date_short_pretty} at {time}|${spoken}>`);
}
