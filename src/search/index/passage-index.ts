import type { Card, Kind } from '../../cards/card.ts';
import { type Passage, passagesOf } from '../../cards/passages.ts';
import type { ConceptFinder } from '../language/concepts.ts';
import type { WordVectors } from '../language/word-vectors.ts';
import { type CardIndex, createCardIndexer, type IndexedCards, openCardIndex } from './card-index.ts';

/**
 * The cards once more, passage by passage. A passage is indexed as a small card: its heading is the title, its card's
 * title an alias, its text the summary, so that the same signals rank both.
 */
export interface IndexedPassages {
  /** In the order in which they were indexed; those of a card stand together. */
  passages: readonly Passage[];
  indexed: IndexedCards;
}

/** Indexes cards' passages one card at a time, so that a long list can be indexed in slices. */
export interface PassageIndexer {
  add(card: Card): void;
  finish(): IndexedPassages;
}

export function createPassageIndexer(concepts: ConceptFinder, vectors: WordVectors): PassageIndexer {
  const passages: Passage[] = [];
  const indexer = createCardIndexer(concepts, vectors);
  return {
    add(card) {
      for (const passage of passagesOf(card)) {
        passages.push(passage);
        indexer.add(asCard(passage, card));
      }
    },
    finish: () => ({ passages, indexed: indexer.finish().indexed }),
  };
}

export interface PassageIndex {
  passages: readonly Passage[];
  index: CardIndex;
  /** Where the passages of a card are, by its id. */
  ofCard: ReadonlyMap<string, readonly number[]>;
}

/** @param cards those that were indexed; `kinds` and `vectors` are the same, too */
export function openPassageIndex(
  { passages, indexed }: IndexedPassages,
  cards: readonly Card[],
  kinds: readonly Kind[],
  vectors: WordVectors,
): PassageIndex {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const small = passages.flatMap((passage) => {
    const card = byId.get(passage.cardId);
    return card ? [asCard(passage, card)] : [];
  });
  const places = Map.groupBy(passages.keys(), (at) => passages[at]?.cardId ?? '');
  return { passages, index: openCardIndex(indexed, small, kinds, vectors), ofCard: places };
}

function asCard({ heading, text, questions }: Passage, card: Card): Card {
  return {
    ...card,
    title: heading,
    summary: text,
    aliases: [card.title],
    tags: [],
    questions: [...questions],
    related: [],
    sections: [],
    passageQuestions: [],
  };
}
