import { isTooDeep } from '../../cards/nesting.ts';
import { outsideFences } from './dialects/outside-code.ts';

/** More marks of emphasis or code than any paragraph has. Parsing them takes the square of their number. */
const MOST_MARKS = 400;
/** More brackets than any paragraph has. */
const MOST_BRACKETS = 2000;
const NESTING = /^(?:>|[ \t]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/;
/** What a line begins with if it does not go on with the paragraph above it. */
const BEGINS = /^[ \t]*(?:$|\||#|[-*+][ \t]|\d{1,9}[.)][ \t])/;

/**
 * Markdown without what no parser should be given: lines that are nested absurdly deep lose their nesting, paragraphs
 * with absurdly many marks lose these.
 */
export function withoutExcess(markdown: string): string {
  const flat = markdown
    .split('\n')
    .map((line) => (isTooDeep(line) ? line.replace(NESTING, '') : line))
    .join('\n');
  return outsideFences(flat, (prose) => paragraphsOf(prose).map(withoutMarks).join('\n'));
}

function paragraphsOf(prose: string): string[] {
  const paragraphs: string[][] = [];
  for (const line of prose.split('\n')) {
    if (BEGINS.test(line) || paragraphs.length === 0) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.map((lines) => lines.join('\n'));
}

function withoutMarks(paragraph: string): string {
  if (paragraph.length < MOST_MARKS) return paragraph;
  const marks = paragraph.match(/\*+|_+|~+|`+/g)?.length ?? 0;
  const plain = marks > MOST_MARKS ? paragraph.replaceAll(/[*_~`]+/g, ' ') : paragraph;
  const brackets = plain.match(/[[<]/g)?.length ?? 0;
  return brackets > MOST_BRACKETS ? plain.replaceAll(/[[\]<>]+/g, ' ') : plain;
}
