import { takenTerms } from '../taken-terms.ts';
import { adviceAt, type Rule } from './rule.ts';

/** Says when a term leads to a team's own card rather than to the built-in one that has it, too. */
export const takenFromBuiltIn: Rule = ({ files }) =>
  takenTerms(files).map(({ text, from, by }) =>
    adviceAt(
      by,
      by.lineOf('title'),
      `“${text}” leads here, and no longer to the built-in card ${from.card.id}.`,
      'Nothing needs to be done if that is what you want; otherwise remove it here.',
    ),
  );
