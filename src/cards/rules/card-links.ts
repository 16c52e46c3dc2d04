import { cardLinksIn } from '../prose.ts';
import { errorAt, idsIn, type Rule } from './rule.ts';

/** Links between cards lead somewhere, and not to the card itself. */
export const cardLinks: Rule = (set) => {
  const ids = idsIn(set);
  return set.files.flatMap((file) =>
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
