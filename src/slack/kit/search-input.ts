import type { types } from '@slack/bolt';
import { ACTIONS, INPUTS } from './ids.ts';
import { SEARCH_LABEL, SEARCH_PLACEHOLDER } from './words.ts';

/** Longer questions are pasted logs. Near the end, Slack shows how many characters are left. */
export const LONGEST_QUESTION = 300;

/**
 * The box for the question.
 * @param when whether Slack reports every character, or only the Enter key
 */
export function searchInput(text: string, when: 'as-typed' | 'on-enter'): types.InputBlock {
  return {
    type: 'input',
    block_id: INPUTS.searchText,
    dispatch_action: true,
    label: { type: 'plain_text', text: SEARCH_LABEL },
    element: {
      type: 'plain_text_input',
      action_id: ACTIONS.searchText,
      placeholder: { type: 'plain_text', text: SEARCH_PLACEHOLDER },
      max_length: LONGEST_QUESTION,
      dispatch_action_config: {
        trigger_actions_on: [when === 'as-typed' ? 'on_character_entered' : 'on_enter_pressed'],
      },
      ...(when === 'as-typed' && { focus_on_load: true }),
      ...(text && { initial_value: text.slice(0, LONGEST_QUESTION) }),
    },
  };
}
