import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import { actions, button, type Reply, reply, section } from '../kit/blocks.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';
import { alreadySaved, REMOVE, removeLabel, savedCard } from './words.ts';

/** After saving a card that was saved just now or before, with a way to undo it. */
export function savedNote(card: Card, answerId: string, outcome: 'saved' | 'already'): Reply {
  const note = outcome === 'saved' ? savedCard(card.title) : alreadySaved(card.title);
  return reply(note, () => [
    section(note),
    actions(removeSavedButton(card.title, packRef({ cardId: card.id, answerId }))),
  ]);
}

/** Removes a card from a person's saved cards. @param name the card's title, or its id if the card is gone */
export function removeSavedButton(name: string, value: string, index?: number): types.Button {
  return button(REMOVE, {
    action: ACTIONS.unsaveCard,
    value,
    label: removeLabel(name),
    ...(index !== undefined && { index }),
  });
}
