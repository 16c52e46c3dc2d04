import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import { button } from '../kit/blocks.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';
import { SAVE, SAVED, savedLabel, saveLabel } from './words.ts';

/**
 * Saves a card, or removes it again.
 * @param saved whether the person who sees it has saved the card; false where several people see it
 */
export function saveButton(card: Card, answerId: string, saved = false): types.Button {
  const value = packRef({ cardId: card.id, answerId });
  return saved
    ? button(SAVED, {
        action: ACTIONS.unsaveCard,
        value,
        label: savedLabel(card.title),
      })
    : button(SAVE, { action: ACTIONS.saveCard, value, label: saveLabel(card.title) });
}
