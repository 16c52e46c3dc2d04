import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const LATER = new Date('2026-11-02T09:05:00Z');

const verdict = { answerId: 'a1', cardId: 'practices/mlops', team: 'T1', userId: 'U1', helpful: true };

eachDatabase('Feedback', (database) => {
  it('counts the people who found a card helpful and those who did not', async () => {
    const { feedback } = await database.open();
    await feedback.give(verdict, NOW);
    await feedback.give({ ...verdict, userId: 'U2' }, NOW);
    await feedback.give({ ...verdict, answerId: 'a2', userId: 'U3', helpful: false }, NOW);
    await feedback.give({ ...verdict, cardId: 'practices/other' }, NOW);
    expect(await feedback.forCard('practices/mlops')).toEqual({ helpful: 2, notHelpful: 1 });
  });

  it('is nothing for a card that nobody judged', async () => {
    const { feedback } = await database.open();
    expect(await feedback.forCard('practices/mlops')).toEqual({ helpful: 0, notHelpful: 0 });
    expect(await feedback.forAnswer('a1')).toEqual([]);
  });

  it('follows a person who changes their mind', async () => {
    const { feedback } = await database.open();
    await feedback.give(verdict, NOW);
    await feedback.give({ ...verdict, helpful: false }, LATER);
    expect(await feedback.forCard('practices/mlops')).toEqual({ helpful: 0, notHelpful: 1 });
    expect(await feedback.forAnswer('a1')).toEqual([
      { ...verdict, helpful: false, comment: null, reason: null, givenAt: LATER },
    ]);
  });

  it('counts a button that is pressed many times at once as one', async () => {
    const { feedback } = await database.open();
    await Promise.all(Array.from({ length: 8 }, () => feedback.give(verdict, NOW)));
    expect(await feedback.forCard('practices/mlops')).toEqual({ helpful: 1, notHelpful: 0 });
  });

  it('keeps a comment when the same button is pressed again, and drops it on a change of mind', async () => {
    const { feedback } = await database.open();
    const comment = async () => (await feedback.forAnswer('a1'))[0]?.comment;
    await feedback.give({ ...verdict, helpful: false, comment: 'too vague' }, NOW);
    await feedback.give({ ...verdict, helpful: false }, LATER);
    expect(await comment()).toBe('too vague');
    await feedback.give({ ...verdict, helpful: false, comment: 'still too vague' }, LATER);
    expect(await comment()).toBe('still too vague');
    await feedback.give(verdict, LATER);
    expect(await comment()).toBeNull();
  });

  it('keeps the reason when the same button is pressed again, and drops it on a change of mind', async () => {
    const { feedback } = await database.open();
    const reason = async () => (await feedback.forAnswer('a1'))[0]?.reason;
    await feedback.give({ ...verdict, helpful: false }, NOW);
    expect(await reason()).toBeNull();
    await feedback.give({ ...verdict, helpful: false, reason: 'too-long' }, LATER);
    await feedback.give({ ...verdict, helpful: false }, LATER);
    expect(await reason()).toBe('too-long');
    await feedback.give({ ...verdict, helpful: false, reason: 'wrong-topic' }, LATER);
    expect(await reason()).toBe('wrong-topic');
    await feedback.give(verdict, LATER);
    expect(await reason()).toBeNull();
  });

  it('keeps the first thousand characters of a comment', async () => {
    const { feedback } = await database.open();
    await feedback.give({ ...verdict, comment: 'c'.repeat(3000) }, NOW);
    expect((await feedback.forAnswer('a1'))[0]?.comment).toBe('c'.repeat(1000));
  });

  it('lists what was said about one answer, oldest first', async () => {
    const { feedback } = await database.open();
    await feedback.give({ ...verdict, userId: 'U2', helpful: false }, LATER);
    await feedback.give(verdict, NOW);
    await feedback.give({ ...verdict, answerId: 'a2' }, NOW);
    expect((await feedback.forAnswer('a1')).map((entry) => entry.userId)).toEqual(['U1', 'U2']);
  });
});
