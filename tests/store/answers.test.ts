import { expect, it } from 'vitest';
import type { NewAnswer } from '../../src/answers/records/answer-records.ts';
import { eachDatabase } from '../support/databases.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

const answer: NewAnswer = {
  team: 'T1',
  channel: 'C1',
  threadTs: '1762074000.000100',
  userId: 'U1',
  source: 'mention',
  audience: 'public',
  question: 'our data is a mess',
  cardIds: ['practices/data-quality', 'challenges/poor-data', 'skills/sql'],
  answered: true,
  confidence: 0.83,
};

eachDatabase('Answers', (database) => {
  it('are found again by their id, as they were given', async () => {
    const { answers } = await database.open();
    const id = await answers.record(answer, NOW);
    const found = await answers.byId(id);
    expect(found).toEqual({
      ...answer,
      id,
      questionKey: null,
      follows: null,
      ofKind: null,
      createdAt: NOW,
      confidence: expect.closeTo(0.83, 5),
    });
  });

  it('take the id that the caller made', async () => {
    const { answers } = await database.open();
    expect(await answers.record({ ...answer, id: 'a1' }, NOW)).toBe('a1');
    expect((await answers.byId('a1'))?.question).toBe('our data is a mess');
  });

  it('have different ids when the caller made none', async () => {
    const { answers } = await database.open();
    expect(await answers.record(answer, NOW)).not.toBe(await answers.record(answer, NOW));
  });

  it('go on from one another, the newest first, as far as they are known', async () => {
    const { answers } = await database.open();
    await answers.record({ ...answer, id: 'a1' }, NOW);
    await answers.record({ ...answer, id: 'a2', follows: 'a1', ofKind: 'challenges' }, later(1));
    await answers.record({ ...answer, id: 'a3', follows: 'a2' }, later(2));
    await answers.record({ ...answer, id: 'b1', follows: 'gone' }, later(3));
    expect((await answers.chain('a3')).map((one) => one.id)).toEqual(['a3', 'a2', 'a1']);
    expect((await answers.chain('b1')).map((one) => one.id)).toEqual(['b1']);
    expect((await answers.byId('a2'))?.ofKind).toBe('challenges');
    expect((await answers.lastInChannel('T1', 'C1'))?.id).toBe('b1');
    expect(await answers.lastInChannel('T2', 'C1')).toBeUndefined();
  });

  it('are not found by an unknown id', async () => {
    const { answers } = await database.open();
    expect(await answers.byId("no such id'--")).toBeUndefined();
  });

  it('may name no card and stand in no thread', async () => {
    const { answers } = await database.open();
    const none: NewAnswer = {
      ...answer,
      threadTs: null,
      cardIds: [],
      answered: false,
      confidence: 0,
      source: 'command',
    };
    const id = await answers.record(none, NOW);
    expect(await answers.byId(id)).toEqual({
      ...none,
      id,
      questionKey: null,
      follows: null,
      ofKind: null,
      createdAt: NOW,
    });
  });

  it('keep the first thousand characters of a question', async () => {
    const { answers } = await database.open();
    const id = await answers.record({ ...answer, question: 'q'.repeat(40_000) }, NOW);
    expect((await answers.byId(id))?.question).toBe('q'.repeat(1000));
  });

  it('tell whether the bot has spoken in a thread', async () => {
    const { answers } = await database.open();
    await answers.record({ ...answer, answered: false, cardIds: [] }, NOW);
    await answers.record({ ...answer, threadTs: null }, NOW);
    expect(await answers.threadHasAnswer('T1', 'C1', '1762074000.000100')).toBe(true);
    expect(await answers.threadHasAnswer('T1', 'C1', '1762074000.000200')).toBe(false);
    expect(await answers.threadHasAnswer('T1', 'C2', '1762074000.000100')).toBe(false);
    expect(await answers.threadHasAnswer('T2', 'C1', '1762074000.000100')).toBe(false);
  });

  it('give the newest of a thread, whatever the order in which they were written', async () => {
    const { answers } = await database.open();
    await answers.record({ ...answer, id: 'second' }, later(20));
    await answers.record({ ...answer, id: 'first' }, later(10));
    await answers.record({ ...answer, id: 'elsewhere', threadTs: '1762074000.000200' }, later(30));
    expect((await answers.lastInThread('T1', 'C1', '1762074000.000100'))?.id).toBe('second');
    expect(await answers.lastInThread('T1', 'C1', 'no thread')).toBeUndefined();
  });
});
