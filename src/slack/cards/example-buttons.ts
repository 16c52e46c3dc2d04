import type { types } from '@slack/bolt';
import { actions, button } from '../kit/blocks.ts';
import { ACTIONS } from '../kit/ids.ts';
import { EXAMPLES } from './words.ts';

/** Sample questions as buttons; a click answers in place. */
export function exampleButtons(): types.ActionsBlock {
  return actions(
    ...EXAMPLES.map((text, index) => button(text, { action: ACTIONS.askExample, value: text, index })),
  );
}
