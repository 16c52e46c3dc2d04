import type { LeftOut, RootReport } from '../pages/page.ts';

/** How many files are named for each reason. */
const MOST_NAMED = 3;

/** What was read of a root, what was left out, and what would help to find its pages: a line each. */
export function reportInWords({ root, pages, passages, leftOut, advice }: RootReport): string {
  const counts = `${count(pages, 'page')} and ${count(passages, 'passage')}`;
  return [
    `${root}: ${counts}`,
    ...leftOut.map((one) => `  left out: ${reasonInWords(one)}`),
    ...advice.map((one) => `  advice: ${reasonInWords(one)}`),
  ].join('\n');
}

function reasonInWords({ why, paths }: LeftOut): string {
  if (paths.length === 0) return why;
  const named = paths.slice(0, MOST_NAMED).join(', ');
  const more =
    paths.length > MOST_NAMED ? `, and ${(paths.length - MOST_NAMED).toLocaleString('en-US')} more` : '';
  return `${paths.length.toLocaleString('en-US')} × ${why} (${named}${more})`;
}

/** A number of things, such as “1 page” or “1,200 pages”. */
export function count(number: number, noun: string, nouns = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : nouns}`;
}
