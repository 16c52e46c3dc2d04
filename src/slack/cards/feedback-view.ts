import type { types } from '@slack/bolt';
import { actions, button } from '../kit/blocks.ts';
import { ACTIONS, type CardRef, packRef } from '../kit/ids.ts';

const QUESTION = { helpful: 'Helpful', notHelpful: 'Not helpful' };

/** The pair of buttons by which a person says whether a card helped. */
export function feedbackButtons(ref: CardRef, rich: boolean): types.KnownBlock {
  const value = packRef(ref);
  if (!rich) {
    return actions(
      button(QUESTION.helpful, {
        action: ACTIONS.helpful,
        value,
        label: 'This card is helpful',
      }),
      button(QUESTION.notHelpful, {
        action: ACTIONS.notHelpful,
        value,
        label: 'This card is not helpful',
      }),
    );
  }
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: ACTIONS.feedback,
        positive_button: {
          text: { type: 'plain_text', text: QUESTION.helpful },
          accessibility_label: 'This card is helpful',
          value: `yes ${value}`,
        },
        negative_button: {
          text: { type: 'plain_text', text: QUESTION.notHelpful },
          accessibility_label: 'This card is not helpful',
          value: `no ${value}`,
        },
      },
    ],
  };
}

/** What a press of any feedback button says; undefined for anything else. */
export function readFeedback(
  actionId: string,
  value: string | undefined,
): { helpful: boolean; packed: string } | undefined {
  if (actionId === ACTIONS.helpful) return { helpful: true, packed: value ?? '' };
  if (actionId === ACTIONS.notHelpful) return { helpful: false, packed: value ?? '' };
  const match = /^(yes|no) (.*)$/.exec(value ?? '');
  return match?.[2] ? { helpful: match[1] === 'yes', packed: match[2] } : undefined;
}
