import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';

const MONDAY = new Date('2026-11-02T09:00:00Z');
const TUESDAY = new Date('2026-11-03T09:00:00Z');
const person = { team: 'T1', userId: 'U1' };

eachDatabase('The cards that a person saved', (database) => {
  it('are listed with the last saved first, each once', async () => {
    const { saved } = await database.open();
    expect(await saved.save(person, 'practices/a', MONDAY)).toBe(true);
    expect(await saved.save(person, 'practices/b', TUESDAY)).toBe(true);
    expect(await saved.save(person, 'practices/a', TUESDAY)).toBe(false);
    expect(await saved.cardIds(person)).toEqual(['practices/b', 'practices/a']);
    expect(await saved.has(person, 'practices/a')).toBe(true);
  });

  it('can be taken out, and a second press does no harm', async () => {
    const { saved } = await database.open();
    await saved.save(person, 'practices/a', MONDAY);
    expect(await saved.remove(person, 'practices/a')).toBe(true);
    expect(await saved.remove(person, 'practices/a')).toBe(false);
    expect(await saved.has(person, 'practices/a')).toBe(false);
    expect(await saved.cardIds(person)).toEqual([]);
  });

  it('are saved once when two presses arrive at once', async () => {
    const { saved } = await database.open();
    const both = await Promise.all([0, 1].map(() => saved.save(person, 'practices/a', MONDAY)));
    expect(both.filter(Boolean)).toHaveLength(1);
  });

  it('are nobody else’s', async () => {
    const { saved } = await database.open();
    await saved.save(person, 'practices/a', MONDAY);
    expect(await saved.cardIds({ team: 'T2', userId: 'U1' })).toEqual([]);
    expect(await saved.remove({ team: 'T1', userId: 'U2' }, 'practices/a')).toBe(false);
    expect(await saved.has(person, 'practices/a')).toBe(true);
  });
});
