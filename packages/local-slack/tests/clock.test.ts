import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ClockTarget } from '../src/protocol.ts';
import { nextClockChange, targetOf } from '../src/workspace/clock-targets.ts';
import { boltOn, localSlackFor } from './real-app.ts';

const general = 'C0GENERAL';
const real = new Date('2026-11-24T13:00:00Z');
const move = (to: ClockTarget) => ({ do: 'moveClock' as const, to });

/** A local Slack whose real time stands still, and the times that it was moved forward to. */
async function started(
  options: { now?: () => Date; saveFile?: string; nextDue?: (id?: string) => Promise<Date | undefined> } = {},
) {
  const moved: string[] = [];
  const it = await localSlackFor({
    now: () => real,
    onTimeMoved: async () => void moved.push(it.localSlack.now().toISOString()),
    ...options,
  });
  const app = await boltOn(it);
  const { client } = app;
  const post = async () => Number((await client.chat.postMessage({ channel: general, text: 'x' })).ts);
  /** The app first, or it would try to reconnect to a local Slack that is gone. */
  const stop = async () => {
    await app.stop();
    await it.localSlack.close();
  };
  return { ...it, client, moved, post, stop };
}

test('time moves to half past nine tomorrow, in the zone of the person who moves it, for everybody', async () => {
  const { localSlack, moved, post } = await started();
  expect(localSlack.state('U0ADA').clock.aheadMs).toBe(0);
  await localSlack.act('U0CAROL', move({ at: 'tomorrow' }));
  const then = new Date('2026-11-25T14:30:00Z');
  expect(localSlack.now()).toEqual(then);
  expect(localSlack.state('U0ADA').clock.aheadMs).toBe(then.getTime() - real.getTime());
  expect(moved).toEqual([then.toISOString()]);
  expect(await post()).toBeCloseTo(then.getTime() / 1000, 3);
});

test('time can move back, which wakes nobody, and messages still keep their order', async () => {
  const { localSlack, moved, post } = await started();
  await localSlack.act('U0ADA', move({ at: 'next-week' }));
  const [first, second] = [await post(), await post()];
  await localSlack.act('U0ADA', move({ at: 'real' }));
  await localSlack.act('U0ADA', move({ at: 'local', local: '2026-11-20T08:00' }));
  expect(localSlack.now()).toEqual(new Date('2026-11-20T07:00:00Z'));
  const third = await post();
  expect(second).toBeGreaterThan(first);
  expect(third).toBeGreaterThan(second);
  expect(moved).toHaveLength(1);
  const texts = localSlack.state('U0ADA').messages.filter((one) => one.userId === 'U0PLAYGROUND');
  expect(texts.map((one) => Number(one.ts))).toEqual([first, second, third]);
});

test('the time continues from where it was moved to', async () => {
  let now = real;
  const { localSlack } = await started({ now: () => now });
  await localSlack.act('U0ADA', move({ at: 'tomorrow' }));
  now = new Date(real.getTime() + 60_000);
  expect(localSlack.now()).toEqual(new Date('2026-11-25T08:31:00Z'));
});

test('an invalid time is refused and moves nothing', async () => {
  const { localSlack, moved } = await started();
  for (const local of ['soon', '', '2026-02-30T09:00', '1999-01-01T09:00', '2999-01-01T09:00', '+000000']) {
    expect(await localSlack.act('U0ADA', move({ at: 'local', local }))).toMatchObject({
      ok: false,
      error: 'invalid_time',
    });
  }
  expect(await localSlack.act('U0PRIYA', move({ at: 'clock-change' }))).toEqual({
    ok: false,
    error: 'invalid_time',
    message: 'The clocks never change in Asia/Kolkata.',
  });
  expect(localSlack.state('U0PRIYA').clock.clockChange).toBeNull();
  expect(localSlack.now()).toEqual(real);
  expect(moved).toEqual([]);
});

