import type { Message } from '@guidepost/local-slack/protocol';
import { expect, it } from 'vitest';
import { eachDatabase, testDatabase } from '../support/databases.ts';
import { type Actor, fromBot, PLATFORM, said, startBot, startJourney } from './journey.ts';

/** All that the bot says in the thread of an answer. */
const repliesTo = (actor: Actor, { channel, threadTs = '' }: Message) =>
  fromBot(actor.state(), '0', { channel, threadTs }).map(({ ts }) => ts);

eachDatabase('a message', (database) => {
  it('that Slack delivers eleven times is answered once', async () => {
    const { ada, playground, bot } = await startJourney({ database });
    const answer = await ada.asks('@Guidepost how do we version datasets?');
    const ts = answer.threadTs ?? '';
    await playground.faults.redeliver(PLATFORM, ts, 11);
    await bot.stop();
    expect(fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: ts })).toHaveLength(1);
  });

  it('that was answered before a restart is not answered again', async () => {
    const { ada, playground, bot, start } = await startJourney({ database });
    const answer = await ada.asks('@Guidepost how do we version datasets?');
    await bot.stop();
    const second = await start();
    await playground.faults.redeliver(PLATFORM, answer.threadTs ?? '', 3);
    await second.stop();
    expect(fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: answer.threadTs ?? '' })).toHaveLength(1);
  });

  it('that was received but not answered when the process died is answered by the next one', async () => {
    const { ada, bot, place, start } = await startJourney({ database });
    await bot.stop();
    const ts = await ada.says('How do we get clean training data?', PLATFORM);
    // What a killed process leaves behind: it took the message and got no further.
    const store = await database.open(place);
    await store.inbox.claim(
      {
        team: 'T0NORTHWIND',
        channel: PLATFORM,
        ts,
        threadTs: null,
        userId: ada.id,
        text: '<@U0PLAYGROUND> how do we get clean training data?',
        source: 'mention',
      },
      new Date(),
    );
    await store.close();
    const next = await start();
    await next.recover(0);
    const answer = await ada.hears(ts, { channel: PLATFORM, threadTs: ts });
    expect(said(answer)).toMatch(/data/i);
  });

  it('with something forwarded is answered by the next one with what was forwarded', async () => {
    const { ada, playground, bot, place, start } = await startJourney({ database });
    await bot.stop();
    const text = '<@U0PLAYGROUND> thoughts?';
    const attachments = [
      { is_share: true, text: 'Nobody knows which version of the dataset the model saw.' },
    ];
    const ts = playground.post({ channel: PLATFORM, by: ada.id, text: 'thoughts?', attachments });
    const store = await database.open(place);
    const key = { team: 'T0NORTHWIND', channel: PLATFORM, ts };
    await store.inbox.claim({ ...key, threadTs: null, userId: ada.id, text, source: 'mention' }, new Date());
    await store.close();
    const next = await start();
    await next.recover(0);
    const answer = await ada.hears(ts, { channel: PLATFORM, threadTs: ts });
    expect(said(answer)).toContain('*Version models and datasets*');
  });

  it('that somebody deleted while no process ran is let go at once', async () => {
    const { ada, bot, place, start } = await startJourney({ database });
    await bot.stop();
    const ts = await ada.says('How do we get clean training data?', PLATFORM);
    const store = await database.open(place);
    const text = '<@U0PLAYGROUND> how do we get clean training data?';
    const key = { team: 'T0NORTHWIND', channel: PLATFORM, ts };
    await store.inbox.claim({ ...key, threadTs: null, userId: ada.id, text, source: 'mention' }, new Date());
    await store.close();
    await ada.act({ do: 'delete', channel: PLATFORM, ts });
    const next = await start();
    await next.recover(0);
    await next.stop();
    const after = await database.open(place);
    const rows = await after.db.selectFrom('inbox').select(['state', 'text']).where('ts', '=', ts).execute();
    await after.close();
    expect(rows).toEqual([{ state: 'answered', text: '' }]);
    expect(fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: ts })).toEqual([]);
  });

  it('that somebody deletes while it is being answered is let go, without an error', async () => {
    const { ada, bot, place, playground } = await startJourney({ database });
    playground.faults.failNext('chat.postMessage', { type: 'error', error: 'thread_not_found' });
    const ts = await ada.says('@Guidepost how do we get clean training data?', PLATFORM);
    await expect.poll(() => playground.calls('chat.postMessage').length, { timeout: 30_000 }).toBe(1);
    await bot.stop();
    const after = await database.open(place);
    const rows = await after.db.selectFrom('inbox').select(['state', 'text']).where('ts', '=', ts).execute();
    await after.close();
    expect(rows).toEqual([{ state: 'answered', text: '' }]);
    expect(ada.state().messages.filter((one) => Number(one.ts) > Number(ts))).toEqual([]);
  });

  it('that was answered but not noted when the process died is not answered again', async () => {
    const { ada, bot, place, start } = await startJourney({ database });
    const answer = await ada.asks('@Guidepost how do we version datasets?');
    const ts = answer.threadTs ?? '';
    const direct = await ada.asks('how do we version datasets?', ada.dm());
    await bot.stop();
    const store = await database.open(place);
    await store.db
      .updateTable('inbox')
      .set({ state: 'received', text: 'how do we version datasets?' })
      .execute();
    await store.close();
    const next = await start();
    await next.recover(0);
    await next.stop();
    expect(fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: ts })).toHaveLength(1);
    expect(repliesTo(ada, direct)).toEqual([direct.ts]);
  });

  it('is answered once when the connection breaks before Slack says that it took the answer', async () => {
    const { ada, playground, bot } = await startJourney({ database });
    playground.faults.failNext('chat.postMessage', { type: 'answer_lost' });
    const answer = await ada.asks('@Guidepost how do we version datasets?');
    const inDirect = ada.asks('how do we version datasets?', ada.dm());
    playground.faults.failNext('chat.postMessage', { type: 'answer_lost' });
    const direct = await inDirect;
    await bot.stop();
    expect(fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: answer.threadTs ?? '' })).toHaveLength(1);
    expect(repliesTo(ada, direct)).toEqual([direct.ts]);
  });

  it('is answered although Slack fails at first', async () => {
    const { ada, playground } = await startJourney({ database });
    playground.faults.failNext('chat.postMessage', { type: 'server_error' });
    playground.faults.failNext('chat.postMessage', { type: 'dropped' });
    playground.faults.failNext('chat.postMessage', { type: 'ratelimited', retryAfterSeconds: 1 });
    const answer = await ada.asks('@Guidepost how do we version datasets?');
    expect(said(answer)).toMatch(/version/i);
  });

  it('is answered over a new connection when the old one broke', async () => {
    const { ada, playground } = await startJourney({ database });
    playground.faults.dropConnections();
    const answer = await ada.asks('@Guidepost how do we version datasets?');
    expect(said(answer)).toMatch(/version/i);
  });
});

