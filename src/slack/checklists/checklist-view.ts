import type { types } from '@slack/bolt';
import type { Checklist, Tick } from '../../answers/checklist.ts';
import { actions, button, context, header, type Reply, reply } from '../kit/blocks.ts';
import { escapeText, shorten } from '../kit/escape.ts';
import { ACTIONS, numbered, packRef, packStep } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';

/**
 * A card's steps, each with a box that anybody may tick. Every step is a block of its own with a single box: of boxes
 * in one group Slack sends the whole group as the person's screen shows it, so that two who tick at once would undo
 * each other. It has room for the whole step, too, where an option has 75 characters.
 */
export function checklistView(list: Checklist): Reply {
  const done = list.ticks.filter((tick) => tick.done).length;
  const all = list.steps.length;
  const state = done === all ? `All ${all} steps are done` : `${done} of ${all} done`;
  const by = list.userId ? ` · made by <@${list.userId}>` : '';
  return reply(escapeText(`Checklist: ${list.title}. ${state}.`), () => [
    header(`Checklist: ${list.title}`),
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
      button('Read the whole card', {
        action: ACTIONS.openCard,
        value: packRef({ cardId: list.cardId, answerId: '' }),
        label: `Read the whole card: ${list.title}`,
      }),
    ),
  ]);
}

/** How often the list was changed: two drawings of the same number are the same. */
export function checklistVersion(list: Checklist): number {
  return list.ticks.reduce((sum, tick) => sum + tick.changes, 0);
}

/** Room that who and when take behind a step. */
const WHO_AND_WHEN = 200;

function stepBlock(list: Checklist, step: string, at: number, tick: Tick | undefined): types.SectionBlock {
  const text = shorten(toMrkdwn(step), LIMITS.section - WHO_AND_WHEN);
  const option: types.MrkdwnOption = {
    text: { type: 'mrkdwn', text: `Step ${at + 1}` },
    value: String(at),
  };
  return {
    type: 'section',
    // Slack's apps keep what a person has ticked as long as the block's id stays: a new state is a new block to them.
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

/** "Done by @Ada", in each reader's own time. */
function whoAndWhen({ userId, changedAt }: Tick): string {
  const seconds = Math.floor(changedAt.getTime() / 1000);
  const spoken = `${changedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const who = userId ? `done by <@${userId}>` : 'done';
  return `:white_check_mark: _${who}, <!date^${seconds}^{date_short_pretty} at {time}|${spoken}>_`;
}
