import type { Card } from '../../cards/card.ts';
import { passagesOf } from '../../cards/passages.ts';
import type { Page } from '../../pages/page.ts';
import { benchPage } from './bench-page.ts';

/** The built-in cards as pages, to have real sentences. */
export function pagesOfCards(cards: readonly Card[]): Page[] {
  return cards.map((card) => {
    const passages = passagesOf(card).map(({ heading, text }) => ({
      headings: [heading],
      anchor: '',
      type: 'paragraph' as const,
      markdown: text,
      text,
    }));
    return benchPage('cards', card.id, card.title, passages);
  });
}
