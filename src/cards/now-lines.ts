import { plainText } from './plain-text.ts';

/** What a line does for people in an incident, in the order in which they need it. */
export const NOW_MOVES = ['stop', 'tell', 'look'] as const;
export type NowMove = (typeof NOW_MOVES)[number];

/** A line of a passage that helps within ten minutes of an incident. */
export interface NowLine {
  move: NowMove;
  /** Markdown in the card's own words, at most 200 characters long without markup. */
  markdown: string;
}

/** More is not read while something burns. */
export const LONGEST_NOW_LINE = 200;

/** Sentences, and what follows a colon: “Clear roles: one commands, …” is worth quoting from “one” on. */
const PIECE_ENDS = /(?<=[.!?:][)"”]?\**)\s+/;

/** The sentences of a passage that an anchor touches, whole; all of the passage if they can't be told apart. */
export function lineWith(markdown: string, anchor: string, holds: Holds): string {
  const pieces = markdown
    .replace(/\s*\n\s*/g, ' ')
    .trim()
    .split(PIECE_ENDS);
  for (let count = 1; count <= pieces.length; count += 1) {
    for (let from = 0; from + count <= pieces.length; from += 1) {
      if (!holds(pieces.slice(from, from + count).join(' '), anchor)) continue;
      let to = from + count;
      while (to < pieces.length && isOpen(pieces.slice(from, to).join(' '))) to += 1;
      return shortened(withCapital(withoutHalfBold(pieces.slice(from, to).join(' '))));
    }
  }
  return shortened(pieces.join(' '));
}

type Holds = (markdown: string, anchor: string) => boolean;

/** A line may begin after a colon but not end there, nor inside of what somebody says. */
function isOpen(line: string): boolean {
  return /:\**$/.test(line) || (line.match(/["“”]/g)?.length ?? 0) % 2 === 1;
}

function withoutHalfBold(line: string): string {
  return (line.match(/\*\*/g)?.length ?? 0) % 2 === 0 ? line : line.replaceAll('**', '');
}

function withCapital(line: string): string {
  return line.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function shortened(line: string): string {
  if (plainText(line).length <= LONGEST_NOW_LINE) return line;
  // Markup could be cut in two.
  return `${plainText(line)
    .slice(0, LONGEST_NOW_LINE - 1)
    .replace(/[\s,;:]+\S*$/, '')}…`;
}
