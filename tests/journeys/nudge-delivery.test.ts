import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { eachDatabase, testDatabase } from '../support/databases.ts';
import { ADA, MARCO, PLATFORM, said } from './journey.ts';
import { adas, nudgesIn, platforms, startNudgeJourney } from './nudge-journey.ts';

const states = (days: { localDay: string; state: string; why: string | null }[]) =>
  days.map(({ localDay, state, why }) => [localDay.slice(5), state, ...(why ? [why] : [])].join(' '));

eachDatabase('A nudge', (database) => {
  it('arrives at the chosen local time, once, however often one looks and whatever restarts', async () => {
    const it = await startNudgeJourney({ database });
    await it.at('2026-11-02T08:29:59Z');
    expect(it.nudgesIn(ADA)).toEqual([]);
    await it.at('2026-11-02T08:30:00Z');
    await it.at('2026-11-02T08:31:00Z');
    await Promise.all([it.bot().runDueNudges(), it.bot().runDueNudges()]);
    await it.restart();
    await it.at('2026-11-02T09:00:00Z');
    const [nudge, ...more] = it.nudgesIn(ADA);
    expect(more).toEqual([]);
    expect(said(nudge ?? { blocks: [] })).toContain('Your nudge for Monday, November 2');
    await it.at('2026-11-03T08:30:00Z');
    expect(it.nudgesIn(ADA)).toHaveLength(2);
    const { days, subscription } = await it.ledger();
    expect(states(days)).toEqual(['11-02 sent', '11-03 sent']);
    expect(subscription).toMatchObject({
      channel: it.playground.state(ADA).botDmChannel,
      nextDay: '2026-11-04',
    });
  });

  it('goes out late after downtime while it is useful, and then alone', async () => {
    const it = await startNudgeJourney({ database });
    await it.at('2026-11-05T11:00:00Z');
    expect(it.nudgesIn(ADA)).toHaveLength(1);
    await it.at('2026-11-06T18:00:00Z');
    expect(it.nudgesIn(ADA)).toHaveLength(1);
    expect((await it.ledger()).days.map((day) => day.state)).toEqual([
      'skipped',
      'skipped',
      'skipped',
      'sent',
      'skipped',
    ]);
  });

  it('arrives once when Slack fails, asks to wait, or breaks the connection before or after it took the message', async () => {
    const people = [ADA, MARCO, 'U0NOOR', 'U0PRIYA', 'U0LENA', 'U0CAROL'];
    const it = await startNudgeJourney({
      database,
      subscriptions: people.map((userId) => adas({ userId })),
      workspace: ({ people: all }) => {
        for (const one of all) one.tz = 'Europe/Stockholm';
      },
    });
    it.playground.faults.failNext('chat.postMessage', { type: 'answer_lost' });
    it.playground.faults.failNext('chat.postMessage', { type: 'server_error' });
    it.playground.faults.failNext('chat.postMessage', { type: 'dropped' });
    it.playground.faults.failNext('chat.postMessage', { type: 'web_page' });
    it.playground.faults.failNext('chat.postMessage', { type: 'ratelimited', unsaid: true });
    it.playground.faults.failNext('chat.postMessage', { type: 'ratelimited', retryAfterSeconds: 1 });
    await it.at('2026-11-02T08:30:00Z');
    await it.at('2026-11-02T08:31:00Z');
    expect(people.map((one) => it.nudgesIn(one).length)).toEqual([1, 1, 1, 1, 1, 1]);
    for (const [index, one] of people.entries()) {
      const { days } = await it.ledger(index);
      expect(days).toMatchObject([{ state: 'sent', messageTs: it.nudgesIn(one)[0]?.ts, attempts: 2 }]);
    }
  });

  it('comes an hour later at most, even if Slack asks for a month', async () => {
    const it = await startNudgeJourney({ database });
    const aMonth = { type: 'ratelimited', retryAfterSeconds: 30 * 24 * 60 * 60 } as const;
    it.playground.faults.failNext('chat.postMessage', aMonth);
    await it.at('2026-11-02T08:30:00Z');
    expect(it.nudgesIn(ADA)).toEqual([]);
    await it.stop();
    // An hour passes in the database.
    const store = await it.openStore();
    await sql`update guidepost.send_budgets set next_at = next_at - interval '1 hour'`.execute(store.db);
    await store.close();
    await it.restart();
    await it.at('2026-11-02T09:30:01Z');
    expect(it.nudgesIn(ADA)).toHaveLength(1);
  });

  it('comes although the clock of the database was a month ahead for a while', async () => {
    const it = await startNudgeJourney({ database });
    await it.at('2026-11-02T08:30:00Z');
    await it.stop();
    const store = await it.openStore();
    await sql`update guidepost.send_budgets set next_at = clock_timestamp() + interval '30 days'`.execute(
      store.db,
    );
    await store.close();
    await it.restart();
    await it.at('2026-11-03T08:30:00Z');
    expect(it.nudgesIn(ADA)).toHaveLength(2);
  });

  it('is looked for before it is sent again when the process died before it could note it', async () => {
    const it = await startNudgeJourney({ database });
    await it.at('2026-11-02T08:30:00Z');
    const { days } = await it.ledger();
    // What a killed process leaves behind.
    const store = await it.openStore();
    const left = { state: 'sending', messageTs: null, cardId: null, form: null, sentAt: null } as const;
    await store.db.updateTable('deliveries').set(left).execute();
    await store.close();
    const next = await it.start();
    await it.at('2026-11-02T08:31:00Z', next);
    await it.at('2026-11-02T08:33:00Z', next);
    expect(it.nudgesIn(ADA)).toHaveLength(1);
    await next.stop();
    const [day] = days;
    expect((await it.ledger()).days).toMatchObject([
      { state: 'sent', messageTs: day?.messageTs, cardId: day?.cardId, form: day?.form, attempts: 2 },
    ]);
  });

  it('goes to a channel as well; one that is archived is the end, one that refuses it for a morning is not', async () => {
    const it = await startNudgeJourney({
      database,
      subscriptions: [platforms(), platforms({ channel: 'C0MLOPS' }), platforms({ channel: 'C0RANDOM' })],
      workspace: ({ channels }) => {
        const archived = channels.find((one) => one.id === 'C0MLOPS');
        if (archived) archived.archived = true;
      },
    });
    await it.at('2026-11-02T08:30:00Z');
    expect(it.nudgesIn(PLATFORM)).toHaveLength(1);
    expect((await it.ledger(1)).subscription).toMatchObject({
      status: 'ended',
      endedWhy: 'the channel was archived',
    });
    const { subscription, days } = await it.ledger(2);
    expect(subscription).toMatchObject({ status: 'active', endedWhy: null });
    expect(states(days)).toEqual(['11-02 failed I was removed from the channel']);
  });
});

