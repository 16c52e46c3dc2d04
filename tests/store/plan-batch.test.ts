import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Subscription } from '../../src/nudges/subscription.ts';
import { dueSubscriptions } from '../../src/store/plan-batch.ts';
import { eachDatabase, testDatabase } from '../support/databases.ts';
import { channel, copies, FIRST, LONG_BEFORE, person, SECOND, THIRD } from './a-subscription.ts';

const deliverThenNextDay = () => ({ type: 'deliver', next: SECOND }) as const;

eachDatabase('Planning', (database) => {
  it('writes what is due to the ledger and moves it on to its next moment', async () => {
    const { subscriptions, deliveries } = await database.open();
    const { id } = await subscriptions.save(person({ channel: 'D1' }), LONG_BEFORE);
    const result = await subscriptions.planBatch({ now: FIRST.at, limit: 9 }, deliverThenNextDay);
    const delivery = {
      id: expect.any(String),
      subscriptionId: id,
      team: 'T1',
      userId: 'U1',
      channel: 'D1',
      localDay: FIRST.day,
      dueAt: FIRST.at,
      state: 'planned',
      why: null,
      notBefore: FIRST.at,
      attempts: 0,
      maybeSent: false,
      cardId: null,
      form: null,
      messageTs: null,
      plannedAt: FIRST.at,
      sentAt: null,
      updatedAt: FIRST.at,
      answer: null,
      answeredAt: null,
      question: null,
      choice: null,
    };
    expect(result).toEqual({ subscriptions: 1, planned: [delivery], skipped: 0 });
    expect(await deliveries.recent(id, 9)).toEqual(result.planned);
    expect(await subscriptions.byId(id)).toMatchObject({
      nextAt: SECOND.at,
      nextDay: SECOND.day,
      lastDay: FIRST.day,
      updatedAt: FIRST.at,
    });
  });

  it('leaves alone what is not due yet', async () => {
    const { subscriptions } = await database.open();
    await subscriptions.save(person(), LONG_BEFORE);
    const now = new Date(FIRST.at.getTime() - 1);
    const result = await subscriptions.planBatch({ now, limit: 9 }, deliverThenNextDay);
    expect(result).toEqual({ subscriptions: 0, planned: [], skipped: 0 });
  });

  it('notes a day that is skipped, with the reason', async () => {
    const { subscriptions, deliveries } = await database.open();
    const { id } = await subscriptions.save(person(), LONG_BEFORE);
    const result = await subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({
      type: 'skip',
      why: 'public holiday',
      next: null,
    }));
    expect(result).toEqual({ subscriptions: 1, planned: [], skipped: 1 });
    const [row] = await deliveries.recent(id, 9);
    expect(row).toMatchObject({ state: 'skipped', why: 'public holiday', localDay: FIRST.day });
    expect(await subscriptions.byId(id)).toMatchObject({
      status: 'active',
      nextAt: null,
      lastDay: FIRST.day,
    });
  });

  it('ends one for which nothing can ever come, without a row for the day', async () => {
    const { subscriptions, deliveries } = await database.open();
    const { id } = await subscriptions.save(person(), LONG_BEFORE);
    const result = await subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({
      type: 'end',
      why: 'no such zone',
    }));
    expect(result).toEqual({ subscriptions: 1, planned: [], skipped: 0 });
    expect(await deliveries.recent(id, 9)).toEqual([]);
    expect(await subscriptions.byId(id)).toMatchObject({
      status: 'ended',
      endedWhy: 'no such zone',
      nextAt: null,
      lastDay: null,
    });
  });

  it('ends a pause whose day has come', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(person(), LONG_BEFORE);
    await subscriptions.pause(id, { until: SECOND.day, next: SECOND }, LONG_BEFORE);
    expect(await subscriptions.due({ now: FIRST.at, limit: 9 })).toEqual([]);
    await subscriptions.planBatch({ now: SECOND.at, limit: 9 }, () => ({ type: 'deliver', next: THIRD }));
    expect(await subscriptions.byId(id)).toMatchObject({
      status: 'active',
      pausedUntil: null,
      nextAt: THIRD.at,
    });
  });

  it('never gives a day two rows, when somebody moves so far west that it begins again', async () => {
    const { subscriptions, deliveries } = await database.open();
    const { id } = await subscriptions.save(person(), LONG_BEFORE);
    await subscriptions.planBatch({ now: FIRST.at, limit: 9 }, deliverThenNextDay);
    const sameDay = { at: new Date(FIRST.at.getTime() + 9 * 3_600_000), day: FIRST.day };
    await subscriptions.setNext(id, sameDay, FIRST.at);
    const again = await subscriptions.planBatch({ now: sameDay.at, limit: 9 }, deliverThenNextDay);
    expect(again).toEqual({ subscriptions: 1, planned: [], skipped: 0 });
    expect(await deliveries.recent(id, 9)).toHaveLength(1);
    expect(await subscriptions.byId(id)).toMatchObject({ nextDay: SECOND.day, lastDay: FIRST.day });
  });

  it('names who leads the talk in a channel that day', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(channel(), LONG_BEFORE);
    await subscriptions.advanceRotation(id, 0, LONG_BEFORE);
    await subscriptions.save(channel({ channel: 'C2', rotation: [] }), LONG_BEFORE);
    const { planned } = await subscriptions.planBatch({ now: FIRST.at, limit: 9 }, deliverThenNextDay);
    expect(planned.map(({ channel, userId }) => [channel, userId]).sort()).toEqual([
      ['C1', 'U2'],
      ['C2', null],
    ]);
  });

  it('takes the longest due first, and no more than it may', async () => {
    const { subscriptions } = await database.open();
    await subscriptions.save(person({ userId: 'late', next: SECOND }), LONG_BEFORE);
    await subscriptions.save(person({ userId: 'later', next: THIRD }), LONG_BEFORE);
    await subscriptions.save(person({ userId: 'first', next: FIRST }), LONG_BEFORE);
    const users = (due: Subscription[]) => due.map((each) => each.userId);
    expect(users(await subscriptions.due({ now: THIRD.at, limit: 2 }))).toEqual(['first', 'late']);
    const asked: Subscription[] = [];
    await subscriptions.planBatch({ now: THIRD.at, limit: 2 }, (each) => {
      asked.push(each);
      return { type: 'deliver', next: null };
    });
    expect(users(asked)).toEqual(['first', 'late']);
    expect(users(await subscriptions.due({ now: THIRD.at, limit: 2 }))).toEqual(['later']);
  });

  it('changes nothing when a decision fails, or leads to a day that is no later one', async () => {
    const { subscriptions, deliveries } = await database.open();
    const { id } = await subscriptions.save(person(), LONG_BEFORE);
    await subscriptions.save(person({ userId: 'U2' }), LONG_BEFORE);
    let calls = 0;
    const second = subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => {
      if (++calls === 2) throw new RangeError('no such zone');
      return deliverThenNextDay();
    });
    await expect(second).rejects.toThrow('no such zone');
    const standing = subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({
      type: 'deliver',
      next: { at: SECOND.at, day: FIRST.day },
    }));
    await expect(standing).rejects.toThrow(/2026-11-02 to 2026-11-02/);
    expect(await deliveries.recent(id, 9)).toEqual([]);
    expect(await subscriptions.due({ now: FIRST.at, limit: 9 })).toHaveLength(2);
  });

  it('plans each once when many plan at the same time', async () => {
    const store = await database.open();
    await copies(store, 300);
    const results = await Promise.all(
      Array.from({ length: 8 }, () =>
        store.subscriptions.planBatch({ now: FIRST.at, limit: 100 }, deliverThenNextDay),
      ),
    );
    const planned = results.flatMap((result) => result.planned.map((delivery) => delivery.subscriptionId));
    expect(planned).toHaveLength(300);
    expect(new Set(planned).size).toBe(300);
    expect(await store.deliveries.planned({ now: FIRST.at, limit: 1000 })).toHaveLength(300);
  });

  it('plans thousands in one batch', async () => {
    const store = await database.open();
    await copies(store, 6000);
    const limits = { now: FIRST.at, limit: 6000 };
    const { planned } = await store.subscriptions.planBatch(limits, deliverThenNextDay);
    expect(planned).toHaveLength(6000);
    expect(await store.subscriptions.due(limits)).toEqual([]);
  });
});

