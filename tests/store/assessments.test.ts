import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';

const MARCH = new Date('2026-03-02T09:00:00Z');
const MAY = new Date('2026-05-04T09:00:00Z');
const LATER_IN_MAY = new Date('2026-05-04T12:00:00Z');
const ada = { team: 'T1', userId: 'U1' };
const a = 'requirements/a';
const b = 'requirements/b';
const c = 'requirements/c';
const never = MAY;

eachDatabase('A self-assessment', (database) => {
  it('is one that grows step by step, and keeps what was said last', async () => {
    const { assessments } = await database.open();
    await assessments.answer(ada, { requirement: a, level: 'junior', evidence: 'my first pipeline' }, MARCH);
    await assessments.answer(ada, { requirement: b, level: 'senior', evidence: '' }, MARCH);
    await assessments.answer(ada, { requirement: a, level: 'middle', evidence: '' }, MAY);
    expect(await assessments.underWay(ada)).toMatchObject({
      levels: { [a]: 'middle', [b]: 'senior' },
      evidence: {},
      startedAt: MARCH,
      updatedAt: MAY,
      finishedAt: null,
    });
  });

  it('forgets the level of a requirement that is left open after all', async () => {
    const { assessments } = await database.open();
    await assessments.answer(ada, { requirement: a, level: 'junior', evidence: '' }, MARCH);
    await assessments.answer(ada, { requirement: a, level: undefined, evidence: 'hm' }, MARCH);
    expect(await assessments.underWay(ada)).toMatchObject({ levels: {}, evidence: { [a]: 'hm' } });
  });

  it('keeps both of two steps that arrive at once', async () => {
    const { assessments } = await database.open();
    const steps = [a, b].map((requirement) => ({ requirement, level: 'lead' as const, evidence: '' }));
    await Promise.all(steps.map((step) => assessments.answer(ada, step, MARCH)));
    expect((await assessments.underWay(ada))?.levels).toEqual({ [a]: 'lead', [b]: 'lead' });
  });

  it('stays in the history once it is finished, and another one begins empty', async () => {
    const { assessments } = await database.open();
    expect(await assessments.finish(ada, MARCH, never)).toBe(false);
    await assessments.answer(ada, { requirement: a, level: 'junior', evidence: '' }, MARCH);
    expect(await assessments.finish(ada, MARCH, never)).toBe(true);
    expect(await assessments.underWay(ada)).toBeUndefined();
    await assessments.answer(ada, { requirement: b, level: 'middle', evidence: '' }, MAY);
    await assessments.finish(ada, MAY, never);
    expect(await assessments.finished(ada, 9)).toMatchObject([
      { levels: { [b]: 'middle' }, finishedAt: MAY },
      { levels: { [a]: 'junior' }, finishedAt: MARCH },
    ]);
  });

  it('takes the place of the one that it corrects', async () => {
    const { assessments } = await database.open();
    for (const [level, at] of [
      ['junior', MAY],
      ['middle', LATER_IN_MAY],
    ] as const) {
      await assessments.answer(ada, { requirement: a, level, evidence: '' }, at);
      await assessments.finish(ada, at, MARCH);
    }
    expect(await assessments.finished(ada, 9)).toMatchObject([{ levels: { [a]: 'middle' } }]);
  });

  it('that corrects another one takes over what it has not reached, and nothing that it took out', async () => {
    const { assessments } = await database.open();
    for (const requirement of [a, b, c]) {
      await assessments.answer(ada, { requirement, level: 'senior', evidence: `mine: ${requirement}` }, MAY);
    }
    await assessments.finish(ada, MAY, MARCH);
    await assessments.answer(ada, { requirement: a, level: 'lead', evidence: '' }, LATER_IN_MAY);
    await assessments.answer(ada, { requirement: b, level: undefined, evidence: '' }, LATER_IN_MAY);
    expect(await assessments.underWay(ada)).toMatchObject({ reached: [a, b] });
    await assessments.finish(ada, LATER_IN_MAY, MARCH);
    const finished = await assessments.finished(ada, 9);
    expect(finished.map(({ levels, evidence }) => ({ levels, evidence }))).toEqual([
      { levels: { [a]: 'lead', [c]: 'senior' }, evidence: { [c]: `mine: ${c}` } },
    ]);
  });

  it('is nobody else’s', async () => {
    const { assessments } = await database.open();
    await assessments.answer(ada, { requirement: a, level: 'junior', evidence: '' }, MARCH);
    for (const other of [
      { team: 'T2', userId: 'U1' },
      { team: 'T1', userId: 'U2' },
    ]) {
      expect(await assessments.underWay(other)).toBeUndefined();
      expect(await assessments.finish(other, MAY, never)).toBe(false);
    }
    expect(await assessments.underWay(ada)).toBeDefined();
  });
});
