import { errorAt, idsIn, type Rule } from './rule.ts';

/** Related cards exist, and no card lists itself. */
export const relatedCards: Rule = (set) => {
  const ids = idsIn(set);
  return set.files.flatMap((file) =>
    file.card.related.flatMap((id, index) => {
      if (id !== file.card.id && ids.has(id)) return [];
      return errorAt(
        file,
        file.lineOf('related', index),
        id === file.card.id
          ? 'the card lists itself as related.'
          : `the related card "${id}" does not exist.`,
        'Use the id of another card: its folder and file name without .md.',
      );
    }),
  );
};
