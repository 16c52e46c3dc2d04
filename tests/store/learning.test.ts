import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';

const MONDAY = new Date('2026-11-02T09:00:00Z');
const TUESDAY = new Date('2026-11-03T09:00:00Z');
const WEDNESDAY = new Date('2026-11-04T09:00:00Z');
const person = { team: 'T1', userId: 'U1' };
const state = {
  due: TUESDAY.toISOString(),
  elapsed_days: 1,
  lastReview: null,
  steps: { last_step: [1, 2.5] },
};

eachDatabase('What a person learns', (database) => {
  it('comes out as it went in, with the names inside the schedule as they were', async () => {
    const { learning } = await database.open();
    await learning.put(person, 'practices/mlops', state, TUESDAY, MONDAY);
    expect(await learning.items(person)).toEqual([
      {
        ...person,
        cardId: 'practices/mlops',
        state,
        due: TUESDAY,
        notForMe: false,
        snoozedUntil: null,
        updatedAt: MONDAY,
      },
    ]);
  });

  it('is rated again on the same row', async () => {
    const { learning } = await database.open();
    await learning.put(person, 'a', state, TUESDAY, MONDAY);
    await learning.put(person, 'a', { ...state, elapsed_days: 4 }, WEDNESDAY, TUESDAY);
    const items = await learning.items(person);
    expect(items).toMatchObject([{ state: { elapsed_days: 4 }, due: WEDNESDAY, updatedAt: TUESDAY }]);
  });

  it('keeps people and workspaces apart', async () => {
    const { learning } = await database.open();
    await learning.put(person, 'a', state, MONDAY, MONDAY);
    for (const other of [
      { team: 'T1', userId: 'U2' },
      { team: 'T2', userId: 'U1' },
    ]) {
      expect(await learning.items(other)).toEqual([]);
      expect(await learning.dueCount(other, WEDNESDAY)).toBe(0);
    }
  });

  it('is due from its moment on', async () => {
    const { learning } = await database.open();
    await learning.put(person, 'a', state, MONDAY, MONDAY);
    await learning.put(person, 'b', state, TUESDAY, MONDAY);
    await learning.put(person, 'c', state, WEDNESDAY, MONDAY);
    expect(await learning.dueCount(person, TUESDAY)).toBe(2);
  });

  it('leaves out what is not for them until they say so, with the schedule kept', async () => {
    const { learning } = await database.open();
    await learning.put(person, 'a', state, MONDAY, MONDAY);
    await learning.setNotForMe(person, 'a', MONDAY);
    expect(await learning.dueCount(person, TUESDAY)).toBe(0);
    // A rating of an older message does not bring it back.
    await learning.put(person, 'a', state, MONDAY, MONDAY);
    expect(await learning.dueCount(person, TUESDAY)).toBe(0);
    await learning.clearNotForMe(person, 'a', TUESDAY);
    expect(await learning.dueCount(person, TUESDAY)).toBe(1);
    expect(await learning.items(person)).toMatchObject([{ state, notForMe: false, updatedAt: TUESDAY }]);
  });

  it('may put a card aside that they never learnt', async () => {
    const { learning } = await database.open();
    await learning.setNotForMe(person, 'a', MONDAY);
    await learning.setNotForMe(person, 'a', TUESDAY);
    expect(await learning.items(person)).toMatchObject([{ state: null, due: null, notForMe: true }]);
  });

  it('has nothing cleared that was never put aside', async () => {
    const { learning } = await database.open();
    await learning.put(person, 'a', state, MONDAY, MONDAY);
    await learning.clearNotForMe(person, 'a', TUESDAY);
    await learning.clearNotForMe(person, 'b', TUESDAY);
    expect(await learning.items(person)).toMatchObject([{ cardId: 'a', updatedAt: MONDAY }]);
  });

  it('waits while it is for later, and a rating ends that', async () => {
    const { learning } = await database.open();
    await learning.put(person, 'a', state, MONDAY, MONDAY);
    await learning.snooze(person, 'a', WEDNESDAY, MONDAY);
    expect(await learning.dueCount(person, TUESDAY)).toBe(0);
    expect(await learning.dueCount(person, WEDNESDAY)).toBe(1);
    await learning.put(person, 'a', state, TUESDAY, MONDAY);
    expect(await learning.dueCount(person, TUESDAY)).toBe(1);
  });
});
