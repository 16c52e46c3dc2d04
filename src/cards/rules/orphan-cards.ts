import { linkedCardIds } from '../prose.ts';
import { errorAt, type Rule } from './rule.ts';

/** Something leads to every built-in card: a related card or a link. A team's own card may stand alone. */
export const orphanCards: Rule = ({ files }) => {
  const reached = new Set<string>();
  for (const { card } of files) {
    const leadsTo = [...card.related, ...card.sections.flatMap((section) => linkedCardIds(section.body))];
    for (const id of leadsTo) if (id !== card.id) reached.add(id);
  }
  return files
    .filter((file) => !file.own && !reached.has(file.card.id))
    .map((file) =>
      errorAt(
        file,
        file.lineOf('related'),
        'no card links here.',
        `Add "${file.card.id}" to the related cards of the cards that are close to it.`,
      ),
    );
};
