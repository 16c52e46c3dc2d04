import type { ParsedFirstDays, ParsedLadder } from '../parse-ladder.ts';
import type { Problem } from '../problem.ts';

/** The kind whose cards make up the ladder. */
const ON_THE_LADDER = 'requirements/';

/**
 * The cards that the ladder names exist, and each built-in requirement is on it.
 * @param ids of all cards, and of those whose own files are faulty
 * @param builtIn the ids of the built-in cards
 */
export function ladderCards(
  { ladder, path, lineOf }: Extract<ParsedLadder, { ok: true }>,
  ids: ReadonlySet<string>,
  builtIn: readonly string[],
): Problem[] {
  const named = new Set(ladder.map(({ card }) => card));
  return [
    ...ladder.flatMap((one, index) =>
      (['card', 'practice'] as const).flatMap((key) =>
        unknownCard(one[key], ids, path, lineOf('requirements', index, key)),
      ),
    ),
    ...builtIn
      .filter((id) => id.startsWith(ON_THE_LADDER) && !named.has(id))
      .map(
        (id): Problem => ({
          path,
          line: lineOf('requirements'),
          severity: 'error',
          what: `${id} is not on the ladder.`,
          fix: 'Say what good looks like on each rung.',
        }),
      ),
  ];
}

/** The cards that the first 30 days name exist. */
export function firstDaysCards(
  { firstDays, path, lineOf }: Extract<ParsedFirstDays, { ok: true }>,
  ids: ReadonlySet<string>,
): Problem[] {
  return firstDays.flatMap(({ card }, index) => unknownCard(card, ids, path, lineOf('steps', index, 'card')));
}

function unknownCard(id: string, ids: ReadonlySet<string>, path: string, line: number): Problem[] {
  if (ids.has(id)) return [];
  const what = `the card "${id}" does not exist.`;
  const fix = 'Use the id of a card: its folder and file name without .md.';
  return [{ path, line, severity: 'error', what, fix }];
}
