import MiniSearch from 'minisearch';
import type { Card } from '../../cards/card.ts';
import { type Passage, passagesOf } from '../../cards/passages.ts';
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
  { name: 'BM25', build: (cards) => responder(bm25Over(...passagesAsText(cards))) },
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

/** How soon more of the same word says no more, and how much a long passage is held against it; the usual values. */
const SATURATION = 1.2;
const LENGTH_COUNTS = 0.75;

/** Robertson and Zaragoza, "The probabilistic relevance framework: BM25 and beyond", 2009. */
function bm25Over(passages: readonly Passage[], asText: (passage: Passage) => string) {
  const texts = passages.map((passage) => plainWords(asText(passage)));
  const average = texts.reduce((sum, words) => sum + words.length, 0) / (texts.length || 1);
  const postings = new Map<string, Map<number, number>>();
  texts.forEach((words, at) => {
    for (const word of words) {
      const counts = postings.getOrInsertComputed(word, () => new Map());
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  });
  return (text: string): Scored[] => {
    const scores = new Map<number, number>();
    for (const word of new Set(plainWords(text))) {
      const counts = postings.get(word) ?? new Map<number, number>();
      const rare = Math.log(1 + (texts.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [at, count] of counts) {
        const long = 1 - LENGTH_COUNTS + (LENGTH_COUNTS * (texts[at]?.length ?? 0)) / average;
        const worth = (rare * count * (SATURATION + 1)) / (count + SATURATION * long);
        scores.set(at, (scores.get(at) ?? 0) + worth);
      }
    }
    return [...scores]
      .toSorted(([, a], [, b]) => b - a)
      .flatMap(([at, score]) => {
        const passage = passages[at];
        return passage ? [{ passage, score }] : [];
      });
  };
}

function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
