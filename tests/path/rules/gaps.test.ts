import { describe, expect, it } from 'vitest';
import { gapsTo } from '../../../src/path/rules/gaps.ts';
import { ladderOf, levelsOf } from '../a-ladder.ts';

const names = (gaps: ReturnType<typeof gapsTo>) => gaps.map(({ requirement }) => requirement.short);

describe('the gaps that matter next', () => {
  it('are what is below the next rung, and nothing that reaches it or was left open', () => {
    const ladder = ladderOf('lead', 'lead', 'lead', 'lead');
    const gaps = gapsTo('senior', levelsOf('middle', 'senior', undefined, 'architect'), ladder, 3);
    expect(gaps).toEqual([
      { requirement: ladder[0], from: 'middle', to: 'senior', steps: 1, weighsMost: false },
    ]);
  });

  it('begin with what counts most for the next rung, the furthest first', () => {
    const ladder = ladderOf('junior', 'lead', 'lead');
    expect(names(gapsTo('lead', levelsOf('junior', 'senior', 'middle'), ladder, 3))).toEqual([
      'R2',
      'R1',
      'R0',
    ]);
  });

  it('begin with the furthest, among those that count alike', () => {
    const ladder = ladderOf('junior', 'junior', 'junior');
    expect(names(gapsTo('lead', levelsOf('senior', 'junior', 'middle'), ladder, 3))).toEqual([
      'R1',
      'R2',
      'R0',
    ]);
  });

  it('leave out nothing that lags behind in favor of what is at level', () => {
    const ladder = ladderOf('lead', 'lead', 'junior', 'junior');
    const gaps = gapsTo('lead', levelsOf('senior', 'senior', 'junior', 'middle'), ladder, 3);
    expect(names(gaps)).toEqual(['R0', 'R2', 'R3']);
  });

  it('always have one of those that count most for the next rung, however much lags behind', () => {
    const ladder = ladderOf('lead', 'junior', 'junior', 'junior');
    const gaps = gapsTo('lead', levelsOf('senior', 'junior', 'middle', 'middle'), ladder, 3);
    expect(names(gaps)).toEqual(['R0', 'R1', 'R2']);
  });

  it('are no more than asked for', () => {
    const ladder = ladderOf('lead', 'lead', 'lead', 'lead');
    const all = levelsOf('junior', 'junior', 'junior', 'junior');
    expect(gapsTo('middle', all, ladder, 3)).toHaveLength(3);
  });
});
