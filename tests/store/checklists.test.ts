import { expect, it } from 'vitest';
import type { NewChecklist } from '../../src/answers/checklist.ts';
import { cutoffsAt } from '../../src/people/retention.ts';
import { eachDatabase } from '../support/databases.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const LATER = new Date('2026-11-02T09:05:00Z');
const ADA = { team: 'T1', userId: 'U-ADA' };
const MARCO = { team: 'T1', userId: 'U-MARCO' };

const WHERE = { channel: 'C1', messageTs: '2.2' };

const list: NewChecklist = {
  ...ADA,
  id: 'list',
  channel: 'C1',
  threadTs: '1.1',
  cardId: 'practices/one',
  title: 'One',
  heading: 'How to do it',
  steps: ['first', 'second', 'third'],
};

eachDatabase('A checklist', (database) => {
  it('is made once, however often that is asked for at once', async () => {
    const { checklists } = await database.open();
    const made = await Promise.all(Array.from({ length: 6 }, () => checklists.make(list, NOW)));
    expect(made.filter((one) => one === 'made')).toHaveLength(1);
    await checklists.notePosted('list', '2.2');
    expect(await checklists.read('list')).toEqual({
      ...list,
      messageTs: '2.2',
      createdAt: NOW,
      updatedAt: NOW,
      ticks: [],
    });
  });

  it('is found by its steps, whoever made it, posted or not', async () => {
    const { checklists } = await database.open();
    const { channel, threadTs, cardId, steps } = list;
    const place = { team: 'T1', channel, threadTs, cardId };
    await checklists.make(list, NOW);
    expect(await checklists.latestOf(place, steps, new Date(0))).toEqual({
      id: 'list',
      messageTs: null,
      createdAt: NOW,
    });
    expect(await checklists.latestOf(place, steps, NOW)).toBeUndefined();
    expect(await checklists.latestOf(place, ['first'], new Date(0))).toBeUndefined();
    expect(await checklists.latestOf({ ...place, threadTs: null }, steps, new Date(0))).toBeUndefined();
  });

  it('is found as the latest of a person, a card and a place, once it is posted', async () => {
    const { checklists } = await database.open();
    const { channel, threadTs, cardId } = list;
    const place = { ...ADA, channel, threadTs, cardId };
    await checklists.make(list, NOW);
    expect(await checklists.latest(place, new Date(0))).toBeUndefined();
    await checklists.notePosted('list', '2.2');
    expect(await checklists.latest(place, new Date(0))).toEqual({ id: 'list', messageTs: '2.2' });
    await checklists.make({ ...list, id: 'later' }, LATER);
    await checklists.notePosted('later', '3.3');
    expect(await checklists.latest(place, NOW)).toEqual({ id: 'later', messageTs: '3.3' });
    expect(await checklists.latest(place, LATER)).toBeUndefined();
    for (const other of [MARCO, { threadTs: null }, { channel: 'C2' }, { cardId: 'practices/two' }]) {
      expect(await checklists.latest({ ...place, ...other }, new Date(0))).toBeUndefined();
    }
    const top = { ...list, id: 'top', threadTs: null };
    await checklists.make(top, LATER);
    await checklists.notePosted('top', '4.4');
    expect(await checklists.latest({ ...place, threadTs: null }, NOW)).toEqual({
      id: 'top',
      messageTs: '4.4',
    });
  });

  it('is not deleted for a message that it has been posted after', async () => {
    const { checklists } = await database.open();
    await checklists.make(list, NOW);
    await checklists.notePosted('list', '3.3');
    await checklists.discardPosted({ id: 'list', messageTs: '2.2' });
    expect((await checklists.read('list'))?.messageTs).toBe('3.3');
    await checklists.discardPosted({ id: 'list', messageTs: '3.3' });
    expect(await checklists.read('list')).toBeUndefined();
  });

  it('keeps every tick of people who tick at once, and remembers who did what and when', async () => {
    const { checklists } = await database.open();
    await checklists.make({ ...list, steps: Array.from({ length: 20 }, (_, at) => `step ${at}`) }, NOW);
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        checklists.tick('list', at, at % 2 ? MARCO : ADA, true, WHERE, LATER),
      ),
    );
    const ticks = (await checklists.read('list'))?.ticks ?? [];
    expect(ticks.map((tick) => [tick.step, tick.userId, tick.done])).toEqual(
      Array.from({ length: 20 }, (_, at) => [at, at % 2 ? MARCO.userId : ADA.userId, true]),
    );
    expect(ticks[0]?.changedAt).toEqual(LATER);
  });

  it('leaves a step with whoever ticked it first, and can be unticked', async () => {
    const { checklists } = await database.open();
    await checklists.make(list, NOW);
    expect(await checklists.tick('list', 1, ADA, true, WHERE, NOW)).toBe('changed');
    expect(await checklists.tick('list', 1, MARCO, true, WHERE, LATER)).toBe('same');
    expect((await checklists.read('list'))?.ticks).toEqual([
      { step: 1, userId: ADA.userId, done: true, changes: 1, changedAt: NOW },
    ]);
    expect(await checklists.tick('list', 1, MARCO, false, WHERE, LATER)).toBe('changed');
    expect((await checklists.read('list'))?.ticks).toEqual([
      { step: 1, userId: MARCO.userId, done: false, changes: 2, changedAt: LATER },
    ]);
  });

  it('that is gone, or a step that it does not have, can not be ticked', async () => {
    const { checklists } = await database.open();
    await checklists.make(list, NOW);
    expect(await checklists.tick('other', 0, ADA, true, WHERE, NOW)).toBe('gone');
    expect(await checklists.tick('list', 3, ADA, true, WHERE, NOW)).toBe('gone');
    expect(await checklists.tick('list', -1, ADA, true, WHERE, NOW)).toBe('gone');
    expect(await checklists.tick('list', 0, ADA, true, { ...WHERE, channel: 'C2' }, NOW)).toBe('gone');
    await checklists.discard('list');
    expect(await checklists.read('list')).toBeUndefined();
  });

  it('is forgotten half a year after it was last touched, with its ticks', async () => {
    const { checklists, retention } = await database.open();
    await checklists.make(list, new Date('2026-01-01T00:00:00Z'));
    await checklists.tick('list', 0, ADA, true, WHERE, new Date('2026-06-01T00:00:00Z'));
    expect((await retention.deleteOld(cutoffsAt(new Date('2026-11-01T00:00:00Z')))).checklists).toBe(0);
    expect((await retention.deleteOld(cutoffsAt(new Date('2027-01-01T00:00:00Z')))).checklists).toBe(1);
    expect(await checklists.read('list')).toBeUndefined();
  });

  it('keeps what a person did when they are forgotten, without their name', async () => {
    const { checklists, privacy } = await database.open();
    await checklists.make(list, NOW);
    await checklists.tick('list', 0, MARCO, true, WHERE, NOW);
    await privacy.deletePerson(MARCO.team, MARCO.userId);
    await privacy.deletePerson(ADA.team, ADA.userId);
    expect(await checklists.read('list')).toMatchObject({
      userId: null,
      ticks: [{ done: true, userId: null }],
    });
  });
});
