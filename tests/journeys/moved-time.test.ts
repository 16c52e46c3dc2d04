import type { ClockTarget, Message, PageAction, PageState } from '@guidepost/local-slack/protocol';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startPlaygroundWithBot } from '../../src/playground/playground.ts';
import { LONG_BEFORE } from '../store/a-subscription.ts';
import { silent, testDatabase } from '../support/databases.ts';
import { freePort } from '../support/postgres-server.ts';
import { ADA, MARCO, said } from './journey.ts';
import { adas } from './nudge-journey.ts';

/** Friday afternoon, before the nudge of Monday, November 2. */
const friday = new Date('2026-10-30T13:00:00Z');

it('A newcomer moves the playground’s clock and sees the nudges of the days to come, each once', async () => {
  const database = testDatabase('pglite');
  const place = await database.place();
  const store = await database.open(place);
  await store.subscriptions.save(adas(), LONG_BEFORE);
  await store.close();
  const { page, restart } = await startOn(place.dataDir);

  await page.move({ at: 'local', local: '2026-11-02T09:29' });
  expect(await page.nudges()).toEqual([]);
  await page.move({ at: 'local', local: '2026-11-02T09:30' });
  const [monday] = await page.nudges();
  expect(said(monday ?? { blocks: [] })).toContain('Monday, November 2');
  await page.move({ at: 'tomorrow' });
  expect(await page.nudges()).toHaveLength(2);

  // Back, and forward again over the same days: also after a restart, which keeps the moved time.
  await page.move({ at: 'real' });
  await page.move({ at: 'local', local: '2026-11-02T09:30' });
  await page.move({ at: 'tomorrow' });
  await restart();
  expect(await page.aheadMs()).toBeGreaterThan(0);
  await page.move({ at: 'local', local: '2026-11-03T12:00' });
  expect(await page.nudges()).toHaveLength(2);
  await page.move({ at: 'tomorrow' });
  const nudges = await page.nudges();
  expect(nudges).toHaveLength(3);
  const times = nudges.map(({ ts }) => Number(ts));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

it('A move of the time sends every nudge on the way, and none of them late', async () => {
  const database = testDatabase('pglite');
  const place = await database.place();
  const store = await database.open(place);
  await store.subscriptions.save(adas(), LONG_BEFORE);
  await store.close();
  const { page } = await startOn(place.dataDir);

  await page.move({ at: 'next-due' });
  expect(await page.times()).toEqual(['2026-11-02T08:30']);
  await page.move({ at: 'local', local: '2026-11-05T18:00' });
  expect(await page.times()).toEqual([
    '2026-11-02T08:30',
    '2026-11-03T08:30',
    '2026-11-04T08:30',
    '2026-11-05T08:30',
  ]);
});

it('A person moves the time to their own next nudge, past a public holiday and other people’s nudges', async () => {
  const database = testDatabase('pglite');
  const place = await database.place();
  const store = await database.open(place);
  const christmas = { at: new Date('2026-12-25T08:30:00Z'), day: '2026-12-25' };
  await store.subscriptions.save(adas({ holidaysOf: 'SE', next: christmas }), LONG_BEFORE);
  await store.subscriptions.save(adas({ userId: MARCO, next: christmas }), LONG_BEFORE);
  await store.close();
  const { page } = await startOn(place.dataDir, new Date('2026-12-24T13:00:00Z'));
  await page.move({ at: 'next-due' });
  expect(await page.times()).toEqual(['2026-12-28T08:30']);
});

/** The playground with the bot as a newcomer starts it, and its page as their browser uses it. */
async function startOn(dataDir: string, time = friday) {
  const port = await freePort();
  const read = readConfig({ PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const { config } = read;
  const start = () => startPlaygroundWithBot({ config, log: silent, now: () => time, runsNudges: false });
  let running = await start();
  onTestFinished(() => running.stop());
  return {
    page: pageAt(`http://127.0.0.1:${port}/page`),
    restart: async () => {
      await running.stop();
      running = await start();
    },
  };
}

function pageAt(address: string) {
  const act = async (action: PageAction) => {
    const response = await fetch(`${address}/act?as=${ADA}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
    expect(await response.json()).toEqual({ ok: true });
  };
  return {
    move: (to: ClockTarget) => act({ do: 'moveClock', to }),
    aheadMs: async () => (await stateFrom(address)).clock.aheadMs,
    /** When each nudge came, in UTC. */
    async times(): Promise<string[]> {
      const nudges = await this.nudges();
      return nudges.map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(0, 16));
    },
    async nudges(): Promise<Message[]> {
      const { messages, botDmChannel, botUserId } = await stateFrom(address);
      return messages.filter(({ channel, userId }) => channel === botDmChannel && userId === botUserId);
    },
  };
}

/** The first state that the page is sent. */
async function stateFrom(address: string): Promise<PageState> {
  const response = await fetch(`${address}/events?as=${ADA}`);
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const data = /^data: (.*)\n/m.exec(text)?.[1];
    if (data !== undefined) return JSON.parse(data) as PageState;
  }
  throw new Error('The page was sent no state.');
}
