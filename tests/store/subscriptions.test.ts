import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';
import { channel, FIRST, LONG_BEFORE, person, SECOND, THIRD } from './a-subscription.ts';

const NOW = new Date('2026-11-01T12:00:00Z');
const someone = { team: 'T1', userId: 'U1' };

eachDatabase('A subscription', (database) => {
  it('is found again by its id and by its person, as it was chosen', async () => {
    const { subscriptions } = await database.open();
    const saved = await subscriptions.save(person(), NOW);
    const { next, ...choice } = person();
    expect(saved).toEqual({
      ...choice,
      level: null,
      interest: null,
      id: expect.any(String),
      channel: null,
      rotation: [],
      rotationIndex: 0,
      status: 'active',
      pausedUntil: null,
      endedWhy: null,
      cadence: 'daily',
      unanswered: 0,
      nextAt: next?.at,
      nextDay: next?.day,
      lastDay: null,
      createdAt: NOW,
      updatedAt: NOW,
    });
    expect(await subscriptions.byId(saved.id)).toEqual(saved);
    expect(await subscriptions.forPerson(someone)).toEqual(saved);
  });

  it('of a channel is another one than that of the person who set it up', async () => {
    const { subscriptions } = await database.open();
    const own = await subscriptions.save(person(), NOW);
    const talks = await subscriptions.save(channel(), NOW);
    expect(await subscriptions.forPerson(someone)).toEqual(own);
    expect(await subscriptions.forChannel('T1', 'C1')).toEqual(talks);
    expect(talks).toMatchObject({ kind: 'channel', followZone: false, rotation: ['U1', 'U2', 'U3'] });
  });

  it('is not found for others, by an unknown id, or in another workspace', async () => {
    const { subscriptions } = await database.open();
    await subscriptions.save(person(), NOW);
    await subscriptions.save(channel(), NOW);
    expect(await subscriptions.forPerson({ team: 'T1', userId: 'U2' })).toBeUndefined();
    expect(await subscriptions.forPerson({ team: 'T2', userId: 'U1' })).toBeUndefined();
    expect(await subscriptions.forChannel('T2', 'C1')).toBeUndefined();
    expect(await subscriptions.byId("no such id'--")).toBeUndefined();
  });

  it('is one for each person and one for each channel, however often they choose at once', async () => {
    const { subscriptions, db } = await database.open();
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        subscriptions.save(i % 2 === 0 ? person({ time: `1${i}:00` }) : channel({ userId: `U${i}` }), NOW),
      ),
    );
    const rows = await db.selectFrom('subscriptions').select('kind').orderBy('kind').execute();
    expect(rows.map((row) => row.kind)).toEqual(['channel', 'person']);
  });

  it('that is chosen anew keeps its id and its days, and starts afresh', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(person({ channel: 'D1' }), LONG_BEFORE);
    await subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({ type: 'deliver', next: SECOND }));
    await subscriptions.setEngagement(id, { unanswered: 5, cadence: 'weekly', status: 'paused' }, NOW);
    const again = await subscriptions.save(person({ time: '14:00', next: THIRD }), NOW);
    expect(again).toMatchObject({
      id,
      channel: 'D1',
      time: '14:00',
      status: 'active',
      unanswered: 0,
      cadence: 'daily',
      nextAt: THIRD.at,
      lastDay: FIRST.day,
      createdAt: LONG_BEFORE,
    });
  });

  it('may be one of which no day ever comes', async () => {
    const { subscriptions } = await database.open();
    const saved = await subscriptions.save(person({ days: [], next: null }), NOW);
    expect(saved).toMatchObject({ days: [], nextAt: null, nextDay: null });
  });

  it('that is paused until a day says when it goes on, and one paused for good has nothing to come', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(person(), NOW);
    const until = { until: '2026-11-03', next: THIRD };
    expect(await subscriptions.pause(id, until, NOW)).toMatchObject({
      status: 'paused',
      pausedUntil: '2026-11-03',
      nextAt: THIRD.at,
      nextDay: THIRD.day,
    });
    expect(await subscriptions.pause(id, null, NOW)).toMatchObject({
      status: 'paused',
      pausedUntil: null,
      nextAt: null,
      nextDay: null,
    });
  });

  it('cannot be paused until a day and go on before it', async () => {
    const { subscriptions } = await database.open();
    const saved = await subscriptions.save(person(), NOW);
    const pausing = subscriptions.pause(saved.id, { until: '2026-11-04', next: SECOND }, NOW);
    await expect(pausing).rejects.toThrow(/subscriptions_next/);
    expect(await subscriptions.byId(saved.id)).toEqual(saved);
  });

  it.each(['paused', 'stopped', 'ended'] as const)(
    'that is %s skips what was planned and goes on when it is resumed',
    async (status) => {
      const { subscriptions, deliveries } = await database.open();
      const { id } = await subscriptions.save(person(), LONG_BEFORE);
      const { planned } = await subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({
        type: 'deliver',
        next: SECOND,
      }));
      const quieten = {
        paused: () => subscriptions.pause(id, null, FIRST.at),
        stopped: () => subscriptions.stop(id, FIRST.at),
        ended: () => subscriptions.end(id, 'account_inactive', FIRST.at),
      };
      await quieten[status]();

      expect(await subscriptions.byId(id)).toMatchObject({
        status,
        nextAt: null,
        endedWhy: status === 'ended' ? 'account_inactive' : null,
      });
      expect(await deliveries.byId(planned[0]?.id ?? '')).toMatchObject({ state: 'skipped', why: status });
      expect(await subscriptions.setNext(id, SECOND, FIRST.at)).toBeUndefined();
      expect(await subscriptions.due({ now: THIRD.at, limit: 9 })).toEqual([]);

      const resumed = await subscriptions.resume(id, SECOND, FIRST.at);
      expect(resumed).toMatchObject({ status: 'active', endedWhy: null, unanswered: 0, nextAt: SECOND.at });
      expect((await subscriptions.due({ now: THIRD.at, limit: 9 })).map((one) => one.id)).toEqual([id]);
    },
  );

  it('leaves a nudge that is on its way alone when it is stopped', async () => {
    const { subscriptions, deliveries } = await database.open();
    const { id } = await subscriptions.save(person(), LONG_BEFORE);
    const { planned } = await subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({
      type: 'deliver',
      next: SECOND,
    }));
    const delivery = planned[0]?.id ?? '';
    await deliveries.take(delivery, { now: FIRST.at, leaseMs: 1000 });
    await subscriptions.stop(id, FIRST.at);
    expect(await deliveries.byId(delivery)).toMatchObject({ state: 'sending' });
  });

  it('that a person stopped is not called ended when their account goes away, nor paused', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(person(), NOW);
    const stopped = await subscriptions.stop(id, NOW);
    expect(await subscriptions.end(id, 'account_inactive', NOW)).toBeUndefined();
    expect(await subscriptions.pause(id, null, NOW)).toBeUndefined();
    expect(await subscriptions.byId(id)).toEqual(stopped);
  });

  it('becomes weekly and then pauses for want of answers, and an answer ends no pause', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(person(), NOW);
    const weekly = { unanswered: 5, cadence: 'weekly', status: 'active' } as const;
    expect(await subscriptions.setEngagement(id, weekly, NOW)).toMatchObject({
      ...weekly,
      nextAt: FIRST.at,
    });
    const paused = { unanswered: 7, cadence: 'weekly', status: 'paused' } as const;
    expect(await subscriptions.setEngagement(id, paused, NOW)).toMatchObject({ ...paused, nextAt: null });
    const answered = { unanswered: 0, cadence: 'daily', status: 'active' } as const;
    expect(await subscriptions.setEngagement(id, answered, NOW)).toMatchObject({
      unanswered: 0,
      status: 'paused',
    });
  });

  it('keeps the day until which the person paused it when they miss answers as well', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(person(), NOW);
    const paused = await subscriptions.pause(id, { until: SECOND.day, next: SECOND }, NOW);
    const missed = { unanswered: 7, cadence: 'weekly', status: 'paused' } as const;
    expect(await subscriptions.setEngagement(id, missed, NOW)).toBeUndefined();
    expect(await subscriptions.byId(id)).toEqual(paused);
  });

  it('moves to another day and time while it runs', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(person(), NOW);
    expect(await subscriptions.setNext(id, THIRD, NOW)).toMatchObject({
      nextAt: THIRD.at,
      nextDay: THIRD.day,
    });
  });
});

