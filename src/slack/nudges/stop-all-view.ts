import type { types } from '@slack/bolt';
import type { Stopped } from '../../nudges/subscriptions/stop-all.ts';
import { actions, type Block, button, modal, section } from '../kit/blocks.ts';
import { ACTIONS, INPUTS, VIEWS } from '../kit/ids.ts';
import { inputBlock, plainText } from '../kit/input-block.ts';
import { LIMITS } from '../kit/limits.ts';
import {
  CANCEL,
  CHANGE_STOP,
  CHANGE_STOP_LABEL,
  REASON,
  REASON_EXAMPLE,
  REASON_HINT,
  START_ALL,
  START_ALL_LABEL,
  STOP,
  STOP_ALL,
  STOP_ALL_LABEL,
  STOP_TITLE,
  UNTIL,
  UNTIL_HINT,
  WHAT_IT_DOES,
} from './stop-all-words.ts';
import { stoppedForAll } from './words.ts';

/** For the Home tab of a curator: whether everybody's nudges are stopped, and the buttons to change that. */
export function stopAllSection(stopped: Stopped | undefined): Block[] {
  if (!stopped) return [actions(button(STOP_ALL, { action: ACTIONS.nudgesStopAll, label: STOP_ALL_LABEL }))];
  return [
    section(stoppedForAll(stopped)),
    actions(
      button(START_ALL, { action: ACTIONS.nudgesStartAll, label: START_ALL_LABEL, style: 'primary' }),
      button(CHANGE_STOP, { action: ACTIONS.nudgesStopAll, label: CHANGE_STOP_LABEL }),
    ),
  ];
}

/** Asks until when and why. @param stopped the stop that is to be changed, if there is one: it is filled in */
export function stopForm(stopped: Stopped | undefined): types.ModalView {
  return {
    ...modal(
      VIEWS.nudgeStopAll,
      STOP_TITLE,
      [
        section(WHAT_IT_DOES),
        inputBlock(
          INPUTS.stopUntil,
          UNTIL,
          {
            type: 'datepicker',
            action_id: INPUTS.stopUntil,
            ...(stopped?.untilDay && { initial_date: stopped.untilDay }),
          },
          { optional: true, hint: UNTIL_HINT },
        ),
        inputBlock(
          INPUTS.stopReason,
          REASON,
          {
            type: 'plain_text_input',
            action_id: INPUTS.stopReason,
            max_length: LIMITS.stopReason,
            ...(stopped?.reason && { initial_value: stopped.reason.slice(0, LIMITS.stopReason) }),
            placeholder: plainText(REASON_EXAMPLE),
          },
          { hint: REASON_HINT },
        ),
      ],
      JSON.stringify({ channel: '' }),
    ),
    submit: plainText(STOP),
    close: plainText(CANCEL),
  };
}

/** What came of it. @param text mrkdwn */
export function stopOutcome(text: string): types.ModalView {
  return modal(VIEWS.answer, STOP_TITLE, [section(text)], JSON.stringify({ channel: '' }));
}
