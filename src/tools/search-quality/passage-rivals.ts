import MiniSearch from 'minisearch';
import type { Card } from '../../cards/card.ts';
import { type Passage, passagesOf } from '../../cards/passages.ts';
import { bm25Over } from './bm25.ts';
import type { JudgedMessage } from './judged-messages.ts';
import type { Response } from './responses.ts';

/** A way to answer with passages, to compare with. */
export interface PassageRival {
  name: string;
  respond(message: Pick<JudgedMessage, 'text' | 'thread'>): Response;
}

/** How much a rival shows, as much as an answer does. */
const SHOWN = 600;
const DEPTH = 10;

interface Scored {
  passage: Passage;
  score: number;
}

/**
 * What somebody would write in an afternoon over the same passages, with their ways of asking: no threshold, no
 * intents.
 */
export const PASSAGE_RIVALS: readonly {
  name: string;
  build(cards: readonly Card[]): PassageRival['respond'];
}[] = [
  { name: 'MiniSearch', build: (cards) => responder(miniSearchOver(...passagesAsText(cards))) },
  { name: 'BM25', build: (cards) => responder(bm25Passages(...passagesAsText(cards))) },
];

/** The rivals over these cards. */
export function passageRivals(cards: readonly Card[]): PassageRival[] {
  return PASSAGE_RIVALS.map(({ name, build }) => ({ name, respond: build(cards) }));
}

function passagesAsText(cards: readonly Card[]): [readonly Passage[], (passage: Passage) => string] {
  const titles = new Map(cards.map(({ id, title }) => [id, title]));
  return [
    cards.flatMap(passagesOf),
    (passage) => [titles.get(passage.cardId), passage.heading, passage.text, ...passage.questions].join('\n'),
  ];
}

function responder(find: (text: string) => Scored[]): PassageRival['respond'] {
  return ({ text, thread }) => {
    const found = find([...thread, text].join('\n'));
    const cards = [...new Set(found.map(({ passage }) => passage.cardId))].slice(0, DEPTH);
    return {
      type: found.length > 0 ? 'answer' : 'no-card',
      cards,
      passage: found[0]?.passage.text ?? '',
      text: found
        .slice(0, DEPTH)
        .map(({ passage }) => passage.text)
        .join('\n')
        .slice(0, SHOWN),
      confidence: found[0]?.score ?? 0,
    };
  };
}

function miniSearchOver(passages: readonly Passage[], asText: (passage: Passage) => string) {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  index.addAll(passages.map((passage, id) => ({ id, text: asText(passage) })));
  return (text: string): Scored[] =>
    index.search(text).flatMap(({ id, score }) => {
      const passage = passages[Number(id)];
      return passage ? [{ passage, score }] : [];
    });
}

function bm25Passages(passages: readonly Passage[], asText: (passage: Passage) => string) {
  const find = bm25Over(passages.map(asText));
  return (text: string): Scored[] =>
    find(text).flatMap(({ at, score }) => {
      const passage = passages[at];
      return passage ? [{ passage, score }] : [];
    });
}
