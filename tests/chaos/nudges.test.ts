import { setTimeout as delay } from 'node:timers/promises';
import { type LocalSlackServer, startLocalSlack } from '@guidepost/local-slack';
import { expect, inject, it, onTestFinished } from 'vitest';
import type { NewSubscription } from '../../src/nudges/subscription.ts';
import { seededRandom } from '../../src/tools/search-bench/synthetic-cards.ts';
import { ADA, fromBot, MANIFEST } from '../journeys/journey.ts';
import { adas, platforms } from '../journeys/nudge-journey.ts';
import { LONG_BEFORE } from '../store/a-subscription.ts';
import { type DatabaseKind, type Place, testDatabase } from '../support/databases.ts';
import { BEGINS, fastClock } from './fast-clock.ts';
import { type Bot, fewCards, startBot } from './started-bot.ts';

const { seed: SEED, kills: KILLS, nudges: NUDGES } = inject('chaos');
const LONGEST_LIFE_MS = 2500;
/**
 * How often the last bots look for what is due before the test checks whether anything is left, and how many times it
 * checks.
 */
const RUNS_A_ROUND = 10;
const ROUNDS = 60;

/** This share of all posts, questions and look-ups goes wrong, in one of these ways. */
const FAILING = 0.3;
const WAYS = [
  { type: 'ratelimited', retryAfterSeconds: 1 },
  { type: 'server_error' },
  { type: 'server_error', done: true },
  { type: 'timeout' },
  { type: 'timeout', done: true },
  { type: 'dropped' },
  { type: 'answer_lost' },
  { type: 'web_page' },
] as const;
const METHODS = ['chat.postMessage', 'conversations.history', 'conversations.open', 'dnd.teamInfo'];

it(
  'Whatever is killed and whatever Slack answers, no nudge is lost and none comes twice',
  async () => {
    const outcomes = await Promise.all([
      chaos({ kind: 'postgres', processes: 2, count: NUDGES }),
      chaos({ kind: 'pglite', processes: 1, count: Math.round(NUDGES / 2) }),
    ]);
    for (const { counts, wrong } of outcomes) {
      console.log(`chaos: ${JSON.stringify(counts)}`);
      expect(wrong).toEqual({ notSent: [], lost: [], twice: [], otherMessage: [] });
      expect(counts.sent).toBe(counts.nudges);
    }
  },
  1_200_000 + KILLS * 10_000,
);

async function chaos({ kind, processes, count }: { kind: DatabaseKind; processes: number; count: number }) {
  const random = seededRandom(SEED);
  const start = Date.now();
  const database = testDatabase(kind);
  const place = await database.place();
  const playground = await startCrowd(count, fastClock(start));
  const wanted = await subscribe(count, place, kind);
  playground.faults.failAtRandom({ seed: SEED, rate: FAILING, methods: METHODS, faults: WAYS });
  const knowledgeDir = await fewCards();
  const { appToken } = playground;
  const next = () => startBot(place, playground, { receives: { appToken }, clockStart: start, knowledgeDir });
  const each = Array.from({ length: processes });
  const kills = await Promise.all(each.map(() => keepKilling(next, random, Math.ceil(KILLS / 2))));
  // Then the bots are left alone, and after a while Slack works again, until everything is dealt with.
  for (let round = 0, open = true; open && round < ROUNDS; round += 1) {
    const bots = await Promise.all(each.map(next));
    await Promise.all(bots.map((bot) => bot.ran(RUNS_A_ROUND)));
    await Promise.all(bots.map((bot) => bot.stop()));
    playground.faults.clear();
    open = await isOpen(place, kind);
  }

  const store = await database.open(place);
  const ledger = await store.db.selectFrom('deliveries').selectAll().execute();
  const arrived = wanted.map((where) => ({ where, messages: messagesIn(playground, where) }));
  const noted = new Set(ledger.map(({ messageTs }) => messageTs));
  return {
    counts: {
      seed: SEED,
      database: kind,
      processes,
      nudges: count,
      kills: kills.reduce((sum, killed) => sum + killed, 0),
      tries: ledger.reduce((sum, { attempts }) => sum + attempts, 0),
      faults: playground.faults.counts(),
      sent: ledger.filter(({ state }) => state === 'sent').length,
      messages: arrived.reduce((sum, { messages }) => sum + messages.length, 0),
      seconds: Math.round((Date.now() - start) / 1000),
    },
    wrong: {
      notSent: ledger.filter(({ state }) => state !== 'sent'),
      lost: arrived.filter(({ messages }) => messages.length === 0).map(({ where }) => where),
      twice: arrived.filter(({ messages }) => messages.length > 1).map(({ where }) => where),
      otherMessage: arrived
        .filter(({ messages }) => !noted.has(messages[0]?.ts ?? ''))
        .map(({ where }) => where),
    },
  };
}