it('A nudge does not come twice when the clock leaps ahead and back', async () => {
  const it = await startNudgeJourney();
  for (const now of ['02T08:30', '03T09:00', '02T08:31', '02T20:00', '03T08:30', '04T08:30']) {
    await it.at(`2026-11-${now}:00Z`);
  }
  expect(it.nudgesIn(ADA)).toHaveLength(3);
  expect(states((await it.ledger()).days)).toEqual(['11-02 sent', '11-03 sent', '11-04 sent']);
});

it('Nudges go on from today when the clock was a month ahead, and a day that was sent stays sent', async () => {
  const it = await startNudgeJourney();
  for (const day of ['11-02', '11-04', '12-02', '11-03', '11-04', '11-05']) {
    await it.at(`2026-${day}T08:30:00Z`);
  }
  const sent = (await it.ledger()).days.filter(({ state }) => state === 'sent');
  expect(sent.map(({ localDay }) => localDay.slice(5))).toEqual(['11-02', '11-04', '11-05', '12-02']);
  expect(it.nudgesIn(ADA)).toHaveLength(4);
});

it('A nudge does not come on a public holiday', async () => {
  const next = { at: new Date('2026-12-25T08:30:00Z'), day: '2026-12-25' };
  const it = await startNudgeJourney({ subscriptions: [adas({ holidaysOf: 'SE', next })] });
  await it.at('2026-12-25T08:30:00Z');
  expect(it.nudgesIn(ADA)).toEqual([]);
  expect((await it.ledger()).days).toMatchObject([
    { state: 'skipped', why: expect.stringContaining('Christmas') },
  ]);
});

