import type { types } from '@slack/bolt';
import { button } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { YOUR_DATA, YOUR_DATA_LABEL } from './words.ts';

/** Shows the person who clicks it what is kept about them. */
export function yourDataButton(): types.Button {
  return button(YOUR_DATA, {
    action: ACTIONS.privacy,
    label: YOUR_DATA_LABEL,
  });
}
