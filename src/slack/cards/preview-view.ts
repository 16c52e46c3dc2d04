import type { types } from '@slack/bolt';
import { excerptOf, roomBeside } from '../../answers/pipeline/compose.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { SearchHit } from '../../search/search-types.ts';
import type { Reply } from '../kit/blocks.ts';
import { answerView } from './answer-view.ts';
import { cardModal } from './card-modal-view.ts';

/** A card the way people see it. */
export interface PreviewedCard {
  /** The short answer to a question that the card fits best. */
  answer: Reply;
  /** The whole card. */
  modal: types.ModalView;
}

/** How many other cards the preview shows below an answer. */
const BESIDE = 2;

/**
 * What the bot would send for a card, for the people who write it. Nobody asked a question, so the first related
 * cards take the place of those that may fit, too.
 */
export function previewCard(card: Card, library: Library, now: Date): PreviewedCard {
  const hit = (one: Card): SearchHit => ({ card: one, score: 1, reasons: [], passages: [] });
  const others = library.related(card).slice(0, BESIDE).map(hit);
  return {
    answer: answerView(
      {
        type: 'answered',
        id: '',
        question: card.title,
        best: hit(card),
        excerpt: excerptOf('', hit(card), library.kind(card.kind), roomBeside(others)),
        also: [],
        urgent: false,
        others,
      },
      { library, now, shareable: true },
    ),
    // Any channel will do: it gives the modal the button that shares the card there.
    modal: cardModal(
      card,
      { library, now, guideUrl: undefined },
      { answerId: '', state: { channel: 'preview' } },
    ),
  };
}
