import { describe, expect, it } from 'vitest';
import { parseFirstDays, parseLadder } from '../../../src/cards/parse-ladder.ts';
import { formatProblem, type Problem } from '../../../src/cards/problem.ts';
import { firstDaysCards, ladderCards } from '../../../src/cards/rules/ladder-cards.ts';

const entry = (card: string, changes: Record<string, string> = {}) => {
  const levels = { junior: 'J.', middle: 'M.', senior: 'S.', lead: 'L.', architect: 'A.', ...changes };
  const rungs = Object.entries(levels).map(([rung, text]) => `      ${rung}: ${text}`);
  return [
    `  - card: ${card}`,
    '    short: Short',
    '    practice: practices/one',
    '    weighs_most: [lead]',
    '    levels:',
    ...rungs,
    '',
  ].join('\n');
};
const ladderOf = (...entries: string[]) => `format: 1\nrequirements:\n${entries.join('')}`;
const step = (id: string, week: number, card = 'practices/one') =>
  `  - { id: ${id}, week: ${week}, card: ${card}, do: Do it. }\n`;
const daysOf = (...steps: string[]) => `format: 1\nsteps:\n${steps.join('')}`;

const IDS = new Set(['requirements/a', 'practices/one']);
const lines = (problems: readonly Problem[]) => problems.map(formatProblem);

function checkLadder(yaml: string, builtIn: string[] = []): string[] {
  const parsed = parseLadder(yaml, 'ladder.yaml');
  return lines(parsed.ok ? ladderCards(parsed, IDS, builtIn) : parsed.problems);
}

function checkDays(yaml: string): string[] {
  const parsed = parseFirstDays(yaml, 'days.yaml');
  return lines(parsed.ok ? firstDaysCards(parsed, IDS) : parsed.problems);
}

describe('the ladder', () => {
  it('is fine when each requirement has a card and five short sentences', () => {
    expect(checkLadder(ladderOf(entry('requirements/a')), [...IDS])).toEqual([]);
  });

  it('names cards that do not exist, and requirements that are not on it', () => {
    expect(
      checkLadder(ladderOf(entry('requirements/a'), entry('requirements/b')), ['requirements/c']),
    ).toEqual([
      'ladder.yaml:13  the card "requirements/b" does not exist.  Use the id of a card: its folder and file name without .md.',
      'ladder.yaml:2  requirements/c is not on the ladder.  Say what good looks like on each rung.',
    ]);
  });

  it('names a missing level, one too many, a long sentence, and a card that is there twice', () => {
    const missing = entry('requirements/a').replace('      senior: S.\n', '');
    expect(checkLadder(ladderOf(missing))[0]).toContain('requirements 1 › levels › senior is missing.');
    expect(checkLadder(ladderOf(entry('requirements/a', { king: 'K.' })))[0]).toContain(
      '"king" is not a key of the format.',
    );
    expect(checkLadder(ladderOf(entry('requirements/a', { lead: 'x'.repeat(141) })))[0]).toContain(
      'must not be longer than 140 characters',
    );
    expect(checkLadder(ladderOf(entry('requirements/a'), entry('requirements/a')))).toEqual([
      'ladder.yaml:13  "requirements/a" is there twice.  Keep one.',
    ]);
  });
});

describe('the first 30 days', () => {
  it('are fine with known cards, week after week', () => {
    expect(checkDays(daysOf(step('first', 1), step('second', 4)))).toEqual([]);
  });

  it('name unknown cards, ids that are there twice, and steps out of order', () => {
    expect(checkDays(daysOf(step('first', 1, 'practices/two')))[0]).toContain(
      '"practices/two" does not exist',
    );
    expect(checkDays(daysOf(step('first', 2), step('first', 1)))).toEqual([
      'days.yaml:4  "first" is there twice.  Keep one.',
      'days.yaml:4  a step stands after one of a later week.  Put it into its week.',
    ]);
    expect(checkDays(daysOf(step('first', 5)))[0]).toContain('is after the fourth week');
  });
});
