import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { context, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { cardActions } from './card-buttons.ts';
import { feedbackButtons } from './feedback-view.ts';
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
    cardActions(card, '', false),
    feedbackButtons({ cardId: card.id, answerId: '' }, rich),
  ]);
  return { ...shared, cardId: card.id };
}
