import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';

const MONDAY = new Date('2026-11-02T09:00:00Z');
const TUESDAY = new Date('2026-11-03T09:00:00Z');
const person = { team: 'T1', userId: 'U1' };

eachDatabase('What a person has seen', (database) => {
  it('says when they last saw each card', async () => {
    const { seen } = await database.open();
    await seen.noteSeen(person, ['a', 'b'], 'answer', MONDAY);
    await seen.noteSeen(person, ['b', 'c'], 'tip', TUESDAY);
    expect(await seen.lastSeen(person)).toEqual(
      new Map([
        ['a', MONDAY],
        ['b', TUESDAY],
        ['c', TUESDAY],
      ]),
    );
  });

  it('counts how often, keeps the first time and the last way', async () => {
    const { seen, privacy } = await database.open();
    await seen.noteSeen(person, ['a'], 'answer', MONDAY);
    await seen.noteSeen(person, ['a'], 'opened', TUESDAY);
    const { seen: rows } = await privacy.exportPerson('T1', 'U1');
    expect(rows).toEqual([
      { ...person, cardId: 'a', firstSeen: MONDAY, lastSeen: TUESDAY, times: 2, how: 'opened' },
    ]);
  });

  it('does not go back in time when notes arrive out of order', async () => {
    const { seen } = await database.open();
    await seen.noteSeen(person, ['a'], 'answer', TUESDAY);
    await seen.noteSeen(person, ['a'], 'answer', MONDAY);
    expect((await seen.lastSeen(person)).get('a')).toEqual(TUESDAY);
  });

  it('counts a card that one answer names twice once', async () => {
    const { seen, privacy } = await database.open();
    await seen.noteSeen(person, ['a', 'a'], 'answer', MONDAY);
    expect((await privacy.exportPerson('T1', 'U1')).seen.map((row) => row.times)).toEqual([1]);
  });

  it('is nothing for an answer without cards and for a person who has seen none', async () => {
    const { seen } = await database.open();
    await seen.noteSeen(person, [], 'answer', MONDAY);
    expect(await seen.lastSeen(person)).toEqual(new Map());
  });

  it('keeps people of different workspaces apart', async () => {
    const { seen } = await database.open();
    await seen.noteSeen(person, ['a'], 'answer', MONDAY);
    expect(await seen.lastSeen({ team: 'T2', userId: 'U1' })).toEqual(new Map());
    expect(await seen.lastSeen({ team: 'T1', userId: 'U2' })).toEqual(new Map());
  });

  it('loses no count when many notes arrive at once, in different orders', async () => {
    const { seen, privacy } = await database.open();
    const orders = [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
      ['b', 'a', 'c'],
    ];
    const notes = Array.from({ length: 30 }, (_, i) => orders[i % 3] ?? []);
    await Promise.all(notes.map((cards) => seen.noteSeen(person, cards, 'answer', MONDAY)));
    expect((await privacy.exportPerson('T1', 'U1')).seen.map((row) => row.times)).toEqual([30, 30, 30]);
  });
});