it('A nudge waits for the end of do-not-disturb while it is useful, and is skipped when that is too late', async () => {
  const until = (text: string) => Date.parse(text) / 1000;
  const snooze = { from: until('2026-11-02T07:00:00Z'), until: until('2026-11-02T09:00:00Z') };
  const allDay = { from: until('2026-11-02T07:00:00Z'), until: until('2026-11-02T20:00:00Z') };
  const it = await startNudgeJourney({
    subscriptions: [adas(), adas({ userId: MARCO })],
    workspace: ({ people }) => {
      for (const one of people) if (one.id === ADA) one.snooze = snooze;
      for (const one of people) if (one.id === MARCO) one.snooze = allDay;
    },
  });
  await it.at('2026-11-02T08:30:00Z');
  await it.at('2026-11-02T08:59:00Z');
  expect(it.nudgesIn(ADA)).toEqual([]);
  await it.at('2026-11-02T09:00:00Z');
  expect(it.nudgesIn(ADA)).toHaveLength(1);
  expect(it.nudgesIn(MARCO)).toEqual([]);
  expect(states((await it.ledger(1)).days)).toEqual([
    '11-02 skipped your notifications were off (do not disturb)',
  ]);
});

it('A person whose account was deactivated gets no more, and others get theirs', async () => {
  const it = await startNudgeJourney({
    subscriptions: [adas({ userId: MARCO }), adas({ userId: 'U0GONE' }), adas()],
    workspace: ({ people }) => {
      for (const one of people) if (one.id === MARCO) one.deactivated = true;
    },
  });
  await it.at('2026-11-02T08:30:00Z');
  expect(it.nudgesIn(ADA)).toHaveLength(1);
  // That there is nobody of this id, Slack has also said of people who were there.
  for (const index of [0, 1]) {
    const { subscription, days } = await it.ledger(index);
    expect(subscription).toMatchObject({ status: 'active' });
    expect(days).toMatchObject([{ state: 'failed' }]);
  }
});

it('Nudges that stay unanswered come weekly after five, stop after eight, and the bot says so once', async () => {
  const it = await startNudgeJourney();
  const days = Array.from({ length: 60 }, (_, day) =>
    new Date(Date.parse('2026-11-02T08:30:00Z') + day * 86_400_000).toISOString(),
  );
  for (const day of days) await it.at(day);
  const nudges = it.nudgesIn(ADA);
  expect(nudges.map((one) => new Date(Number(one.ts) * 1000).toISOString().slice(5, 10))).toEqual([
    ...['11-02', '11-03', '11-04', '11-05', '11-06', '11-09', '11-16', '11-23'],
    '11-30',
  ]);
  expect(said(nudges.at(5) ?? { blocks: [] })).toContain('Once a week now');
  expect(said(nudges.at(-1) ?? { blocks: [] })).toMatch(/went unanswered/);
  const { subscription } = await it.ledger();
  expect(subscription).toMatchObject({ status: 'paused', unanswered: 8, nextAt: null });
});

it('A person who asks the bot something is there: the nudges before count as answered', async () => {
  const it = await startNudgeJourney();
  for (const day of ['02', '03', '04', '05', '06']) {
    await it.at(`2026-11-${day}T08:30:00Z`);
    if (day === '05') await it.asks(ADA, 'how do we version datasets?');
  }
  expect((await it.ledger()).subscription).toMatchObject({ cadence: 'daily', unanswered: 0 });
});

