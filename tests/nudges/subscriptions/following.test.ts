import { expect, it } from 'vitest';
import { createLibrary } from '../../../src/cards/library.ts';
import { createNudges } from '../../../src/nudges/nudges.ts';
import type { Store } from '../../../src/store/store.ts';
import { createUnderWay } from '../../../src/under-way.ts';
import { channel, FIRST, LONG_BEFORE, person } from '../../store/a-subscription.ts';
import { card, PRACTICES } from '../../support/cards.ts';
import { eachDatabase, silent } from '../../support/databases.ts';

const ADA = { team: 'T1', userId: 'U1' };
const hers = { type: 'person' as const, ...ADA };
const theirs = { type: 'channel' as const, team: 'T1', channel: 'C1' };
/** Friday, October 30, at noon in UTC. */
const nudgesOf = (store: Store, now = LONG_BEFORE) => {
  const library = createLibrary([card()], [PRACTICES]);
  return createNudges({
    audit: { note: async () => {} },
    catalog: { current: () => ({ library }) },
    store,
    posting: createUnderWay(),
    log: silent,
    now: () => now,
  });
};

eachDatabase('Nudges', (database) => {
  it('go where the person goes, but not where a channel’s owner goes', async () => {
    const store = await database.open();
    await store.subscriptions.save(person(), LONG_BEFORE);
    await store.subscriptions.save(channel(), LONG_BEFORE);
    const nudges = nudgesOf(store);
    await nudges.timeZoneChanged(ADA, 'America/New_York');
    await nudges.timeZoneChanged(ADA, 'Not/A_Zone');
    expect(await nudges.status(hers)).toMatchObject({
      // At noon in UTC it is eight there, so even today.
      next: 'today, Friday, October 30, at 09:30 (America/New_York)',
    });
    expect(await nudges.status(theirs)).toMatchObject({ next: expect.stringContaining('Europe/Berlin') });
  });

  it('end with the reason when the person left or the channel was archived, and can be set up anew', async () => {
    const store = await database.open();
    await store.subscriptions.save(person(), LONG_BEFORE);
    await store.subscriptions.save(channel(), LONG_BEFORE);
    const nudges = nudgesOf(store);
    await nudges.accountDeactivated(ADA);
    await nudges.channelClosed('T1', 'C1', 'the channel was archived');
    expect(await nudges.status(hers)).toMatchObject({ type: 'off', endedWhy: 'the account was deactivated' });
    expect(await nudges.status(theirs)).toMatchObject({ type: 'off', endedWhy: 'the channel was archived' });
    expect(await nudges.resume(theirs)).toMatchObject({ ok: true, status: { type: 'active' } });
  });

  it('say which chosen days fall out for public holidays, and leave out the next one when asked to', async () => {
    const store = await database.open();
    await store.subscriptions.save(person({ holidaysOf: 'DE-BE' }), LONG_BEFORE);
    const christmas = nudgesOf(store, new Date('2026-12-24T12:00:00Z'));
    expect(await christmas.status(hers)).toMatchObject({
      next: 'on Monday, December 28, at 09:30 (Europe/Berlin)',
      leftOut: ['Friday, December 25 (Christmas Day)'],
    });
    // On Friday, “skip the next one” is about Monday.
    expect(await nudgesOf(store).pause(hers, 'day')).toMatchObject({
      ok: true,
      status: { type: 'paused', next: 'on Tuesday, November 3, at 09:30 (Europe/Berlin)' },
    });
  });

  it('are daily again after a question to the bot, but a pause for silence stays until a nudge is answered', async () => {
    const store = await database.open();
    const { id } = await store.subscriptions.save(
      person({ topics: { kinds: [], tags: [], onlyUnseen: false } }),
      LONG_BEFORE,
    );
    const nudges = nudgesOf(store);
    await store.subscriptions.setEngagement(
      id,
      { unanswered: 6, cadence: 'weekly', status: 'active' },
      LONG_BEFORE,
    );
    await nudges.recordActivity(ADA);
    expect(await store.subscriptions.byId(id)).toMatchObject({ unanswered: 0, cadence: 'daily' });
    expect(await store.learning.items(ADA)).toEqual([]);

    const { planned } = await store.subscriptions.planBatch({ now: FIRST.at, limit: 1 }, () => ({
      type: 'deliver',
      next: null,
    }));
    await store.subscriptions.setEngagement(
      id,
      { unanswered: 8, cadence: 'weekly', status: 'paused' },
      FIRST.at,
    );
    await nudges.recordActivity(ADA);
    expect(await nudges.status(hers)).toMatchObject({ type: 'paused', bySilence: true });
    const press = {
      deliveryId: planned[0]?.id ?? '',
      cardId: 'practices/small-steps',
      form: 'tell' as const,
      channel: 'D1',
      messageTs: '1.1',
    };
    expect(await nudges.answer({ ...ADA, userId: 'U2' }, { ...press, answer: 'got-it' })).toEqual({
      type: 'gone',
    });
    expect(await nudges.answer(ADA, { ...press, answer: 'got-it' })).toMatchObject({
      type: 'noted',
      resumed: true,
    });
    expect(await nudges.answer(ADA, { ...press, answer: 'later' })).toEqual({
      type: 'already',
      answer: 'got-it',
    });
    expect(await nudges.status(hers)).toMatchObject({ type: 'active', bySilence: false });
    expect(await store.deliveries.byId(press.deliveryId)).toMatchObject({ state: 'sent', messageTs: '1.1' });
  });
});
