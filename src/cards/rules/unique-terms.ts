import type { CardFile } from '../card-file.ts';
import type { FileLocation, Problem } from '../problem.ts';
import { termKey, withoutTakenTerms } from '../taken-terms.ts';
import { errorAt, type Rule } from './rule.ts';

interface Term {
  text: string;
  file: CardFile;
  at: FileLocation;
}

/**
 * Cards do not share a title, alias or question, and no alias is another card's title. Somebody who types it
 * could mean either card. A team's own card takes a term from a built-in one (`withoutTakenTerms`).
 */
export const uniqueTerms: Rule = ({ files: all }) => {
  const files = withoutTakenTerms(all);
  const titles = files.map((file) => ({
    text: file.card.title,
    file,
    at: { path: file.path, line: file.lineOf('title') },
  }));
  const aliases = files.flatMap((file) =>
    file.card.aliases.map((text, index) => ({
      text,
      file,
      at: { path: file.path, line: file.lineOf('aliases', index) },
    })),
  );
  const questions = files.flatMap((file) =>
    file.card.questions.map((text, index) => ({ text, file, at: file.questionAt(index) })),
  );
  return [
    ...shared(titles, 'title'),
    ...shared(aliases, 'alias'),
    ...shared(questions, 'question'),
    ...namesOfOthers(aliases, titles),
  ];
};

function shared(terms: readonly Term[], what: string): Problem[] {
  const owner = new Map<string, CardFile>();
  return terms.flatMap(({ text, file, at }) => {
    const first = owner.get(termKey(text)) ?? file;
    owner.set(termKey(text), first);
    // A team may call its own card as a built-in one.
    if (first === file || first.own !== file.own) return [];
    return errorAt(
      at,
      at.line,
      `the ${what} "${text}" is also on ${first.card.id}.`,
      'Keep it on the card that answers it best, and reword the other.',
    );
  });
}

function namesOfOthers(aliases: readonly Term[], titles: readonly Term[]): Problem[] {
  const owner = new Map(titles.map(({ text, file }) => [termKey(text), file]));
  return aliases.flatMap(({ text, file, at }) => {
    const named = owner.get(termKey(text));
    if (!named || named === file || named.own !== file.own) return [];
    return errorAt(
      at,
      at.line,
      `the alias "${text}" is the title of ${named.card.id}.`,
      'Remove it: people who type it want that card.',
    );
  });
}
