import type { Problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** A title, alias or question that two cards share could not tell them apart when someone types it. */
export const uniqueTerms: Rule = ({ cards, pathOf }) => {
  const problems: Problem[] = [];
  for (const [what, termsOf] of [
    ['title', (card) => [card.title]],
    ['alias', (card) => card.aliases],
    ['question', (card) => card.questions],
  ] as [string, (card: (typeof cards)[number]) => string[]][]) {
    const owner = new Map<string, string>();
    for (const card of cards) {
      for (const term of termsOf(card)) {
        const key = term
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim();
        const first = owner.get(key);
        if (first && first !== card.id) {
          problems.push({
            path: pathOf(card.id),
            line: 1,
            severity: 'error',
            what: `the ${what} "${term}" stands on ${first}, too.`,
            mend: `Keep it on the card that answers it best, and word the other differently.`,
          });
        } else {
          owner.set(key, card.id);
        }
      }
    }
  }
  return problems;
};
