/** Far more levels than a card may have, and few enough to be parsed at once. */
const MOST_LEVELS = 20;
/** Two columns make a level of a list; code may be indented further. */
const COLUMNS_PER_LEVEL = 4;

/**
 * The number of the first line, from 0, that is nested deeper than any parser should be given; undefined if there is none.
 * Parsing takes more than twice as long for twice the depth, and what walks the tree then runs out of stack.
 */
export function firstTooDeepLine(lines: readonly string[]): number | undefined {
  const at = lines.findIndex(isTooDeep);
  return at < 0 ? undefined : at;
}

/** Whether a line is nested deeper than any parser should be given. */
export function isTooDeep(line: string): boolean {
  return levelsOf(line) > MOST_LEVELS;
}

/** Quotes, list marks and indentation at the start of a line. */
function levelsOf(line: string): number {
  const start = /^(?:>|[ \t]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/.exec(line)?.[0] ?? '';
  const marks = start.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0;
  const columns =
    start.match(/ |\t/g)?.reduce((sum, one) => sum + (one === ' ' ? 1 : COLUMNS_PER_LEVEL), 0) ?? 0;
  return marks + Math.floor(columns / COLUMNS_PER_LEVEL);
}
