import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type LocalSlackServer, startLocalSlack } from '@guidepost/local-slack';
import { expect, inject, it, onTestFinished } from 'vitest';
import { seededRandom } from '../../src/tools/search-bench/synthetic-cards.ts';
import { ADA, MANIFEST, PLATFORM } from '../journeys/journey.ts';
import { type DatabaseKind, testDatabase } from '../support/databases.ts';
import { freePort } from '../support/postgres-server.ts';
import { type Bot, fewCards, startBot } from './started-bot.ts';

const { seed, kills } = inject('chaos');

/** How many requests come at once before a bot is killed. */
const BURST = 12;
/** A bot is killed right after a random acknowledgment, or up to this many ms later. */
const LONGEST_LIFE_MS = 300;
/** So many bots in a row are killed before one may finish what they left: a message is not tried forever. */
const KILLS_IN_A_ROW = 3;
/** Only one bot is alive at a time, so what was tried this long ago, in ms, was left behind by one that was killed. */
const RECOVER_AFTER_MS = 5000;
/** How often a bot looks for what was left unanswered before a request counts as lost. */
const RUNS = 100;
const TEAM = 'T0NORTHWIND';

it(
  'Whenever a bot is killed, every message and command that it acknowledged is answered, once',
  async () => {
    const outcomes = await Promise.all([bursts('postgres'), bursts('pglite')]);
    for (const { counts, wrong } of outcomes) {
      console.log(`chaos: ${JSON.stringify(counts)}`);
      expect(wrong).toEqual({ lost: [], twice: [] });
      expect(counts.kills).toBe(kills);
      for (const { acknowledged, unacknowledged } of Object.values(counts.requests)) {
        expect(acknowledged).toBeGreaterThan(0);
        expect(unacknowledged).toBeGreaterThan(0);
      }
    }
  },
  300_000 + kills * 30_000,
);

const KINDS = ['mention', 'direct', 'command'] as const;

interface Request {
  kind: (typeof KINDS)[number];
  /** Of the message, or what stands for it: a command has none. */
  id: string;
  text: string;
}

/** A request that a bot got before it was killed. */
interface Sent extends Request {
  acked: boolean;
}

async function bursts(kind: DatabaseKind) {
  const start = Date.now();
  const place = await testDatabase(kind).place();
  const slack = await silentSlack();
  const responses = await countResponses();
  const port = await freePort();
  const wire = { slack, port, responseUrl: responses.url };
  const { signingSecret } = slack;
  const own = {
    receives: { signingSecret, port },
    recoverAfterMs: RECOVER_AFTER_MS,
    knowledgeDir: await fewCards(),
  };
  const next = () => startBot(place, slack, own);
  const random = seededRandom(seed);
  const sent: Sent[] = [];
  const answers = () => new Map([...answersOf(slack), ...responses.counts()]);
  const mustBeAnswered = ({ kind, acked }: Sent) => acked || kind !== 'command';
  const unanswered = () => {
    const given = answers();
    return sent
      .filter((one) => mustBeAnswered(one) && !given.has(one.id))
      .map(({ kind, id }) => `${kind} ${id}`);
  };
  let killed = 0;
  /** Slack delivers again what was not acknowledged, except for commands. */
  let again: Request[] = [];
  while (killed < kills) {
    for (let row = 0; row < KILLS_IN_A_ROW && killed < kills; row += 1) {
      const bot = await next();
      const fresh = await Promise.all(
        Array.from({ length: BURST }, (_, i) => write(slack, KINDS[i % 3] ?? 'mention', sent.length + i)),
      );
      const acks = await deliverAndKill([...again, ...fresh], bot, wire, random);
      sent.push(...fresh.map((one) => ({ ...one, acked: acks.has(one) })));
      again = [...again, ...fresh].filter((one) => one.kind !== 'command' && !acks.has(one));
      killed += 1;
    }
    const last = await next();
    await Promise.all(again.map((one) => deliver(one, wire)));
    again = [];
    for (let run = 0; run < RUNS && unanswered().length > 0; run += 1) await last.ran(1);
    await last.stop();
    if (unanswered().length > 0) break;
  }
  const given = answers();
  const count = (kind: Request['kind'], acked: boolean) =>
    sent.filter((one) => one.kind === kind && one.acked === acked).length;
  return {
    counts: {
      seed,
      database: kind,
      kills: killed,
      requests: Object.fromEntries(
        KINDS.map((one) => [one, { acknowledged: count(one, true), unacknowledged: count(one, false) }]),
      ),
      seconds: Math.round((Date.now() - start) / 1000),
    },
    wrong: {
      lost: unanswered(),
      twice: sent.filter(({ id }) => (given.get(id) ?? 0) > 1).map(({ id }) => id),
    },
  };
}

