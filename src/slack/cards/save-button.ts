import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import { button } from '../kit/blocks.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';

/**
 * Saves a card, or takes it out again.
 * @param saved whether the person who sees it has saved the card; where several see it, false
 */
export function saveButton(card: Card, answerId: string, saved = false): types.Button {
  const value = packRef({ cardId: card.id, answerId });
  return saved
    ? button(':bookmark: Saved', {
        action: ACTIONS.unsaveCard,
        value,
        label: `Saved. Press to remove: ${card.title}`,
      })
    : button('Save', { action: ACTIONS.saveCard, value, label: `Save: ${card.title}` });
}
