import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/path/assessment.ts';
import { comparedWith, growthBetween } from '../../../src/path/rules/growth.ts';
import { ladderOf, levelsOf } from '../a-ladder.ts';

const ladder = ladderOf('lead', 'lead', 'lead', 'lead');

function finishedOn(day: string): Assessment {
  const at = new Date(`${day}T09:00:00Z`);
  const person = { team: 'T1', userId: 'U1' };
  return { ...person, id: day, levels: {}, evidence: {}, startedAt: at, updatedAt: at, finishedAt: at };
}

describe('growth', () => {
  it('is told per requirement, the largest gain first', () => {
    const before = levelsOf('junior', 'middle', 'senior', 'lead');
    const after = levelsOf('middle', 'lead', 'senior', 'senior');
    expect(
      growthBetween(before, after, ladder).map(({ requirement, by }) => [requirement.short, by]),
    ).toEqual([
      ['R1', 2],
      ['R0', 1],
      ['R3', -1],
    ]);
  });

  it('counts nothing that was left open either time', () => {
    expect(growthBetween(levelsOf(undefined, 'middle'), levelsOf('lead', undefined), ladder)).toEqual([]);
  });

  it('is measured since the last time that is a week ago or more', () => {
    const finished = ['2026-11-30', '2026-11-28', '2026-11-23', '2026-03-02'].map(finishedOn);
    expect(comparedWith(finished)?.id).toBe('2026-11-23');
    expect(comparedWith(finished.slice(0, 2))).toBeUndefined();
    expect(comparedWith([])).toBeUndefined();
  });
});
