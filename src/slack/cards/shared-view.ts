import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { actions, context, overflowMenu, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { removePostButton } from '../kit/undo-view.ts';
import { relatedButton } from './card-buttons.ts';
import { feedbackButtons } from './feedback-view.ts';
import { readButton } from './read-button.ts';
import { saveButton } from './save-button.ts';
import { cardFallbackText, cardInShort } from './short-card-view.ts';
import { sharedBy } from './words.ts';

/**
 * A card that a person shares with a channel, in their name.
 * @param note their own words about it, as typed; empty if there are none
 */
export function sharedView(card: Card, library: Library, userId: string, note = ''): Reply {
  const spokenNote = note ? `${escapeText(note)}\n` : '';
  const shared = reply(`${sharedBy(userId)}: ${spokenNote}${cardFallbackText(card, library)}`, (rich) => [
    context(sharedBy(userId)),
    ...(note ? [section(escapeText(note).replace(/^/gm, '> '))] : []),
    ...cardInShort(card, library),
    actions(
      readButton(card, '', { style: 'primary' }),
      saveButton(card, ''),
      ...overflowMenu(relatedButton(card, ''), removePostButton(userId)),
    ),
    feedbackButtons({ cardId: card.id, answerId: '' }, rich),
  ]);
  return { ...shared, cardId: card.id, postedFor: userId };
}
