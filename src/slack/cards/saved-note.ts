import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import { actions, button, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';
import { COMMAND } from '../kit/words.ts';

/** Said when a card is saved, or was already, with a way to undo it. */
export function savedNote(card: Card, answerId: string, outcome: 'saved' | 'already'): Reply {
  const title = escapeText(card.title);
  const said =
    outcome === 'saved'
      ? `:bookmark: Saved *${title}*. Find it again on my Home tab or with \`${COMMAND} saved\`.`
      : `:bookmark: *${title}* is among your saved cards already. \`${COMMAND} saved\` lists them.`;
  return reply(said, () => [
    section(said),
    actions(removeSavedButton(card.title, packRef({ cardId: card.id, answerId }))),
  ]);
}

/** Takes a card out of a person's saved cards. @param name the card's title, or its id where the card is gone */
export function removeSavedButton(name: string, value: string, index?: number): types.Button {
  return button('Remove', {
    action: ACTIONS.unsaveCard,
    value,
    label: `Remove from your saved cards: ${name}`,
    ...(index !== undefined && { index }),
  });
}