it('A question is answered when Slack takes answers again, after five tries in vain', async () => {
  const { ada, playground, bot } = await startJourney();
  const over = playground.faults.failAtRandom({
    seed: 1,
    rate: 1,
    methods: ['chat.postMessage'],
    faults: [{ type: 'server_error', status: 503 }],
  });
  const ts = await ada.says('@Guidepost how do we version datasets?');
  await ada.sees((now) => now.messages.find((one) => one.text.includes('I’ll try again in a few minutes')));
  for (let tries = 2; tries <= 5; tries += 1) await bot.recover(0);
  over();
  await bot.recover(0);
  expect(said(await ada.hears(ts, { channel: PLATFORM, threadTs: ts }))).toMatch(/version/i);
});

it('A question whose time is over gets one line for the asker alone, once Slack is back', async () => {
  let ahead = 0;
  const { ada, marco, playground, bot } = await startJourney({ now: () => new Date(Date.now() + ahead) });
  const over = playground.faults.failAtRandom({
    seed: 1,
    rate: 1,
    methods: ['chat.postMessage', 'conversations.replies'],
    faults: [{ type: 'ratelimited', retryAfterSeconds: 60 }],
  });
  const tooLate = (actor: Actor, channel: string) =>
    actor.state().messages.filter((one) => one.channel === channel && said(one).includes('in time'));
  await ada.says('@Guidepost how do we version datasets?');
  await ada.says('how do we get clean training data?', ada.dm());
  await ada.sees((now) => now.messages.find((one) => one.text.includes('I’ll try again in a few minutes')));
  await expect.poll(() => playground.faults.counts().ratelimited ?? 0).toBeGreaterThan(1);
  ahead = 14 * 60_000;
  await bot.recover(0);
  ahead = 16 * 60_000;
  await bot.recover(0);
  expect([...tooLate(ada, PLATFORM), ...tooLate(ada, ada.dm())]).toEqual([]);
  over();
  for (let run = 1; run <= 2; run += 1) await bot.recover(0);
  expect([tooLate(ada, PLATFORM).length, tooLate(ada, ada.dm()).length]).toEqual([1, 1]);
  expect(tooLate(marco, PLATFORM)).toEqual([]);
});