it('Two bots on one PostgreSQL share what is due: nothing is lost and nothing is planned twice', async () => {
  const database = testDatabase('postgres');
  const place = await database.place();
  const bots = [await database.open(place), await database.open(place)];
  const [one] = bots;
  if (!one) throw new Error('no store');
  await copies(one, 2000);

  const planned: string[] = [];
  for (;;) {
    const batches = await Promise.all(
      // Two at a time in each, because a bot may be slower than the minute after which it plans again.
      [...bots, ...bots].map(({ subscriptions }) =>
        subscriptions.planBatch({ now: FIRST.at, limit: 50 }, deliverThenNextDay),
      ),
    );
    if (batches.every((batch) => batch.subscriptions === 0)) break;
    planned.push(...batches.flatMap((batch) => batch.planned.map((delivery) => delivery.subscriptionId)));
  }
  expect(planned).toHaveLength(2000);
  expect(new Set(planned).size).toBe(2000);

  const ledger = await one.db.selectFrom('deliveries').select('subscriptionId').execute();
  expect(new Set(ledger.map((row) => row.subscriptionId)).size).toBe(2000);
  expect(ledger).toHaveLength(2000);
  const moved = await one.db.selectFrom('subscriptions').select('nextDay').distinct().execute();
  expect(moved).toEqual([{ nextDay: SECOND.day }]);
});

it('PostgreSQL finds what is due with the index, among many that are not', async () => {
  const store = await testDatabase('postgres').open();
  await copies(store, 1000);
  await copies(store, 20_000, THIRD);
  await sql`analyze guidepost.subscriptions`.execute(store.db);
  const limits = { now: FIRST.at, limit: 1000 };
  const plan = JSON.stringify(await dueSubscriptions(store.db, limits).forUpdate().skipLocked().explain());
  expect(plan).toMatch(/Index Scan (on|using) subscriptions_due/);
  expect(plan).not.toContain('Seq Scan');
  const { planned } = await store.subscriptions.planBatch(limits, deliverThenNextDay);
  expect(planned).toHaveLength(1000);
});
