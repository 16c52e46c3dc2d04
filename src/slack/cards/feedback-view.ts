import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import { actions, button, context, type Reply, reply } from '../kit/blocks.ts';
import { ACTIONS, type CardRef, packRef } from '../kit/ids.ts';
import {
  aboutCard,
  didNotHelpThanks,
  HELPFUL,
  HELPFUL_LABEL,
  NOT_CONCRETE,
  NOT_CONCRETE_LABEL,
  NOT_HELPFUL,
  NOT_HELPFUL_LABEL,
  REPORT_MISTAKE,
  TOO_LONG,
  TOO_LONG_LABEL,
  WRONG_TOPIC,
  WRONG_TOPIC_LABEL,
} from './words.ts';

/** The two buttons with which a person says whether a card helped. */
export function feedbackButtons(ref: CardRef, rich: boolean): types.KnownBlock {
  const value = packRef(ref);
  if (!rich) return actions(...plainButtons(value));
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: ACTIONS.feedback,
        positive_button: {
          text: { type: 'plain_text', text: HELPFUL },
          accessibility_label: HELPFUL_LABEL,
          value: `yes ${value}`,
        },
        negative_button: {
          text: { type: 'plain_text', text: NOT_HELPFUL },
          accessibility_label: NOT_HELPFUL_LABEL,
          value: `no ${value}`,
        },
      },
    ],
  };
}

function plainButtons(value: string): types.Button[] {
  return [
    button(HELPFUL, { action: ACTIONS.helpful, value, label: HELPFUL_LABEL }),
    button(NOT_HELPFUL, { action: ACTIONS.notHelpful, value, label: NOT_HELPFUL_LABEL }),
  ];
}

/**
 * The same below the whole card, with a button that says what is wrong on it. Slack allows context_actions only in messages,
 * so a modal always gets the plain buttons.
 */
export function wholeCardFeedback(card: Card, answerId: string): types.ActionsBlock {
  return actions(...plainButtons(packRef({ cardId: card.id, answerId })), reportButton(card));
}

/** The button with which a person says what is wrong on a card. */
export function reportButton({ id, title }: Card): types.Button {
  return button(REPORT_MISTAKE, {
    action: ACTIONS.reportMistake,
    value: packRef({ cardId: id, answerId: '' }),
    label: aboutCard(REPORT_MISTAKE, title),
  });
}

/** Thanks somebody whom a card did not help and asks why; each reason is a button that also goes on from there. */
export function whyNotView(card: Card, answerId: string): Reply {
  const text = didNotHelpThanks(card.title);
  const value = packRef({ cardId: card.id, answerId });
  return reply(text.replaceAll('*', ''), () => [
    context(text),
    actions(
      button(WRONG_TOPIC, { action: ACTIONS.wrongTopic, value, label: WRONG_TOPIC_LABEL }),
      button(TOO_LONG, { action: ACTIONS.tooLong, value, label: TOO_LONG_LABEL }),
      button(NOT_CONCRETE, { action: ACTIONS.notConcrete, value, label: NOT_CONCRETE_LABEL }),
    ),
  ]);
}

/** What a feedback button's action says; undefined for anything else. */
export function readFeedback(
  actionId: string,
  value: string | undefined,
): { helpful: boolean; packed: string } | undefined {
  if (actionId === ACTIONS.helpful) return { helpful: true, packed: value ?? '' };
  if (actionId === ACTIONS.notHelpful) return { helpful: false, packed: value ?? '' };
  const match = /^(yes|no) (.*)$/.exec(value ?? '');
  return match?.[2] ? { helpful: match[1] === 'yes', packed: match[2] } : undefined;
}
