import type { Card, Kind, Role, Topic } from './card.ts';
import { CARD_LENGTHS } from './card-schema.ts';
import { type Curriculum, NO_CURRICULUM } from './curriculum.ts';
import type { FirstDay, Requirement } from './ladder.ts';

/** An unchanging set of cards. New cards make a new library. */
export interface Library {
  readonly cards: readonly Card[];
  /** Those that have cards. */
  readonly kinds: readonly Kind[];
  readonly topics: readonly Topic[];
  readonly roles: readonly Role[];
  /** What good looks like on each rung, for the requirements that have a card. */
  readonly ladder: readonly Requirement[];
  /** What somebody new does in their first 30 days, week by week. */
  readonly firstDays: readonly FirstDay[];
  readonly curriculum: Curriculum;
  /** A card by its id, or by one that it had before and no other card has now. */
  card(id: string): Card | undefined;
  kind(id: string): Kind | undefined;
  ofKind(kindId: string): readonly Card[];
  topic(id: string): Topic | undefined;
  ofTopic(topicId: string): readonly Card[];
  role(id: string): Role | undefined;
  /**
   * The related cards that exist, at most eight: first those that the card lists, in its order, then those
   * that list it. So even a built-in card, which can't know a team's own cards, leads to them.
   */
  related(card: Card): readonly Card[];
}

/** What lies next to the cards. */
interface Lists {
  topics?: readonly Topic[];
  roles?: readonly Role[];
  curriculum?: Curriculum;
  ladder?: readonly Requirement[];
  firstDays?: readonly FirstDay[];
}

/** Creates a library. Cards are sorted by kind, and by title within a kind: the order in which they are listed. */
export function createLibrary(
  cards: readonly Card[],
  kinds: readonly Kind[],
  { topics = [], roles = [], curriculum = NO_CURRICULUM, ladder = [], firstDays = [] }: Lists = {},
): Library {
  const order = new Map(kinds.map((kind, index) => [kind.id, index]));
  const sorted = cards.toSorted(
    (a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) || a.title.localeCompare(b.title, 'en'),
  );
  const cardById = new Map(sorted.map((card) => [card.id, card]));
  const byFormerId = new Map(sorted.flatMap((card) => (card.was ?? []).map((id) => [id, card])));
  const kindById = new Map(kinds.map((kind) => [kind.id, kind]));
  const cardsByKind = Map.groupBy(sorted, (card) => card.kind);
  const cardsByTopic = new Map<string, Card[]>();
  for (const card of sorted) {
    for (const id of new Set(card.topics)) cardsByTopic.set(id, [...(cardsByTopic.get(id) ?? []), card]);
  }
  const namedBy = new Map<string, Card[]>();
  for (const card of sorted) {
    for (const id of card.related) namedBy.set(id, [...(namedBy.get(id) ?? []), card]);
  }
  return {
    cards: sorted,
    // One without cards would be a heading above nothing.
    kinds: kinds.filter(({ id }) => cardsByKind.has(id)),
    topics,
    roles,
    ladder: ladder.filter(({ card }) => cardById.has(card)),
    firstDays,
    curriculum,
    card: (id) => cardById.get(id) ?? byFormerId.get(id),
    kind: (id) => kindById.get(id),
    ofKind: (kindId) => cardsByKind.get(kindId) ?? [],
    topic: (id) => topics.find((topic) => topic.id === id),
    ofTopic: (topicId) => cardsByTopic.get(topicId) ?? [],
    role: (id) => roles.find((role) => role.id === id),
    related: (card) => {
      const named = card.related.flatMap((id) => cardById.get(id) ?? []);
      const back = (namedBy.get(card.id) ?? []).filter((one) => !named.includes(one));
      return [...named, ...back].slice(0, CARD_LENGTHS.related);
    },
  };
}