eachDatabase('A person who moves', (database) => {
  it('takes their nudges along when they asked for it, and only their own', async () => {
    const { subscriptions } = await database.open();
    await subscriptions.save(person(), NOW);
    const others = [
      await subscriptions.save(person({ userId: 'U2' }), NOW),
      await subscriptions.save(person({ team: 'T2' }), NOW),
      await subscriptions.save(channel(), NOW),
    ];
    const asked: string[] = [];
    const moved = await subscriptions.setZone(
      someone,
      'Asia/Tokyo',
      ({ zone }) => {
        asked.push(zone);
        return SECOND;
      },
      NOW,
    );
    expect(moved).toMatchObject({ zone: 'Asia/Tokyo', nextAt: SECOND.at, nextDay: SECOND.day });
    expect(await subscriptions.forPerson(someone)).toEqual(moved);
    expect(asked).toEqual(['Asia/Tokyo']);
    for (const other of others) expect(await subscriptions.byId(other.id)).toEqual(other);
  });

  it('keeps the zone that they chose themselves', async () => {
    const { subscriptions } = await database.open();
    const saved = await subscriptions.save(person({ followZone: false }), NOW);
    expect(await subscriptions.setZone(someone, 'Asia/Tokyo', () => SECOND, NOW)).toBeUndefined();
    expect(await subscriptions.byId(saved.id)).toEqual(saved);
  });

  it('has nothing changed by a profile that names the same zone again', async () => {
    const { subscriptions } = await database.open();
    await subscriptions.save(person(), NOW);
    expect(await subscriptions.setZone(someone, 'Europe/Berlin', () => SECOND, NOW)).toBeUndefined();
    expect(await subscriptions.forPerson(someone)).toMatchObject({ nextAt: FIRST.at });
  });

  it('is not woken by it when they stopped', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(person(), NOW);
    await subscriptions.stop(id, NOW);
    const moved = await subscriptions.setZone(someone, 'Asia/Tokyo', () => SECOND, NOW);
    expect(moved).toMatchObject({ zone: 'Asia/Tokyo', status: 'stopped', nextAt: null });
  });

  it('stays where they were when the next moment cannot be computed', async () => {
    const { subscriptions } = await database.open();
    const saved = await subscriptions.save(person(), NOW);
    const failing = () => {
      throw new RangeError('no such zone');
    };
    await expect(subscriptions.setZone(someone, 'Mars/Base', failing, NOW)).rejects.toThrow('no such zone');
    expect(await subscriptions.byId(saved.id)).toEqual(saved);
  });
});

