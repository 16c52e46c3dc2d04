import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';
import { channel, FIRST, LONG_BEFORE, person, SECOND } from './a-subscription.ts';

const NOW = new Date('2026-11-02T09:00:00Z');

eachDatabase('What belongs to another workspace', (database) => {
  it('is neither read nor changed by id, whoever names it', async () => {
    const store = await database.open();
    const { subscriptions, deliveries, notices, tries } = store;
    const theirs = await subscriptions.save(person({ team: 'T2' }), LONG_BEFORE);
    const { id } = await subscriptions.save(channel({ team: 'T2' }), LONG_BEFORE);
    await subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({ type: 'deliver', next: SECOND }));
    const [planned] = await deliveries.recent(theirs.id, 1);
    const delivery = await deliveries.take(planned?.id ?? '', { now: NOW, leaseMs: 1 });
    if (!delivery) throw new Error('nothing was planned');
    await subscriptions.end(id, 'the channel was archived', NOW);
    await tries.add({ team: 'T2', userId: 'U1' }, { deliveryId: delivery.id, cardId: 'c1', triedAt: NOW });
    const rows = async () => [
      await store.db.selectFrom('subscriptions').selectAll().orderBy('id').execute(),
      await store.db.selectFrom('deliveries').selectAll().orderBy('id').execute(),
      await store.db.selectFrom('notices').selectAll().execute(),
    ];
    const before = await rows();
    await store.serveOnly(['T1']);

    expect(await subscriptions.byId(theirs.id)).toBeUndefined();
    expect(await subscriptions.due({ now: SECOND.at, limit: 9 })).toEqual([]);
    expect(await subscriptions.pause(theirs.id, null, NOW)).toBeUndefined();
    expect(await subscriptions.resume(id, SECOND, NOW)).toBeUndefined();
    expect(await subscriptions.stop(theirs.id, NOW)).toBeUndefined();
    expect(await subscriptions.end(theirs.id, 'gone', NOW)).toBeUndefined();
    expect(await subscriptions.setNext(theirs.id, null, NOW)).toBeUndefined();
    expect(await subscriptions.advanceRotation(id, 0, NOW)).toBeUndefined();
    await subscriptions.noteChannel(theirs.id, 'D9', NOW);
    await subscriptions.rescheduleFrom(theirs.id, SECOND, NOW);
    expect(await deliveries.byId(delivery.id)).toBeUndefined();
    expect(await deliveries.planned({ now: NOW, limit: 9 })).toEqual([]);
    expect(await deliveries.stale({ olderThan: NOW, limit: 9 })).toEqual([]);
    expect(await deliveries.answer(delivery.id, 'got-it', NOW)).toBe('unknown');
    const sent = { messageTs: '1.1', channel: 'D1', cardId: 'c1', form: 'tell', question: null } as const;
    expect(await deliveries.markSent(delivery.id, sent, NOW)).toBe(false);
    expect(await deliveries.markFailed(delivery, 'x', NOW)).toBe(false);
    const again = { why: 'x', notBefore: NOW, maybeSent: true };
    expect(await deliveries.requeue(delivery, again, NOW)).toBe(false);
    const [notice] = before[2] as { id: string }[];
    expect(await notices.due({ now: NOW, limit: 9 })).toEqual([]);
    expect(await notices.take(notice?.id ?? '', { now: NOW, leaseMs: 1 })).toBeUndefined();
    expect(await tries.countByNudge('T1', [delivery.id])).toEqual(new Map());

    expect(await rows()).toEqual(before);
  });
});
