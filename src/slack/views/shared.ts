import type { Card } from '../../guidance/card.ts';
import type { Library } from '../../guidance/library.ts';
import { cardActions, cardInShort, spokenCard } from './answer.ts';
import { context, type Reply, reply } from './blocks.ts';
import { feedbackButtons } from './feedback.ts';

/** A card that a person shares with a channel, in their name. */
export function sharedView(card: Card, library: Library, sharedBy: string): Reply {
  return reply(`<@${sharedBy}> shared a guidance card: ${spokenCard(card, library)}`, (rich) => [
    context(`<@${sharedBy}> shared a guidance card`),
    ...cardInShort(card, library),
    cardActions(card, '', false),
    feedbackButtons({ cardId: card.id, answerId: '' }, rich),
  ]);
}

/** A sentence to one person, such as a thank-you or why something can't be done. @param text mrkdwn */
export function noteView(text: string): Reply {
  return reply(text, () => [context(text)]);
}
