import { expect, it } from 'vitest';
import type { Delivery } from '../../src/nudges/delivery/delivery.ts';
import { deliveriesToSend } from '../../src/store/deliveries.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase, testDatabase } from '../support/databases.ts';
import { copies, FIRST, LONG_BEFORE, person, SECOND } from './a-subscription.ts';

const LEASE_MS = 60_000;
const later = (ms: number) => new Date(FIRST.at.getTime() + ms);
const at = (now: Date) => ({ now, leaseMs: LEASE_MS });
const sent = {
  messageTs: '1762075800.000100',
  channel: 'D1',
  cardId: 'practices/mlops',
  form: 'tell',
} as const;

async function planOne({ subscriptions }: Store, userId = 'U1', next = FIRST): Promise<Delivery> {
  await subscriptions.save(person({ userId, next }), LONG_BEFORE);
  const { planned } = await subscriptions.planBatch({ now: next.at, limit: 1 }, () => ({
    type: 'deliver',
    next: null,
  }));
  const [delivery] = planned;
  if (!delivery) throw new Error('nothing was planned');
  return delivery;
}

eachDatabase('A delivery', (database) => {
  it('is given to one of ten who would send it', async () => {
    const store = await database.open();
    const { id } = await planOne(store);
    const taken = await Promise.all(
      Array.from({ length: 10 }, () => store.deliveries.take(id, at(FIRST.at))),
    );
    expect(taken.filter((one) => one !== undefined)).toMatchObject([
      { id, state: 'sending', attempts: 1, maybeSent: false },
    ]);
  });

  it('is given to somebody else only when the first one has been silent for the lease, who then looks first', async () => {
    const store = await database.open();
    const { id } = await planOne(store);
    await store.deliveries.take(id, at(FIRST.at));
    expect(await store.deliveries.take(id, at(later(LEASE_MS - 1)))).toBeUndefined();
    const again = await Promise.all(
      Array.from({ length: 10 }, () => store.deliveries.take(id, at(later(LEASE_MS)))),
    );
    expect(again.filter((one) => one !== undefined)).toMatchObject([{ attempts: 2, maybeSent: true }]);
  });

  it('is noted as sent, with where and what, and is not taken on again', async () => {
    const store = await database.open();
    const { id } = await planOne(store);
    await store.deliveries.take(id, at(FIRST.at));
    expect(await store.deliveries.markSent(id, sent, later(500))).toBe(true);
    expect(await store.deliveries.byId(id)).toMatchObject({ ...sent, state: 'sent', sentAt: later(500) });
    expect(await store.deliveries.take(id, at(later(9 * LEASE_MS)))).toBeUndefined();
    expect(await store.deliveries.byMessage('T1', 'D1', sent.messageTs)).toMatchObject({ id });
    expect(await store.deliveries.byMessage('T2', 'D1', sent.messageTs)).toBeUndefined();
  });

  it('is sent by the message that was noted first', async () => {
    const store = await database.open();
    const { id } = await planOne(store);
    await store.deliveries.take(id, at(FIRST.at));
    await store.deliveries.markSent(id, sent, later(500));
    const second = { ...sent, messageTs: '1762075900.000100' };
    expect(await store.deliveries.markSent(id, second, later(900))).toBe(false);
    expect(await store.deliveries.byId(id)).toMatchObject({ messageTs: sent.messageTs, sentAt: later(500) });
  });

  it.each([
    ['skipped', 'markSkipped'],
    ['failed', 'markFailed'],
  ] as const)('is %s with the reason, once and for all', async (state, verb) => {
    const store = await database.open();
    const planned = await planOne(store);
    const taken = await store.deliveries.take(planned.id, at(FIRST.at));
    if (!taken) throw new Error('not taken');
    expect(await store.deliveries[verb](taken, 'do not disturb', later(1))).toBe(true);
    expect(await store.deliveries[verb](taken, 'another reason', later(2))).toBe(false);
    expect(await store.deliveries.byId(planned.id)).toMatchObject({ state, why: 'do not disturb' });
    expect(await store.deliveries.take(planned.id, at(later(9 * LEASE_MS)))).toBeUndefined();
  });

  it('that nobody took on yet can be skipped when it is too late for it', async () => {
    const store = await database.open();
    const planned = await planOne(store);
    expect(await store.deliveries.markSkipped(planned, 'too late', later(1))).toBe(true);
    expect(await store.deliveries.planned({ now: later(2), limit: 9 })).toEqual([]);
  });

  it('is not reported on by somebody whose lease is over, unless it was sent', async () => {
    const store = await database.open();
    const { id } = await planOne(store);
    const slow = await store.deliveries.take(id, at(FIRST.at));
    const quick = await store.deliveries.take(id, at(later(LEASE_MS)));
    if (!slow || !quick) throw new Error('not taken');
    const wait = { why: 'ratelimited', notBefore: later(LEASE_MS), maybeSent: false };
    expect(await store.deliveries.markFailed(slow, 'timeout', later(LEASE_MS + 1))).toBe(false);
    expect(await store.deliveries.requeue(slow, wait, later(LEASE_MS + 1))).toBe(false);
    expect(await store.deliveries.byId(id)).toEqual(quick);
    expect(await store.deliveries.markSent(slow.id, sent, later(LEASE_MS + 2))).toBe(true);
    expect(await store.deliveries.markFailed(quick, 'timeout', later(LEASE_MS + 3))).toBe(false);
    expect(await store.deliveries.byId(id)).toMatchObject({ state: 'sent' });
  });

  it('waits as long as Slack asks for', async () => {
    const store = await database.open();
    const { id } = await planOne(store);
    const taken = await store.deliveries.take(id, at(FIRST.at));
    if (!taken) throw new Error('not taken');
    const wait = { why: 'ratelimited', notBefore: later(30_000), maybeSent: false };
    expect(await store.deliveries.requeue(taken, wait, later(100))).toBe(true);
    expect(await store.deliveries.byId(id)).toMatchObject({ state: 'planned', why: 'ratelimited' });
    expect(await store.deliveries.planned({ now: later(29_999), limit: 9 })).toEqual([]);
    expect(await store.deliveries.take(id, at(later(29_999)))).toBeUndefined();
    expect(await store.deliveries.planned({ now: later(30_000), limit: 9 })).toMatchObject([{ id }]);
    expect(await store.deliveries.take(id, at(later(30_000)))).toMatchObject({
      attempts: 2,
      maybeSent: false,
    });
  });

  it('that may have got through is looked for before every further attempt', async () => {
    const store = await database.open();
    const { id } = await planOne(store);
    for (const [attempt, maybeSent] of [true, false].entries()) {
      const taken = await store.deliveries.take(id, at(later(attempt)));
      if (!taken) throw new Error('not taken');
      const wait = { why: 'no answer', notBefore: later(attempt), maybeSent };
      await store.deliveries.requeue(taken, wait, later(attempt));
    }
    expect(await store.deliveries.take(id, at(later(9)))).toMatchObject({ attempts: 3, maybeSent: true });
  });

  it('that is not on its way cannot be put back', async () => {
    const store = await database.open();
    const planned = await planOne(store);
    const wait = { why: 'ratelimited', notBefore: later(1), maybeSent: false };
    expect(await store.deliveries.requeue(planned, wait, later(0))).toBe(false);
  });

  it('is answered once, but a look may still become any other answer', async () => {
    const store = await database.open();
    const { id } = await planOne(store);
    expect(await store.deliveries.answer(id, 'more', later(1000))).toBe('noted');
    const results = await Promise.all(
      Array.from({ length: 5 }, () => store.deliveries.answer(id, 'got-it', later(2000))),
    );
    expect(results.sort()).toEqual(['already', 'already', 'already', 'already', 'noted']);
    expect(await store.deliveries.answer(id, 'more', later(3000))).toBe('already');
    expect(await store.deliveries.byId(id)).toMatchObject({ answer: 'got-it', answeredAt: later(1000) });
    expect(await store.deliveries.answer('unknown', 'more', later(2000))).toBe('unknown');
  });

  it('can be answered anew when “not for me” is taken back', async () => {
    const store = await database.open();
    const { id, team, userId } = await planOne(store);
    const owner = { team, userId: userId ?? '' };
    const sent = { messageTs: '1.1', channel: 'D1', cardId: 'practices/x', form: 'tell' as const };
    await store.deliveries.markSent(id, sent, later(500));
    await store.deliveries.answer(id, 'not-for-me', later(1000));
    const back = (whose: typeof owner, cardId = sent.cardId) =>
      store.deliveries.takeBackNotForMe(whose, cardId);
    expect(await back({ ...owner, userId: 'U0OTHER' })).toEqual([]);
    expect(await back(owner, 'practices/y')).toEqual([]);
    expect(await back(owner)).toEqual([{ id, channel: 'D1', messageTs: '1.1', question: null }]);
    expect(await back(owner)).toEqual([]);
    expect(await store.deliveries.byId(id)).toMatchObject({ answer: null, answeredAt: later(1000) });
    expect(await store.deliveries.answer(id, 'got-it', later(2000))).toBe('noted');
  });

  it('counts as heard when the person writes after it, once, and not when it was never sent', async () => {
    const store = await database.open();
    const { id, subscriptionId } = await planOne(store);
    await store.deliveries.recordActivity(subscriptionId, later(500));
    expect(await store.deliveries.byId(id)).toMatchObject({ answeredAt: null });
    const sent = { messageTs: '1.1', channel: 'D1', cardId: 'practices/x', form: 'tell' as const };
    await store.deliveries.markSent(id, sent, later(500));
    await store.deliveries.recordActivity(subscriptionId, later(1000));
    await store.deliveries.recordActivity(subscriptionId, later(2000));
    expect(await store.deliveries.byId(id)).toMatchObject({ answer: null, answeredAt: later(1000) });
  });

  it('is not kept from being looked after by an answer', async () => {
    const store = await database.open();
    const { id } = await planOne(store);
    await store.deliveries.take(id, at(FIRST.at));
    await store.deliveries.answer(id, 'got-it', later(LEASE_MS - 1));
    expect(await store.deliveries.take(id, at(later(LEASE_MS)))).toMatchObject({ maybeSent: true });
  });
});

