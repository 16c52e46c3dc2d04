import { describe, expect, it } from 'vitest';
import type { FirstDay } from '../../../src/cards/ladder.ts';
import { doneOf, nextSteps, weekOf } from '../../../src/path/rules/first-days.ts';

const steps: FirstDay[] = [1, 1, 2, 3, 4].map((week, index) => ({
  id: `step-${index}`,
  week,
  card: 'practices/a',
  do: 'Do it.',
}));
const startedAt = new Date('2026-11-02T09:00:00Z');
const daysIn = (days: number) => new Date(startedAt.getTime() + days * 24 * 60 * 60_000);
const listWith = (...ids: string[]) => ({
  team: 'T1',
  userId: 'U1',
  leadId: null,
  done: Object.fromEntries(ids.map((id) => [id, '2026-11-02'])),
  startedAt,
  updatedAt: startedAt,
});

describe('the first 30 days', () => {
  it('count only steps that still exist', () => {
    expect(doneOf(listWith('step-0', 'step-gone'), steps)).toBe(1);
  });

  it('go on week by week, and stay in the last one', () => {
    expect([0, 6, 7, 21, 100, -3].map((days) => weekOf({ startedAt }, steps, daysIn(days)))).toEqual([
      1, 1, 2, 4, 4, 1,
    ]);
    expect(weekOf({ startedAt }, [], daysIn(30))).toBe(1);
  });

  it('propose what is open first', () => {
    expect(nextSteps(listWith('step-0', 'step-2'), steps, 2).map(({ id }) => id)).toEqual([
      'step-1',
      'step-3',
    ]);
  });
});
