import type { Card } from '../../cards/card.ts';
import { LEVELS, type Level } from '../../cards/curriculum.ts';
import type { Library } from '../../cards/library.ts';
import type { Topics } from '../subscription.ts';
import type { LearnableCard } from './choose-card.ts';

/** The level of those who were not asked yet, and of channels. */
export const USUAL_LEVEL: Level = 'practiced';

/**
 * The cards that nudges may bring, in the order of the curriculum. A card that no level has, such as a team's own, comes right
 * after the first one that it is related to; one that only other levels have comes at the end.
 * @param level null for somebody who was not asked yet
 * @param topics the kinds that come only if chosen are those that these name
 * @param without kinds that the team has left out for everyone
 */
export function curriculumOrder(
  library: Library,
  level: Level | null,
  topics: Pick<Topics, 'kinds'>,
  without: readonly string[],
): LearnableCard[] {
  const { levels } = library.curriculum;
  const mayCome = ({ kind }: Card) =>
    !without.includes(kind) && (library.kind(kind)?.nudges !== 'if-chosen' || topics.kinds.includes(kind));
  const listed = levels[level ?? USUAL_LEVEL].flatMap(({ name, cards }) =>
    cards.flatMap((id) => {
      const card = library.card(id);
      return card ? [{ card, stage: name }] : [];
    }),
  );
  const inOrder = new Set(listed.map(({ card }) => card.id));
  const anywhere = new Set(LEVELS.flatMap((one) => levels[one].flatMap(({ cards }) => cards)));
  const others = library.cards.filter(({ id }) => !inOrder.has(id));
  const own = others.filter(({ id }) => !anywhere.has(id));
  const isRelated = (a: Card, b: Card) => a.related.includes(b.id) || b.related.includes(a.id);
  const companions = Map.groupBy(own, (card) => listed.find((one) => isRelated(one.card, card))?.card.id);
  const placed = [
    ...listed.flatMap(({ card, stage }) => [
      { card, stage },
      ...(companions.get(card.id) ?? []).map((companion) => ({ card: companion, stage })),
    ]),
    ...(companions.get(undefined) ?? []).map((card) => ({ card, stage: null })),
    ...others.filter(({ id }) => anywhere.has(id)).map((card) => ({ card, stage: null })),
  ];
  return placed
    .filter(({ card }) => mayCome(card))
    .map(({ card: { id, kind, tags, related }, stage }) => ({ id, kind, tags, related, stage }));
}
