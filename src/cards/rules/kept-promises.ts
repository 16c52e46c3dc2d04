import type { CardFile } from '../card-file.ts';
import type { AskedName, ProductName } from '../parse-names.ts';
import { plainText } from '../plain-text.ts';
import type { FileLocation } from '../problem.ts';
import { namePattern } from './name-pattern.ts';
import { errorAt, type Rule } from './rule.ts';

/**
 * A way of asking that names a product, a standard or a law promises an answer about it: the card's text has to name it
 * as well, or another name that says the same. Otherwise the search is sure of a card that says nothing about it.
 */
export function keptPromises(asked: readonly AskedName[], spellings: readonly ProductName[]): Rule {
  const wrongFor = new Map(spellings.map(({ name, wrong }) => [name, wrong]));
  const promises = asked.map(({ name, orOneOf }) => {
    const same = [name, ...(wrongFor.get(name) ?? [])];
    // Two words may be just that: “open AI pull requests”.
    const typed = anyOf(same.filter((spelling) => spelling === name || !spelling.includes(' ')));
    return { name, orOneOf, typed, kept: anyOf([...same, ...orOneOf]) };
  });

  return ({ files }) =>
    files.flatMap((file) => {
      const text = textOf(file);
      const ways = waysOfAsking(file);
      // A card is asked about few of the names. No name goes on in the next line.
      const asked = ways.map(({ words }) => words).join('\n');
      const broken = promises.filter(({ typed, kept }) => typed.test(asked) && !kept.test(text));
      return ways.flatMap(({ words, at }) =>
        broken
          .filter(({ typed }) => typed.test(words))
          .map(({ name, orOneOf }) =>
            errorAt(
              at,
              at.line,
              `"${words}" asks about ${name}, which the card's text doesn't name.`,
              `Say something about it on the card${orOneOf.length > 0 ? ` (or about ${orOneOf.join(', ')})` : ''}, or remove the line.`,
            ),
          ),
      );
    });
}

function waysOfAsking(file: CardFile): { words: string; at: FileLocation }[] {
  const { aliases, questions, passageQuestions = [] } = file.card;
  return [
    ...aliases.map((words, index) => ({
      words,
      at: { path: file.path, line: file.lineOf('aliases', index) },
    })),
    ...questions.map((words, index) => ({ words, at: file.questionAt(index) })),
    ...passageQuestions.flatMap((entry, group) =>
      entry.questions.map((words, index) => ({
        words,
        at: file.passageQuestionAt?.(group, index) ?? { path: file.path, line: 1 },
      })),
    ),
  ];
}

/** Everything that a reader sees of a card, its references included. */
function textOf({ card }: CardFile): string {
  const { title, summary, sections, references } = card;
  return [
    title,
    summary,
    ...sections.map(({ body }) => plainText(body)),
    ...references.map((reference) => reference.title),
  ]
    .join('\n')
    .replace(/\s+/g, ' ');
}

/** Any of the names as a whole word, its plural or with an apostrophe s. */
function anyOf(names: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])${namePattern(names, '[ -]')}(?:['’]?s)?(?![\\p{L}\\p{N}_])`, 'iu');
}
