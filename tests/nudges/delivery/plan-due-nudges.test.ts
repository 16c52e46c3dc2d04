import { expect, it } from 'vitest';
import { planDueNudges } from '../../../src/nudges/delivery/plan-due-nudges.ts';
import type { Store } from '../../../src/store/store.ts';
import { channel, copies, FIRST, LONG_BEFORE, person } from '../../store/a-subscription.ts';
import { eachDatabase, testDatabase } from '../../support/databases.ts';

const at = (text: string) => new Date(text);

/** The days of a subscription in the ledger, oldest first, as “day state why”. */
async function days({ deliveries }: Store, id: string): Promise<string[]> {
  const rows = await deliveries.recent(id, 400);
  return rows
    .toReversed()
    .map(({ localDay, state, why }) => [localDay, state, ...(why ? [why] : [])].join(' '));
}

eachDatabase('Nudges that are due', (database) => {
  it('are planned for today, and the next one is the next chosen day at the chosen local time', async () => {
    const store = await database.open();
    // The Friday before the clocks go back in Berlin.
    const next = { at: at('2026-10-23T07:30:00Z'), day: '2026-10-23' };
    const { id } = await store.subscriptions.save(person({ next }), LONG_BEFORE);
    expect(await planDueNudges(store, next.at)).toEqual({ planned: 1, skipped: 0, why: {} });
    expect(await store.subscriptions.byId(id)).toMatchObject({
      nextDay: '2026-10-26',
      nextAt: at('2026-10-26T08:30:00Z'),
    });
    expect(await planDueNudges(store, next.at)).toEqual({ planned: 0, skipped: 0, why: {} });
    expect(await days(store, id)).toEqual(['2026-10-23 planned']);
  });

  it('are skipped on a public holiday, with its name', async () => {
    const store = await database.open();
    const next = { at: at('2026-12-25T08:30:00Z'), day: '2026-12-25' };
    const { id } = await store.subscriptions.save(person({ next, holidaysOf: 'DE-BE' }), LONG_BEFORE);
    expect(await planDueNudges(store, next.at)).toEqual({
      planned: 0,
      skipped: 1,
      why: { 'public holiday (Christmas Day)': 1 },
    });
    expect(await days(store, id)).toEqual(['2026-12-25 skipped public holiday (Christmas Day)']);
    expect(await store.subscriptions.byId(id)).toMatchObject({ nextDay: '2026-12-28' });
  });

  it('are sent late within the window after downtime, and once: the days before are skipped with the reason', async () => {
    const store = await database.open();
    const { id } = await store.subscriptions.save(person(), LONG_BEFORE);
    // Down from Monday until Thursday noon in Berlin.
    expect(await planDueNudges(store, at('2026-11-05T11:00:00Z'))).toEqual({
      planned: 1,
      skipped: 3,
      why: { 'I was not running at that time': 3 },
    });
    expect(await days(store, id)).toEqual([
      '2026-11-02 skipped I was not running at that time',
      '2026-11-03 skipped I was not running at that time',
      '2026-11-04 skipped I was not running at that time',
      '2026-11-05 planned',
    ]);
    expect(await store.subscriptions.byId(id)).toMatchObject({ nextDay: '2026-11-06' });
  });

  it('are skipped when it is too late for today as well', async () => {
    const store = await database.open();
    const { id } = await store.subscriptions.save(person(), LONG_BEFORE);
    expect(await planDueNudges(store, at('2026-11-02T17:00:00Z'))).toMatchObject({ planned: 0, skipped: 1 });
    expect(await store.subscriptions.byId(id)).toMatchObject({ nextDay: '2026-11-03' });
  });

  it('of a year of downtime do not fill the ledger', async () => {
    const store = await database.open();
    const { id } = await store.subscriptions.save(person(), LONG_BEFORE);
    const { planned, skipped } = await planDueNudges(store, at('2027-11-03T08:31:00Z'));
    expect(planned).toBe(1);
    expect(skipped).toBeLessThan(9);
    expect(await store.subscriptions.byId(id)).toMatchObject({ nextDay: '2027-11-04' });
  });

  it('do not come twice on a day when the clock leaps ahead and back', async () => {
    const store = await database.open();
    const { id } = await store.subscriptions.save(person(), LONG_BEFORE);
    for (const now of ['02T08:30', '03T09:00', '02T08:31', '02T20:00', '03T08:30', '04T08:30']) {
      await planDueNudges(store, at(`2026-11-${now}:00Z`));
    }
    expect(await days(store, id)).toEqual(['2026-11-02 planned', '2026-11-03 planned', '2026-11-04 planned']);
  });

  it('come again when a pause is over, and not before', async () => {
    const store = await database.open();
    const { id } = await store.subscriptions.save(person(), LONG_BEFORE);
    const next = { at: at('2026-11-16T08:30:00Z'), day: '2026-11-16' };
    await store.subscriptions.pause(id, { until: '2026-11-16', next }, LONG_BEFORE);
    expect(await planDueNudges(store, at('2026-11-13T09:00:00Z'))).toEqual({
      planned: 0,
      skipped: 0,
      why: {},
    });
    expect(await planDueNudges(store, next.at)).toEqual({ planned: 1, skipped: 0, why: {} });
    expect(await store.subscriptions.byId(id)).toMatchObject({ status: 'active', pausedUntil: null });
  });

  it('come for others when what one has chosen can’t be read any more; that one ends with the reason', async () => {
    const store = await database.open();
    const { id } = await store.subscriptions.save(
      person({ userId: 'gone', zone: 'Europe/Atlantis' }),
      LONG_BEFORE,
    );
    await store.subscriptions.save(channel(), LONG_BEFORE);
    expect(await planDueNudges(store, FIRST.at)).toEqual({ planned: 1, skipped: 0, why: {} });
    expect(await store.subscriptions.byId(id)).toMatchObject({
      status: 'ended',
      endedWhy: expect.stringContaining('can’t be read'),
    });
  });
});

it('Two bots that plan at the same time share more than fit into one batch', async () => {
  const database = testDatabase('postgres');
  const place = await database.place();
  const [one, other] = [await database.open(place), await database.open(place)];
  await copies(one, 2300);
  const [a, b] = await Promise.all([planDueNudges(one, FIRST.at), planDueNudges(other, FIRST.at)]);
  expect(a.planned + b.planned).toBe(2300);
});
