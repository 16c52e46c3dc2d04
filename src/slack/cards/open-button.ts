import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import { button } from '../kit/blocks.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';
import { openCardLabel } from './words.ts';

/** Opens a card. @param text the card's title unless given */
export function openButton(card: Card, answerId: string, index?: number, text = card.title): types.Button {
  return button(text, {
    action: ACTIONS.openCard,
    value: packRef({ cardId: card.id, answerId }),
    label: openCardLabel(card.title),
    ...(index !== undefined && { index }),
  });
}
