import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../src/path/rules/standing.ts';
import { ladderOf, levelsOf } from '../a-ladder.ts';

const ladder = ladderOf('lead', 'lead', 'lead', 'lead', 'lead', 'lead');

describe('where somebody is on the whole', () => {
  it('is the rung that two thirds of the answers reach', () => {
    const levels = levelsOf('senior', 'senior', 'senior', 'lead', 'junior', 'junior');
    expect(standingOf(levels, ladder)).toMatchObject({ rung: 'senior', next: 'lead', above: [ladder[3]] });
    expect(
      standingOf(levelsOf('senior', 'senior', 'senior', 'junior', 'junior', 'junior'), ladder),
    ).toMatchObject({ rung: 'junior', next: 'middle' });
  });

  it('has no next rung at the top', () => {
    const top = levelsOf(...ladder.map(() => 'architect' as const));
    expect(standingOf(top, ladder)).toMatchObject({ rung: 'architect', next: undefined, above: [] });
  });

  it('is left unsaid while less than half is answered', () => {
    expect(standingOf({}, ladder)).toBeUndefined();
    expect(standingOf({}, [])).toBeUndefined();
    expect(standingOf(levelsOf('lead', 'lead'), ladder)).toBeUndefined();
    expect(standingOf(levelsOf('lead', 'lead', 'lead'), ladder)).toMatchObject({ rung: 'lead' });
  });

  it('ignores what is no longer on the ladder', () => {
    expect(standingOf({ 'requirements/gone': 'lead' }, ladder)).toBeUndefined();
  });
});