eachDatabase('The ledger', (database) => {
  it('lists what waits, the longest due first, and no more than asked for', async () => {
    const store = await database.open();
    const second = await planOne(store, 'U2', SECOND);
    const first = await planOne(store, 'U1', FIRST);
    expect(await store.deliveries.planned({ now: SECOND.at, limit: 9 })).toEqual([first, second]);
    expect(await store.deliveries.planned({ now: SECOND.at, limit: 1 })).toEqual([first]);
  });

  it('finds the first of many that wait without reading all of them, in a database that was never analysed', async () => {
    const store = await database.open();
    await copies(store, 5000);
    await store.subscriptions.planBatch({ now: FIRST.at, limit: 5000 }, () => ({
      type: 'deliver',
      next: null,
    }));
    const query = deliveriesToSend(store.db, { now: FIRST.at, limit: 100 });
    expect(await query.execute()).toHaveLength(100);
    const plan = JSON.stringify(await query.explain());
    expect(plan).toContain('Index Scan using deliveries_to_send on deliveries');
    expect(plan).not.toContain('Sort');
  });

  it('lets those that are to wait stand in the way of nobody', async () => {
    const store = await database.open();
    const waiting = await store.deliveries.take((await planOne(store, 'U1', FIRST)).id, at(FIRST.at));
    if (!waiting) throw new Error('not taken');
    const wait = { why: 'ratelimited', notBefore: SECOND.at, maybeSent: false };
    await store.deliveries.requeue(waiting, wait, FIRST.at);
    const other = await planOne(store, 'U2', FIRST);
    expect(await store.deliveries.planned({ now: FIRST.at, limit: 1 })).toEqual([other]);
  });

  it('finds what a crash left on its way, the longest silent first', async () => {
    const store = await database.open();
    const ids = [
      (await planOne(store, 'U1')).id,
      (await planOne(store, 'U2')).id,
      (await planOne(store, 'U3')).id,
    ];
    for (const [i, id] of ids.entries()) await store.deliveries.take(id, at(later(2000 - i * 1000)));
    const stale = await store.deliveries.stale({ olderThan: later(1000), limit: 9 });
    expect(stale.map((one) => one.id)).toEqual([ids[2], ids[1]]);
    expect(await store.deliveries.stale({ olderThan: later(1000), limit: 1 })).toHaveLength(1);
  });

  it('shows the last days of a subscription, newest first', async () => {
    const store = await database.open();
    const { subscriptionId } = await planOne(store, 'U1', FIRST);
    await planOne(store, 'U2', FIRST);
    await planOne(store, 'U1', SECOND);
    const days = async (limit: number) =>
      (await store.deliveries.recent(subscriptionId, limit)).map((one) => one.localDay);
    expect(await days(9)).toEqual([SECOND.day, FIRST.day]);
    expect(await days(1)).toEqual([SECOND.day]);
  });
});

it('Two bots on one PostgreSQL take on each delivery once', async () => {
  const database = testDatabase('postgres');
  const place = await database.place();
  const bots = [await database.open(place), await database.open(place)];
  const [one] = bots;
  if (!one) throw new Error('no store');
  const ids: string[] = [];
  for (let i = 0; i < 40; i++) ids.push((await planOne(one, `U${i}`)).id);
  const taken = await Promise.all(
    ids.flatMap((id) => bots.map((bot) => bot.deliveries.take(id, at(FIRST.at)))),
  );
  expect(taken.flatMap((each) => each?.id ?? []).sort()).toEqual(ids.sort());
});
