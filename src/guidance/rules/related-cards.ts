import type { Rule } from './rule.ts';

/** Related cards exist, and no card names itself. */
export const relatedCards: Rule = ({ cards, pathOf }) => {
  const ids = new Set(cards.map((card) => card.id));
  return cards.flatMap((card) =>
    card.related
      .filter((id) => id === card.id || !ids.has(id))
      .map((id) => ({
        path: pathOf(card.id),
        line: 1,
        severity: 'error' as const,
        what:
          id === card.id ? 'the card names itself as related.' : `the related card "${id}" does not exist.`,
        mend: 'Name the id of another card: its folder and file name without .md.',
      })),
  );
};
