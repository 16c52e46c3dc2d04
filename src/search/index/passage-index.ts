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
  /** Where the passages of each card are, by the card's place among the cards; empty for a card that has no text. */
  ofCard: readonly (readonly number[])[];
  /** The place of each passage's card among the cards. */
  cardOf: readonly number[];
  /** For each passage, the lean of its section. */
  leans: readonly number[];
}

/** @param cards those that were indexed; `kinds` and `vectors` are the same, too */
export function openPassageIndex(
  { passages, indexed }: IndexedPassages,
  cards: readonly Card[],
  kinds: readonly Kind[],
  vectors: WordVectors,
): PassageIndex {
  const placeOf = new Map(cards.map(({ id }, at) => [id, at]));
  const cardOf = passages.map(({ cardId }) => placeOf.get(cardId) ?? -1);
  const small = passages.flatMap((passage, at) => {
    const card = cards[cardOf[at] ?? -1];
    return card ? [asCard(passage, card)] : [];
  });
  const leanOf = new Map(
    kinds.flatMap(({ id, sections }) =>
      sections.map(({ heading, lean = 0 }) => [`${id} ${heading}`, lean] as const),
    ),
  );
  const places = Map.groupBy(passages.keys(), (at) => cardOf[at]);
  return {
    passages,
    index: openCardIndex(indexed, small, kinds, vectors),
    ofCard: cards.map((_, at) => places.get(at) ?? []),
    cardOf,
    leans: passages.map(({ heading }, at) => leanOf.get(`${cards[cardOf[at] ?? -1]?.kind} ${heading}`) ?? 0),
  };
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
