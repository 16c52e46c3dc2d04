import type { types } from '@slack/bolt';
import type { Checklist, Tick } from '../../answers/checklist.ts';
import { readButton } from '../cards/read-button.ts';
import { actions, context, header, type Reply, reply } from '../kit/blocks.ts';
import { escapeText, shorten } from '../kit/escape.ts';
import { ACTIONS, numbered, packStep } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { checklistSpoken, checklistTitle, madeBy, progress, stepDone, stepLabel } from './words.ts';

/**
 * A card's steps, each with a box that anybody may tick. Every step is its own block with a single box: Slack sends a
 * group of boxes as a whole, the way the person's screen shows it, so two people who tick at the same time would undo
 * each other's tick. A block also has room for the whole step, while an option holds 75 characters.
 */
export function checklistView(list: Checklist): Reply {
  const done = list.ticks.filter((tick) => tick.done).length;
  const all = list.steps.length;
  const state = progress(done, all);
  const by = list.userId ? ` · ${madeBy(list.userId)}` : '';
  return reply(checklistSpoken(list.title, state), () => [
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
    actions(readButton({ id: list.cardId, title: list.title }, '')),
  ]);
}

/** How often the list has changed: two views with the same number look the same. */
export function checklistVersion(list: Checklist): number {
  return list.ticks.reduce((sum, tick) => sum + tick.changes, 0);
}

/** How much room "who and when" takes after a step, in characters. */
const WHO_AND_WHEN = 200;

function stepBlock(list: Checklist, step: string, at: number, tick: Tick | undefined): types.SectionBlock {
  const text = shorten(toMrkdwn(step), LIMITS.section - WHO_AND_WHEN);
  const option: types.MrkdwnOption = {
    text: { type: 'mrkdwn', text: stepLabel(at + 1) },
    value: String(at),
  };
  return {
    type: 'section',
    // Slack's apps remember what a person has ticked as long as the block's id stays the same, so a new state gets
    // a new id.
    block_id: packStep({ list: list.id, step: at, changes: tick?.changes ?? 0 }),
    text: { type: 'mrkdwn', text: `*${at + 1}.* ${text}${tick?.done ? `\n${whoAndWhen(tick)}` : ''}` },
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
