import { lineAt, passagesOf, withoutQuotations } from '../prose.ts';
import { adviceAt, type Rule } from './rule.ts';

/**
 * A rule that advises against words in summaries, sections and nudges. Titles may contain them, and so may the names of
 * references and linked cards, and text in double quotes: they are somebody else's.
 * @param words what to find, as whole words whatever their case, each with the advice
 * @param fault what is said of a word that was found, e.g. "says little"
 */
export function wordsToAvoid(words: readonly (readonly [RegExp, string])[], fault: string): Rule {
  const any = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words.map(([word]) => `(${word.source.replaceAll(' ', '\\s+')})`).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return ({ files }) =>
    files.flatMap((file) =>
      passagesOf(file, { cardLinks: false })
        .filter(({ in: where }) => where === 'summary' || where === 'section' || where === 'nudge')
        .flatMap((passage) =>
          [...withoutQuotations(passage.text).matchAll(any)].map((match) => {
            const which = match.slice(1).findIndex((group) => group !== undefined);
            return adviceAt(
              passage,
              lineAt(passage, match.index),
              `"${match[0].replace(/\s+/g, ' ')}" ${fault}.`,
              words[which]?.[1] ?? '',
            );
          }),
        ),
    );
}