test('an app that fails at the new time does not hold it back', async () => {
  const warnings: string[] = [];
  const { localSlack } = await localSlackFor({
    onTimeMoved: () => Promise.reject(new Error('no database')),
    onWarning: (text) => warnings.push(text),
  });
  expect(await localSlack.act('U0ADA', move({ at: 'tomorrow' }))).toEqual({ ok: true });
  expect(localSlack.state('U0ADA').clock.aheadMs).toBeGreaterThan(0);
  expect(warnings).toEqual([
    'The time was moved, but the app failed to do what was due by then: Error: no database',
  ]);
});

/** An app that has something to do at these times, one after the other. `due` are the times that are left. */
function appThatIsDue(times: readonly string[]) {
  const due = times.map((time) => new Date(time));
  return { due, nextDue: async () => due[0] };
}

test('on its way, the time stops wherever the app has something to do', async () => {
  const { due, nextDue } = appThatIsDue([
    '2026-11-24T12:00:00Z',
    '2026-11-25T08:00:00Z',
    '2026-12-24T08:00:00Z',
  ]);
  const moved: string[] = [];
  const { localSlack } = await localSlackFor({
    now: () => real,
    nextDue,
    onTimeMoved: async () => {
      moved.push(localSlack.now().toISOString());
      while (due[0] && due[0] <= localSlack.now()) due.shift();
    },
  });
  expect(await localSlack.act('U0ADA', move({ at: 'tomorrow' }))).toEqual({ ok: true });
  // First what is overdue, then what becomes due, then the time that was chosen.
  expect(moved).toEqual(['2026-11-24T13:00:00.000Z', '2026-11-25T08:00:00.000Z', '2026-11-25T08:30:00.000Z']);
  expect(due).toHaveLength(1);
});

test('the time can move to when the app has something to do next', async () => {
  const { due, nextDue } = appThatIsDue(['2026-11-26T07:00:00Z']);
  const { localSlack, moved } = await started({ nextDue });
  expect(localSlack.state('U0ADA').clock.nextDue).toBe('When something is due next');
  expect(await localSlack.act('U0ADA', move({ at: 'next-due' }))).toEqual({ ok: true });
  expect(moved).toEqual(['2026-11-26T07:00:00.000Z']);
  due.shift();
  expect(await localSlack.act('U0ADA', move({ at: 'next-due' }))).toEqual({
    ok: false,
    error: 'invalid_time',
    message: 'The app has nothing due.',
  });
  expect((await started()).localSlack.state('U0ADA').clock.nextDue).toBeNull();
});

test('a person moves the time to what they wait for themselves', async () => {
  const { localSlack } = await started({
    nextDue: async (id) => (id === 'U0ADA' ? new Date('2026-11-27T07:00:00Z') : undefined),
  });
  await localSlack.act('U0ADA', move({ at: 'next-due' }));
  expect(localSlack.now()).toEqual(new Date('2026-11-27T07:00:00Z'));
});

test('what fails when it is due, or an app that cannot say when, does not hold the time', async () => {
  const { nextDue } = appThatIsDue(['2026-11-24T20:00:00Z']);
  const failing = await started({ nextDue });
  await failing.localSlack.act('U0ADA', move({ at: 'tomorrow' }));
  // From there on by the hour, because something else may be due behind it.
  expect(failing.moved).toHaveLength(14);
  expect(failing.moved.slice(0, 2)).toEqual(['2026-11-24T20:00:00.000Z', '2026-11-24T21:00:00.000Z']);
  expect(failing.moved.at(-1)).toBe('2026-11-25T08:30:00.000Z');

  const warnings: string[] = [];
  const { localSlack } = await localSlackFor({
    now: () => real,
    nextDue: () => Promise.reject(new Error('no database')),
    onWarning: (text) => warnings.push(text),
  });
  await localSlack.act('U0ADA', move({ at: 'tomorrow' }));
  expect(localSlack.now()).toEqual(new Date('2026-11-25T08:30:00Z'));
  expect(warnings).toEqual(['The app failed to say when it has something to do next: Error: no database']);
});

test('if somebody moves the time while it is on its way, it goes where they want', async () => {
  const { due, nextDue } = appThatIsDue(['2026-11-24T20:00:00Z', '2026-11-25T08:00:00Z']);
  const { localSlack } = await localSlackFor({
    now: () => real,
    nextDue,
    onTimeMoved: async () => {
      due.shift();
      await localSlack.act('U0MARCO', move({ at: 'real' }));
    },
  });
  await localSlack.act('U0ADA', move({ at: 'tomorrow' }));
  expect(localSlack.now()).toEqual(real);
});

