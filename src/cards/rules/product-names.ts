import type { ProductName } from '../parse-names.ts';
import { lineAt, passagesOf, withoutQuotations } from '../prose.ts';
import { namePattern } from './name-pattern.ts';
import { adviceAt, errorAt, type Rule } from './rule.ts';

/** A name, and whether a team's own list has it. */
export type SpelledName = ProductName & { own?: boolean };

/**
 * Product names are spelled the way their owners spell them. Text in double quotes is somebody else's and
 * stays as it is.
 */
export function productNames(names: readonly SpelledName[]): Rule {
  // A team's own spellings come last, and count instead of built-in ones.
  const rightFor = new Map(
    names.flatMap(({ name, wrong, own }) =>
      [name, ...wrong].map((spelling) => [keyOf(spelling), { name, own }] as const),
    ),
  );
  if (rightFor.size === 0) return () => [];
  // Longest first, so that "GitHub Actions" does not match as "GitHub".
  const spellings = [...rightFor.keys()].toSorted((a, b) => b.length - a.length);
  // Not within a word, a file name, an address or a person's handle.
  const any = new RegExp(
    `(?<![\\p{L}\\p{N}_@/.])${namePattern(spellings, '\\s+')}(?![\\p{L}\\p{N}_]|\\.\\p{Ll}|/\\p{Ll})`,
    'giu',
  );

  return ({ files }) =>
    files.flatMap((file) =>
      passagesOf(file, { cardLinks: true }).flatMap((passage) =>
        [...withoutQuotations(passage.text).matchAll(any)].flatMap((match) => {
          const found = match[0].replace(/\s+/g, ' ');
          const right = rightFor.get(keyOf(found));
          if (right === undefined || right.name === found) return [];
          // How others spell their products is no reason to refuse a team's own card.
          const report = file.own && !right.own ? adviceAt : errorAt;
          return report(
            passage,
            lineAt(passage, match.index),
            `"${found}" is spelled "${right.name}".`,
            'Correct it; quotations belong in double quotes.',
          );
        }),
      ),
    );
}

function keyOf(spelling: string): string {
  return spelling.toLowerCase().replace(/\s+/g, ' ');
}
