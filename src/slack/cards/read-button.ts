import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import { button } from '../kit/blocks.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';
import { aboutCard, READ_WHOLE_CARD } from './words.ts';

/**
 * Opens the whole card, at a passage if one is given.
 * @param answerId empty if the card is not part of a recorded answer
 */
export function readButton(
  card: Pick<Card, 'id' | 'title'>,
  answerId: string,
  { style, index, passage }: { style?: 'primary'; index?: number; passage?: number | undefined } = {},
): types.Button {
  return button(READ_WHOLE_CARD, {
    action: ACTIONS.openCard,
    value: packRef({ cardId: card.id, answerId, ...(passage !== undefined && { passage }) }),
    label: aboutCard(READ_WHOLE_CARD, card.title),
    ...(style && { style }),
    ...(index !== undefined && { index }),
  });
}