interface Wire {
  slack: LocalSlackServer;
  port: number;
  responseUrl: string;
}

/** Delivers some requests at once, and kills the bot at a random moment after an acknowledgment. @returns what was acknowledged */
async function deliverAndKill(
  requests: readonly Request[],
  bot: Bot,
  wire: Wire,
  random: () => number,
): Promise<Set<Request>> {
  const killAfter = 1 + Math.floor(random() * requests.length);
  const moreMs = random() < 0.5 ? 0 : random() * LONGEST_LIFE_MS;
  const acked = new Set<Request>();
  await Promise.all(
    requests.map(async (request) => {
      if (!(await deliver(request, wire))) return;
      acked.add(request);
      if (acked.size !== killAfter) return;
      if (moreMs > 0) await delay(moreMs);
      await bot.kill();
    }),
  );
  // Where a connection broke, there are fewer acknowledgments.
  await bot.kill();
  return acked;
}

/** A Slack that answers the bot but delivers nothing to it: the test does that, to know what was acknowledged. */
async function silentSlack(): Promise<LocalSlackServer> {
  const slack = await startLocalSlack({
    port: 0,
    manifestPath: MANIFEST,
    eventsUrl: `http://127.0.0.1:${await freePort()}/nobody`,
    onWarning: () => {},
  });
  onTestFinished(() => slack.close());
  return slack;
}

/** Takes what comes to the response URLs of commands, which end in the command's id. */
async function countResponses() {
  const counts = new Map<string, number>();
  const server = createServer(async (request, response) => {
    await request.forEach(() => {}).catch(() => {});
    if (!request.complete) return;
    const id = request.url?.slice(1) ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts: (): ReadonlyMap<string, number> => counts,
  };
}

async function write(slack: LocalSlackServer, kind: Request['kind'], number: number): Promise<Request> {
  const text = `how do we take the first step, take ${number}?`;
  if (kind === 'command') return { kind, id: `command-${number}`, text };
  const [channel, said] =
    kind === 'direct' ? [slack.state(ADA).botDmChannel, text] : [PLATFORM, `@Guidepost ${text}`];
  const sent = await slack.act(ADA, { do: 'send', channel, text: said });
  if (!sent.ok) throw new Error(`The message was refused: ${sent.message}`);
  return { kind, id: sent.ts ?? '', text };
}

/** How many answers each message has. */
function answersOf(slack: LocalSlackServer): Map<string, number> {
  const { messages, botUserId } = slack.state(ADA);
  const answers = new Map<string, number>();
  for (const { userId, threadTs } of messages)
    if (userId === botUserId && threadTs) answers.set(threadTs, (answers.get(threadTs) ?? 0) + 1);
  return answers;
}

/** Delivers a request as Slack does: a mention as two events. @returns whether the bot acknowledged it */
async function deliver({ kind, id, text }: Request, wire: Wire): Promise<boolean> {
  if (kind === 'command') {
    const command = { command: '/guide', text, team_id: TEAM, user_id: ADA, channel_id: PLATFORM };
    const form = { ...command, channel_name: 'platform', response_url: `${wire.responseUrl}/${id}` };
    return post(String(new URLSearchParams(form)), 'application/x-www-form-urlencoded', wire);
  }
  const by = { user: ADA, team: TEAM, ts: id, event_ts: id };
  const send = (event: Record<string, unknown>) =>
    post(
      JSON.stringify({ type: 'event_callback', team_id: TEAM, event: { ...by, ...event } }),
      'application/json',
      wire,
    );
  if (kind === 'direct') {
    const channel = wire.slack.state(ADA).botDmChannel;
    return send({ type: 'message', channel, channel_type: 'im', text });
  }
  const said = { channel: PLATFORM, channel_type: 'channel', text: `<@U0PLAYGROUND> ${text}` };
  const [mention] = await Promise.all([
    send({ type: 'app_mention', ...said }),
    send({ type: 'message', ...said }),
  ]);
  return mention;
}

async function post(body: string, type: string, { slack, port }: Wire): Promise<boolean> {
  const at = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', slack.signingSecret).update(`v0:${at}:${body}`).digest('hex');
  try {
    const { ok } = await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': at,
        'x-slack-signature': `v0=${signature}`,
      },
    });
    return ok;
  } catch {
    return false;
  }
}
