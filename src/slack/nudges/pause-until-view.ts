import type { types } from '@slack/bolt';
import { modal } from '../kit/blocks.ts';
import { NUDGE_FIELDS, VIEWS } from '../kit/ids.ts';
import { inputBlock, plainText } from '../kit/input-block.ts';
import type { Whose } from '../kit/whose.ts';
import { packFormState } from './form-state.ts';
import { FIELDS, FORM_BUTTONS, TITLES } from './words.ts';

/** Asks for the day on which nudges resume. @param proposed the day to start from, 'YYYY-MM-DD' */
export function pauseUntilModal(whose: Whose, proposed: string): types.ModalView {
  const calendar = inputBlock(NUDGE_FIELDS.until, FIELDS.until, {
    type: 'datepicker',
    action_id: NUDGE_FIELDS.until,
    initial_date: proposed,
  });
  return {
    ...modal(VIEWS.nudgePauseUntil, TITLES.pauseUntil, [calendar], packFormState({ whose })),
    submit: plainText(FORM_BUTTONS.pause),
    close: plainText(FORM_BUTTONS.cancel),
  };
}
