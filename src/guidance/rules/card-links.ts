import { cardLinksIn } from '../prose.ts';
import { errorAt, type Rule } from './rule.ts';

/** Links from card to card lead somewhere, and not to the card itself. */
export const cardLinks: Rule = ({ files }) => {
  const ids = new Set(files.map((file) => file.card.id));
  return files.flatMap((file) =>
    file.card.sections.flatMap((section, index) =>
      cardLinksIn(section.body)
        .filter(({ id }) => id === file.card.id || !ids.has(id))
        .map(({ id, line }) =>
          errorAt(
            file,
            (file.textLines[index] ?? section.line) + line,
            id === file.card.id
              ? 'the card links to itself.'
              : `the link leads to "${id}", which does not exist.`,
            'Correct the link, or write that card.',
          ),
        ),
    ),
  );
};