it('Whoever answers no nudges and is not there is waited for, then left in peace for the day', async () => {
  const it = await startNudgeJourney({
    workspace: ({ people }) => {
      for (const one of people) if (one.id === ADA) one.away = true;
    },
  });
  for (const day of ['02', '03', '04', '05']) {
    for (const hour of ['08:30', '09:00', '11:00', '12:10', '13:00'])
      await it.at(`2026-11-${day}T${hour}:00Z`);
  }
  const { days, subscription } = await it.ledger();
  expect(states(days)).toEqual([
    '11-02 sent',
    '11-03 sent',
    '11-04 sent',
    '11-05 skipped you seemed to be away',
  ]);
  expect(subscription).toMatchObject({ status: 'active', unanswered: 2 });
});

it('While Slack refuses the bot nothing is tried again and again, and nobody’s subscription ends', async () => {
  const it = await startNudgeJourney({ subscriptions: [adas(), adas({ userId: MARCO }), platforms()] });
  it.playground.faults.refuseTokens('token_revoked');
  await it.at('2026-11-02T08:30:00Z');
  for (const minute of ['31', '32', '33']) await it.at(`2026-11-02T08:${minute}:00Z`);
  const tries = it.playground.calls().filter(({ method }) => /postMessage|dnd/.test(method));
  expect(tries.length).toBeLessThan(6);
  it.playground.faults.refuseTokens(false);
  await it.restart();
  await it.at('2026-11-02T08:45:00Z');
  expect(it.nudgesIn(ADA)).toHaveLength(1);
  expect(it.nudgesIn(PLATFORM)).toHaveLength(1);
});

it.each([
  ['no_permission', 'failed'],
  ['team_access_not_granted', 'failed'],
  ['restricted_action_thread_only_channel', 'failed'],
  ['restricted_action_read_only_channel', 'failed'],
  ['ekm_access_denied', 'planned'],
  ['access_denied', 'planned'],
])('A channel that Slack refuses the bot (%s) holds up nobody else', async (code, state) => {
  const soon = { at: new Date('2026-11-02T08:31:00Z'), day: '2026-11-02' };
  const it = await startNudgeJourney({
    subscriptions: [platforms(), adas({ time: '09:31', next: soon })],
    onCall: (method, { channel }) =>
      method === 'chat.postMessage' && channel === PLATFORM ? code : undefined,
  });
  await it.at('2026-11-02T08:30:00Z');
  await it.at('2026-11-02T08:31:00Z');
  expect(it.nudgesIn(ADA)).toHaveLength(1);
  const { days, subscription } = await it.ledger();
  expect(days).toMatchObject([{ state }]);
  expect(subscription).toMatchObject({ status: 'active' });
});

it('Two bots on one PostgreSQL share the nudges: each arrives once', async () => {
  const everyone = ['U0ADA', 'U0MARCO', 'U0PRIYA', 'U0NOOR', 'U0CAROL'];
  const zone = 'Europe/Stockholm';
  const it = await startNudgeJourney({
    database: testDatabase('postgres'),
    subscriptions: everyone.map((userId) => adas({ userId, zone })),
    // Half past three in the night, in New York.
    workspace: ({ people }) => {
      for (const one of people) one.tz = zone;
    },
  });
  const other = await it.start();
  it.moveTo('2026-11-02T08:30:00Z');
  await Promise.all([it.bot().runDueNudges(), other.runDueNudges()]);
  expect(everyone.map((userId) => nudgesIn(it.playground, userId).length)).toEqual([1, 1, 1, 1, 1]);
});

it('When Slack asks one process to wait, the others wait as well', async () => {
  const late = { next: { at: new Date('2026-11-02T08:31:00Z'), day: '2026-11-02' }, time: '09:31' };
  const journey = await startNudgeJourney({ subscriptions: [adas(), adas({ ...late, userId: MARCO })] });
  const other = await journey.start();
  journey.playground.faults.failNext('chat.postMessage', { type: 'ratelimited', retryAfterSeconds: 600 });
  await journey.at('2026-11-02T08:30:00Z');
  await journey.at('2026-11-02T08:31:00Z', other);
  expect([ADA, MARCO].flatMap(journey.nudgesIn)).toEqual([]);
  expect(journey.playground.calls('chat.postMessage')).toHaveLength(1);
});
