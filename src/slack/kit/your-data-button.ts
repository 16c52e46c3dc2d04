import type { types } from '@slack/bolt';
import { button } from './blocks.ts';
import { ACTIONS } from './ids.ts';

/** Opens what is kept about the person who presses it. */
export function yourDataButton(): types.Button {
  return button('Your data', {
    action: ACTIONS.privacy,
    label: 'Your data: see, take with you or delete what is kept about you',
  });
}
