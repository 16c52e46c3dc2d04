import { CARD_LENGTHS } from '../card-schema.ts';
import { adviceAt, type Rule } from './rule.ts';

/**
 * Related cards list each other, so that readers can go back. It is only advice, and silent where it makes no
 * sense: a card has room for only eight, however many link to it, and a built-in card can't list a team's own
 * card.
 */
export const mutualRelations: Rule = ({ files }) => {
  const byId = new Map(files.map((file) => [file.card.id, file]));
  return files.flatMap((file) =>
    file.card.related.flatMap((id, index) => {
      const other = byId.get(id);
      if (!other || other === file || other.own !== file.own) return [];
      if (other.card.related.includes(file.card.id)) return [];
      if (other.card.related.length >= CARD_LENGTHS.related) return [];
      return adviceAt(
        file,
        file.lineOf('related', index),
        `"${id}" does not link back to this card.`,
        `Add "${file.card.id}" to the related cards of ${other.path}, or remove it here.`,
      );
    }),
  );
};
