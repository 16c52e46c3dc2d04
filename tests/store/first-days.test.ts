import { expect, it } from 'vitest';
import { asWork } from '../../src/work.ts';
import { eachDatabase } from '../support/databases.ts';

const MONDAY = new Date('2026-11-02T09:00:00Z');
const TUESDAY = new Date('2026-11-03T09:00:00Z');
const marco = { team: 'T1', userId: 'U1' };
const ada = { team: 'T1', userId: 'U2' };

eachDatabase('The first 30 days', (database) => {
  it('are a list that is started once, with ticks that can be taken back', async () => {
    const { firstDays } = await database.open();
    expect(await firstDays.tick(marco, 'first-change', true, MONDAY)).toBe(false);
    expect(await firstDays.start(marco, null, MONDAY)).toBe('started');
    expect(await firstDays.start(marco, null, TUESDAY)).toBe('already');
    await firstDays.tick(marco, 'first-change', true, MONDAY);
    await firstDays.tick(marco, 'shadow-shift', true, TUESDAY);
    await firstDays.tick(marco, 'first-change', false, TUESDAY);
    expect(await firstDays.read(marco)).toMatchObject({
      done: { 'shadow-shift': '2026-11-03' },
      leadId: null,
      startedAt: MONDAY,
      updatedAt: TUESDAY,
    });
  });

  it('keep both of two ticks that arrive at once', async () => {
    const { firstDays } = await database.open();
    await firstDays.start(marco, null, MONDAY);
    await Promise.all(['one', 'two'].map((step) => firstDays.tick(marco, step, true, MONDAY)));
    expect(Object.keys((await firstDays.read(marco))?.done ?? {}).toSorted()).toEqual(['one', 'two']);
  });

  it('are shown to the one person that they are shown to, until they no longer are', async () => {
    const { firstDays } = await database.open();
    await firstDays.start(marco, null, MONDAY);
    expect(await firstDays.shownTo(ada, 9)).toEqual([]);
    expect(await firstDays.start(marco, ada.userId, MONDAY)).toBe('already');
    expect(await firstDays.shownTo(ada, 9)).toMatchObject([{ userId: 'U1' }]);
    expect(await firstDays.shownTo({ team: 'T2', userId: ada.userId }, 9)).toEqual([]);
    expect(await firstDays.showTo(marco, null, TUESDAY)).toBe(true);
    expect(await firstDays.shownTo(ada, 9)).toEqual([]);
  });

  it('are gone once they are ended', async () => {
    const { firstDays } = await database.open();
    await firstDays.start(marco, ada.userId, MONDAY);
    expect(await firstDays.end(marco)).toBe(true);
    expect(await firstDays.end(marco)).toBe(false);
    expect(await firstDays.shownTo(ada, 9)).toEqual([]);
  });

  it('go on without the person who may see them once that one is forgotten', async () => {
    const { firstDays, privacy } = await database.open();
    await firstDays.start(marco, ada.userId, MONDAY);
    const exported = await privacy.exportPerson('T1', ada.userId);
    expect(exported.first_days).toEqual([{ team: 'T1', leadId: ada.userId, startedAt: MONDAY }]);
    expect(await privacy.deletePerson('T1', ada.userId)).toEqual({ rows: 1 });
    expect(await firstDays.read(marco)).toMatchObject({ leadId: null });
  });

  it('name nobody who has deleted everything meanwhile', async () => {
    const { firstDays, privacy } = await database.open();
    await asWork(async () => {
      await privacy.deletePerson('T1', ada.userId);
      await firstDays.start(marco, ada.userId, MONDAY);
    });
    expect(await firstDays.read(marco)).toMatchObject({ leadId: null });
  });
});
