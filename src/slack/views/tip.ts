import type { Card } from '../../guidance/card.ts';
import type { Library } from '../../guidance/library.ts';
import { ACTIONS } from '../ids.ts';
import { cardActions, cardInShort, spokenCard } from './answer.ts';
import { button, context, type Reply, reply } from './blocks.ts';
import { feedbackButtons } from './feedback.ts';

/** A card that the person did not ask for in particular. */
export function tipView(card: Card, library: Library, shareable: boolean): Reply {
  const another = button('Another tip', { action: ACTIONS.anotherTip, value: card.id });
  const tip = reply(`Tip: ${spokenCard(card, library)}`, (rich) => [
    context(':bulb: A tip'),
    ...cardInShort(card, library),
    cardActions(card, '', shareable, another),
    feedbackButtons({ cardId: card.id, answerId: '' }, rich),
  ]);
  return { ...tip, cardId: card.id, tip: true };
}
