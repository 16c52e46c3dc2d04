import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { button, context, type Reply, reply } from '../kit/blocks.ts';
import { ACTIONS } from '../kit/ids.ts';
import { noteView } from '../kit/note-view.ts';
import { cardActions } from './card-buttons.ts';
import { feedbackButtons } from './feedback-view.ts';
import { cardFallbackText, cardInShort } from './short-card-view.ts';
import { A_TIP, ANOTHER_TIP, NO_CARDS, tipSpoken } from './words.ts';

/** A card that the person did not ask for in particular. @param card undefined where there are no cards */
export function tipView(card: Card | undefined, library: Library, shareable: boolean): Reply {
  if (!card) return noteView(NO_CARDS);
  const another = button(ANOTHER_TIP, { action: ACTIONS.anotherTip, value: card.id });
  const tip = reply(tipSpoken(cardFallbackText(card, library)), (rich) => [
    context(A_TIP),
    ...cardInShort(card, library),
    cardActions(card, '', shareable, another),
    feedbackButtons({ cardId: card.id, answerId: '' }, rich),
  ]);
  return { ...tip, cardId: card.id, tip: true };
}