test('a restart continues in the moved time, starting over returns to the real one', async () => {
  const first = await started();
  const saveFile = join(first.dir, 'workspace.json');
  const saved = await started({ saveFile });
  await saved.localSlack.act('U0ADA', move({ at: 'tomorrow' }));
  const ts = await saved.post();
  await saved.stop();
  expect(JSON.parse(await readFile(saveFile, 'utf8'))).toMatchObject({ clockAheadMs: 70_200_000 });
  const { localSlack, post } = await started({ saveFile });
  expect(localSlack.now()).toEqual(new Date('2026-11-25T08:30:00Z'));
  expect(await post()).toBeGreaterThan(ts);
  await localSlack.act('U0ADA', { do: 'reset' });
  expect(localSlack.now()).toEqual(real);
  expect(await post()).toBeCloseTo(real.getTime() / 1000, 3);
});

test('the page’s route accepts the clock’s actions and refuses others', async () => {
  const { localSlack } = await started();
  const send = async (to: unknown) => {
    const response = await fetch(`${localSlack.url}page/act?as=U0ADA`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ do: 'moveClock', to }),
    });
    return response.status;
  };
  expect(await send({ at: 'tomorrow' })).toBe(200);
  expect(await send({ at: 'local' })).toBe(400);
  expect(await send({ at: 'yesterday' })).toBe(400);
  expect(await send(null)).toBe(400);
});

describe('where the clock is moved to', () => {
  const at = (to: ClockTarget, zone: string, now = real) => {
    const target = targetOf(to, now, zone);
    return target.type === 'time' ? target.time.toISOString() : target.type;
  };

  test('is five minutes before the next clock change, again and again', () => {
    expect(at({ at: 'clock-change' }, 'Europe/Berlin')).toBe('2027-03-28T00:55:00.000Z');
    const spring = new Date('2027-03-28T00:55:00Z');
    expect(at({ at: 'clock-change' }, 'Europe/Berlin', spring)).toBe('2027-10-31T00:55:00.000Z');
    expect(nextClockChange(real, 'America/New_York')).toEqual(new Date('2027-03-14T07:00:00Z'));
    expect(nextClockChange(real, 'Asia/Kolkata')).toBeUndefined();
  });

  test('stays half past nine when the clocks change in between', () => {
    const saturday = new Date('2027-03-27T12:00:00Z');
    expect(at({ at: 'tomorrow' }, 'Europe/Berlin', saturday)).toBe('2027-03-28T07:30:00.000Z');
    const sunday = new Date('2027-03-21T12:00:00Z');
    expect(at({ at: 'next-week' }, 'Europe/Berlin', sunday)).toBe('2027-03-29T07:30:00.000Z');
  });

  test('is the morning of a workday in a week, even at night', () => {
    const weekOn = (now: string) => at({ at: 'next-week' }, 'Europe/Berlin', new Date(now));
    expect(weekOn('2026-11-24T00:59:00Z')).toBe('2026-12-01T08:30:00.000Z');
    expect(weekOn('2026-11-26T13:00:00Z')).toBe('2026-12-03T08:30:00.000Z');
    expect(weekOn('2026-11-27T22:00:00Z')).toBe('2026-12-04T08:30:00.000Z');
    expect(weekOn('2026-11-27T23:30:00Z')).toBe('2026-12-07T08:30:00.000Z');
    expect(weekOn('2026-11-29T13:00:00Z')).toBe('2026-12-07T08:30:00.000Z');
  });

  test('is an hour later for a skipped time, and the first of the two for a repeated one', () => {
    expect(at({ at: 'local', local: '2027-03-28T02:30' }, 'Europe/Berlin')).toBe('2027-03-28T01:30:00.000Z');
    expect(at({ at: 'local', local: '2027-10-31T02:30' }, 'Europe/Berlin')).toBe('2027-10-31T00:30:00.000Z');
  });
});
