import { linkedCardId, parseMarkdown } from '../markdown.ts';
import type { Problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** Links from card to card lead somewhere. */
export const cardLinks: Rule = ({ cards, pathOf }) => {
  const ids = new Set(cards.map((card) => card.id));
  const problems: Problem[] = [];
  for (const card of cards) {
    for (const section of card.sections) {
      const visit = (node: object): void => {
        if ('type' in node && node.type === 'link' && 'url' in node && typeof node.url === 'string') {
          const id = linkedCardId(node.url);
          if (id && !ids.has(id)) {
            problems.push({
              path: pathOf(card.id),
              line: section.line,
              severity: 'error',
              what: `"${section.heading}" links to "${id}", which does not exist.`,
              mend: 'Correct the link, or write that card.',
            });
          }
        }
        if ('children' in node && Array.isArray(node.children))
          for (const child of node.children) visit(child);
      };
      visit(parseMarkdown(section.body));
    }
  }
  return problems;
};
