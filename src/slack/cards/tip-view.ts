import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { button, context, type Reply, reply } from '../kit/blocks.ts';
import { ACTIONS } from '../kit/ids.ts';
import { cardActions, cardFallbackText, cardInShort } from './answer-view.ts';
import { feedbackButtons } from './feedback-view.ts';

/** A card that the person did not ask for in particular. */
export function tipView(card: Card, library: Library, shareable: boolean): Reply {
  const another = button('Another tip', { action: ACTIONS.anotherTip, value: card.id });
  const tip = reply(`Tip: ${cardFallbackText(card, library)}`, (rich) => [
    context(':bulb: A tip'),
    ...cardInShort(card, library),
    cardActions(card, '', shareable, another),
    feedbackButtons({ cardId: card.id, answerId: '' }, rich),
  ]);
  return { ...tip, cardId: card.id, tip: true };
}
