import { expect, it } from 'vitest';
import { cutoffsAt } from '../../src/people/retention.ts';
import { eachDatabase } from '../support/databases.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const LATER = new Date('2026-11-12T09:00:00Z');
const HERE = { team: 'T1', channel: 'C1' };
const ADA = { team: 'T1', userId: 'U-ADA' };
const WEEK = { most: 3, since: new Date('2026-10-26T09:00:00Z') };
const thread = (threadTs: string) => ({ ...HERE, threadTs });

eachDatabase('Suggestions in a channel', (database) => {
  it('are off until somebody switches them on, and remember who', async () => {
    const { suggestions } = await database.open();
    expect(await suggestions.status(HERE)).toBeUndefined();
    expect(await suggestions.set(HERE, ADA, false, NOW)).toBe(false);
    expect(await suggestions.prepare(HERE, ADA, NOW)).toBe(true);
    expect(await suggestions.channels()).toEqual([]);
    expect(await suggestions.set(HERE, ADA, true, NOW)).toBe(true);
    expect(await suggestions.prepare(HERE, { ...ADA, userId: 'U2' }, LATER)).toBe(false);
    expect(await suggestions.set(HERE, { ...ADA, userId: 'U2' }, true, LATER)).toBe(false);
    expect(await suggestions.status(HERE)).toEqual({
      ...HERE,
      userId: 'U-ADA',
      switchedOn: true,
      changedAt: NOW,
    });
    expect(await suggestions.channels()).toEqual([HERE]);
    expect(await suggestions.set(HERE, undefined, false, LATER)).toBe(true);
    expect(await suggestions.status(HERE)).toMatchObject({ userId: null, switchedOn: false });
    expect(await suggestions.channels()).toEqual([]);
    expect(await suggestions.take(thread('1.1'), 'c', WEEK, NOW)).toBe(false);
  });

  it('come at most so often a week and once a thread, however many want to give one at once', async () => {
    const { suggestions } = await database.open();
    await suggestions.set(HERE, ADA, true, NOW);
    const same = await Promise.all(
      Array.from({ length: 4 }, () => suggestions.take(thread('1.1'), 'c', WEEK, NOW)),
    );
    expect(same.filter(Boolean)).toHaveLength(1);
    expect(await suggestions.hasRoom(thread('1.1'), WEEK)).toBe(false);
    expect(await suggestions.hasRoom(thread('2.0'), WEEK)).toBe(true);
    const others = await Promise.all(
      Array.from({ length: 6 }, (_, at) => suggestions.take(thread(`2.${at}`), 'c', WEEK, NOW)),
    );
    expect(others.filter(Boolean)).toHaveLength(2);
    expect(await suggestions.offeredSince(HERE, WEEK.since)).toBe(3);
    expect(await suggestions.hasRoom(thread('3.1'), WEEK)).toBe(false);
    expect(await suggestions.take(thread('3.1'), 'c', { most: 3, since: NOW }, LATER)).toBe(true);
    expect(await suggestions.take(thread('1.1'), 'c', { most: 3, since: NOW }, LATER)).toBe(false);
  });

  it('keep how they were taken, and forget what was not shown and what is old', async () => {
    const { suggestions, retention, db } = await database.open();
    await suggestions.set(HERE, ADA, true, NOW);
    await suggestions.take(thread('1.1'), 'c', WEEK, NOW);
    await suggestions.take(thread('1.2'), 'c', WEEK, NOW);
    await suggestions.noteOutcome(thread('1.1'), 'helpful');
    await suggestions.drop(thread('1.2'));
    expect(await db.selectFrom('suggestions').selectAll().execute()).toEqual([
      { ...thread('1.1'), cardId: 'c', outcome: 'helpful', offeredAt: NOW },
    ]);
    await retention.deleteOld(cutoffsAt(new Date('2027-03-01T00:00:00Z')));
    expect(await db.selectFrom('suggestions').selectAll().execute()).toEqual([]);
  });
});