/** The ids of people, and of one channel for every four people. */
function crowd(count: number): { people: string[]; channels: string[] } {
  const ids = Array.from({ length: count }, (_, index) => String(index).padStart(5, '0'));
  return {
    people: ids.filter((_, index) => index % 5 !== 4).map((id) => `U0P${id}`),
    channels: ids.filter((_, index) => index % 5 === 4).map((id) => `C0P${id}`),
  };
}

async function startCrowd(count: number, now: () => Date): Promise<LocalSlackServer> {
  const { people, channels } = crowd(count);
  const playground = await startLocalSlack({
    port: 0,
    manifestPath: MANIFEST,
    now,
    prepareWorkspace(workspace) {
      const [someone] = workspace.people;
      const [somewhere] = workspace.channels;
      if (!someone || !somewhere) throw new Error('The workspace is empty.');
      for (const id of people) workspace.people.push({ ...someone, id, name: id.toLowerCase() });
      for (const id of channels) workspace.channels.push({ ...somewhere, id, name: id.toLowerCase() });
    },
  });
  onTestFinished(() => playground.close());
  return playground;
}

/** All fall due in the first minutes. @returns where each is to arrive */
async function subscribe(count: number, place: Place, kind: DatabaseKind): Promise<string[]> {
  const store = await testDatabase(kind).open(place);
  const { people, channels } = crowd(count);
  const wanted = [...people, ...channels];
  for (const [index, where] of wanted.entries()) {
    const next = { at: new Date(BEGINS + (index % 100) * 1000), day: '2026-11-02' };
    const one: NewSubscription = where.startsWith('U')
      ? adas({ userId: where, next })
      : platforms({ channel: where, next });
    await store.subscriptions.save(one, LONG_BEFORE);
  }
  await store.close();
  return wanted;
}

function messagesIn(playground: LocalSlackServer, where: string) {
  const state = playground.state(where.startsWith('U') ? where : ADA);
  return fromBot(state, '0', { channel: where.startsWith('U') ? state.botDmChannel : where });
}

/** Whether anything is still to be planned or sent. */
async function isOpen(place: Place, kind: DatabaseKind): Promise<boolean> {
  const store = await testDatabase(kind).open(place);
  const row = await store.db
    .selectFrom('deliveries')
    .select('id')
    .where('state', 'in', ['planned', 'sending'])
    .executeTakeFirst();
  const due = await store.subscriptions.due({ now: new Date(BEGINS + 100_000), limit: 1 });
  await store.close();
  return row !== undefined || due.length > 0;
}

/** Starts a bot, kills it at a random moment, and again. @returns how often */
async function keepKilling(next: () => Promise<Bot>, random: () => number, kills: number): Promise<number> {
  for (let killed = 0; killed < kills; killed += 1) {
    const bot = await next();
    await delay(random() * LONGEST_LIFE_MS);
    await bot.kill();
  }
  return kills;
}