it('A bot that finds a long line of open messages is there for others at once, and one that hangs holds up none', async () => {
  const database = testDatabase('postgres');
  const { ada, playground, bot, place, start } = await startJourney({ database });
  await bot.stop();
  const text = '<@U0PLAYGROUND> how do we get clean training data?';
  const open = await Promise.all(Array.from({ length: 12 }, () => ada.says('How do we get clean data?')));
  const store = await database.open(place);
  const fourMinutesAgo = new Date(Date.now() - 4 * 60_000);
  for (const ts of open) {
    const key = { team: 'T0NORTHWIND', channel: PLATFORM, ts };
    await store.inbox.claim(
      { ...key, threadTs: null, userId: ada.id, text, source: 'mention' },
      fourMinutesAgo,
    );
  }
  await store.close();
  playground.faults.failNext('conversations.replies', { type: 'timeout' });
  await start();
  const answered = (ts: string) => fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: ts }).length;
  await ada.sees(() => (open.filter((ts) => answered(ts) === 1).length === 11 ? true : undefined));
  expect(said(await ada.asks('@Guidepost how do we version datasets?'))).toContain('Version');
});

it('two bot processes on one PostgreSQL answer a message once', async () => {
  const { ada, playground, bot, place } = await startJourney({ database: testDatabase('postgres') });
  const other = await startBot(playground, { place, port: 0 });
  const answer = await ada.asks('@Guidepost how do we version datasets?');
  const ts = answer.threadTs ?? '';
  await playground.faults.redeliver(PLATFORM, ts, 10);
  await bot.stop();
  await other.stop();
  expect(fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: ts })).toHaveLength(1);
});

it('A stop does not wait until Slack, which hangs, has refused every try at what was left open', async () => {
  const database = testDatabase('postgres');
  const { ada, playground, bot, place, start } = await startJourney({ database });
  await bot.stop();
  const text = '<@U0PLAYGROUND> how do we get clean training data?';
  const open = await Promise.all([1, 2, 3].map(() => ada.says('How do we get clean data?')));
  const store = await database.open(place);
  const fourMinutesAgo = new Date(Date.now() - 4 * 60_000);
  for (const ts of open) {
    const key = { team: 'T0NORTHWIND', channel: PLATFORM, ts };
    await store.inbox.claim(
      { ...key, threadTs: null, userId: ada.id, text, source: 'mention' },
      fourMinutesAgo,
    );
  }
  playground.faults.failNext('chat.postMessage', { type: 'timeout' }, 50);
  const next = await start();
  await expect.poll(() => playground.faults.counts(), { timeout: 30_000 }).toEqual({ timeout: 3 });
  await next.stop();
  // The first try of each is still under way; the next process takes them up.
  expect(playground.faults.counts()).toEqual({ timeout: 3 });
  expect(await store.db.selectFrom('inbox').select('state').execute()).toEqual(
    open.map(() => ({ state: 'received' })),
  );
});
