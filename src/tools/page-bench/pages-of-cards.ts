import type { Card } from '../../cards/card.ts';
import { passagesOf } from '../../cards/passages.ts';
import type { Page } from '../../pages/page.ts';

/** The built-in cards as pages, to have real sentences. */
export function pagesOfCards(cards: readonly Card[]): Page[] {
  return cards.map((card) => ({
    id: `cards/${card.id}`,
    root: 'cards',
    path: `${card.id}.md`,
    title: card.title,
    url: null,
    language: 'en',
    updated: null,
    owner: null,
    trail: [],
    aliases: [],
    tags: [],
    questions: [],
    passages: passagesOf(card).map(({ heading, text }) => ({
      headings: [heading],
      anchor: '',
      type: 'paragraph' as const,
      markdown: text,
      text,
    })),
  }));
}