eachDatabase('Other times', (database) => {
  const TIMES = { days: [2, 4], time: '08:00', zone: 'Asia/Tokyo', followZone: false };

  it('change when the next one comes, and nothing else', async () => {
    const { subscriptions } = await database.open();
    const saved = await subscriptions.save(person(), NOW);
    const moved = await subscriptions.setTimes(saved.id, TIMES, () => SECOND, NOW);
    expect(moved).toEqual({ ...saved, ...TIMES, nextAt: SECOND.at, nextDay: SECOND.day });
    expect(await subscriptions.byId(saved.id)).toEqual(moved);
  });

  it('end no pause, and wake nobody who stopped', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(person(), NOW);
    await subscriptions.pause(id, null, NOW);
    const paused = await subscriptions.setTimes(id, TIMES, () => SECOND, NOW);
    expect(paused).toMatchObject({ status: 'paused', time: '08:00', nextAt: null });
    await subscriptions.stop(id, NOW);
    expect(await subscriptions.setTimes(id, { ...TIMES, time: '10:00' }, () => SECOND, NOW)).toBeUndefined();
    expect(await subscriptions.byId(id)).toMatchObject({ status: 'stopped', time: '08:00' });
  });
});

eachDatabase('Where a person stands', (database) => {
  it('is kept with what they chose, changes alone, and a channel has nothing of the kind', async () => {
    const { subscriptions } = await database.open();
    const learner = { level: 'lead' as const, interest: 'security' };
    const saved = await subscriptions.save(person({ learner }), NOW);
    expect(saved).toMatchObject(learner);
    const other = { level: 'new' as const, interest: null };
    expect(await subscriptions.setLearner(saved.id, other, NOW)).toEqual({ ...saved, ...other });
    expect(await subscriptions.save(channel(), NOW)).toMatchObject({ level: null, interest: null });
  });
});

eachDatabase('The turn to lead a talk', (database) => {
  it('goes round', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(channel(), NOW);
    const turns = [];
    for (const from of [0, 1, 2]) {
      turns.push((await subscriptions.advanceRotation(id, from, NOW))?.rotationIndex);
    }
    expect(turns).toEqual([1, 2, 0]);
  });

  it('goes on by one, however many ask for it at once', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(channel(), NOW);
    const advanced = await Promise.all(
      Array.from({ length: 10 }, () => subscriptions.advanceRotation(id, 0, NOW)),
    );
    expect(advanced.filter((one) => one !== undefined)).toHaveLength(1);
    expect((await subscriptions.byId(id))?.rotationIndex).toBe(1);
  });

  it('stays when only the time of the talk changes, and begins anew with other people', async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(channel(), NOW);
    await subscriptions.advanceRotation(id, 0, NOW);
    expect((await subscriptions.save(channel({ time: '11:00' }), NOW)).rotationIndex).toBe(1);
    expect((await subscriptions.save(channel({ rotation: ['U7', 'U8'] }), NOW)).rotationIndex).toBe(0);
  });

  it("is nobody's where nobody leads", async () => {
    const { subscriptions } = await database.open();
    const { id } = await subscriptions.save(channel({ rotation: [] }), NOW);
    expect(await subscriptions.advanceRotation(id, 0, NOW)).toBeUndefined();
  });
});
