import type { ParsedGlossary } from '../glossary.ts';
import type { Problem } from '../problem.ts';

/** The cards that a glossary leads on to exist. @param ids of all cards, and of those whose own files are faulty */
export function glossaryCards(
  { terms, path, lineOf }: Extract<ParsedGlossary, { ok: true }>,
  ids: ReadonlySet<string>,
): Problem[] {
  return terms.flatMap(({ term, cards }, index) =>
    cards.flatMap((id, at): Problem[] =>
      ids.has(id)
        ? []
        : [
            {
              path,
              line: lineOf('terms', index, 'cards', at),
              severity: 'error',
              what: `"${term}" leads on to the card "${id}", which does not exist.`,
              fix: 'Use the id of a card: its folder and file name without .md.',
            },
          ],
    ),
  );
}
