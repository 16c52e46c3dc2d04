import { CARD_LENGTHS } from '../card-schema.ts';
import { adviceAt, type Rule } from './rule.ts';

/**
 * Related cards name each other, so that a reader gets back. Only advice, and silent where it makes no sense: a card
 * that many lead to has room for eight, and a built-in card can't name a card of a team's own.
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
        `"${id}" does not lead back to this card.`,
        `Add "${file.card.id}" to the related cards of ${other.path}, or remove it here.`,
      );
    }),
  );
};
