import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type LocalSlackServer, startLocalSlack } from '@guidepost/local-slack';
import { expect, it, onTestFinished } from 'vitest';
import { seededRandom } from '../../src/tools/search-bench/synthetic-cards.ts';
import { ADA, MANIFEST, PLATFORM } from '../journeys/journey.ts';
import { type DatabaseKind, testDatabase } from '../support/databases.ts';
import { freePort } from '../support/postgres-server.ts';
import { fewCards, startBot } from './started-bot.ts';

// `npm run test:chaos` is a short run; longer by hand: CHAOS_SEED=7 npm run chaos

const SEED = Number(process.env.CHAOS_SEED ?? 1);
const MESSAGES = Number(process.env.CHAOS_MESSAGES ?? 120);
/** How many messages come at once before a bot is killed. */
const BURST = 30;
/** A bot is killed as soon as it acknowledged some message of a burst, or up to this many ms after the last one. */
const LONGEST_LIFE_MS = 300;
/** Only one bot is alive at a time, so what was tried this long ago, in ms, was left behind by one that was killed. */
const RECOVER_AFTER_MS = 5000;
/** How often a bot looks for what was left unanswered before a message counts as lost. */
const RUNS = 300;

it('Whenever a bot is killed, every message that it acknowledged is answered, once', async () => {
  const outcomes = await Promise.all([bursts('postgres'), bursts('pglite')]);
  for (const { counts, wrong } of outcomes) {
    console.log(`chaos: ${JSON.stringify(counts)}`);
    expect(wrong).toEqual({ lost: [], twice: [] });
    expect(counts.acknowledged).toBeGreaterThan(MESSAGES / 4);
  }
}, 1_200_000);

async function bursts(kind: DatabaseKind) {
  const random = seededRandom(SEED);
  const start = Date.now();
  const port = await freePort();
  const place = await testDatabase(kind).place();
  const slack = await silentSlack();
  const { signingSecret } = slack;
  const own = {
    receives: { signingSecret, port },
    recoverAfterMs: RECOVER_AFTER_MS,
    knowledgeDir: await fewCards(),
  };
  const messages: string[] = [];
  let acknowledged = 0;
  while (messages.length < MESSAGES) {
    const bot = await startBot(place, slack, own);
    const burst = await Promise.all(
      Array.from({ length: BURST }, (_, i) => write(slack, messages.length + i)),
    );
    // Right after the last acknowledgment that it gives, or a little later.
    const killAfter = random() < 0.7 ? 1 + Math.floor(random() * BURST) : BURST;
    const moreMs = killAfter === BURST ? random() * LONGEST_LIFE_MS : 0;
    const killed = Promise.withResolvers<void>();
    let given = 0;
    const answers = burst.map(async (message) => {
      const acked = await deliver(slack, port, message);
      given += acked ? 1 : 0;
      if (acked && given === killAfter) {
        if (moreMs > 0) await delay(moreMs);
        killed.resolve(bot.kill());
      }
      return acked;
    });
    await killed.promise;
    const acks = await Promise.all(answers);
    acknowledged += acks.filter(Boolean).length;

    const next = await startBot(place, slack, own);
    // Slack delivers again what was not acknowledged, and only that.
    await Promise.all(burst.filter((_, i) => !acks[i]).map((message) => deliver(slack, port, message)));
    const open = () => {
      const answers = answersOf(slack);
      return burst.some(({ ts }) => !answers.has(ts));
    };
    for (let run = 0; run < RUNS && open(); run += 1) await next.ran(1);
    await next.stop();
    messages.push(...burst.map(({ ts }) => ts));
  }
  const answers = answersOf(slack);
  return {
    counts: {
      seed: SEED,
      database: kind,
      messages: messages.length,
      kills: messages.length / BURST,
      acknowledged,
      seconds: Math.round((Date.now() - start) / 1000),
    },
    wrong: {
      lost: messages.filter((ts) => !answers.has(ts)),
      twice: messages.filter((ts) => (answers.get(ts) ?? 0) > 1),
    },
  };
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

interface Written {
  ts: string;
  text: string;
}

async function write(slack: LocalSlackServer, number: number): Promise<Written> {
  const text = `@Guidepost how do we take the first step, take ${number}?`;
  const sent = await slack.act(ADA, { do: 'send', channel: PLATFORM, text });
  if (!sent.ok) throw new Error(`The message was refused: ${sent.message}`);
  return { ts: sent.ts ?? '', text };
}

/** How many answers each message has. */
function answersOf(slack: LocalSlackServer): Map<string, number> {
  const { messages, botUserId } = slack.state(ADA);
  const answers = new Map<string, number>();
  for (const { userId, threadTs } of messages)
    if (userId === botUserId && threadTs) answers.set(threadTs, (answers.get(threadTs) ?? 0) + 1);
  return answers;
}

/** Delivers a mention as Slack does, as two events. @returns whether the bot acknowledged it */
async function deliver(
  { signingSecret }: LocalSlackServer,
  port: number,
  message: Written,
): Promise<boolean> {
  const { ts, text } = message;
  const team = 'T0NORTHWIND';
  const said = text.replace('@Guidepost', '<@U0PLAYGROUND>');
  const event = { channel: PLATFORM, channel_type: 'channel', user: ADA, team, ts, event_ts: ts, text: said };
  const post = async (type: string): Promise<boolean> => {
    const body = JSON.stringify({ type: 'event_callback', team_id: team, event: { type, ...event } });
    const at = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
    try {
      const { ok } = await fetch(`http://127.0.0.1:${port}/slack/events`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-slack-request-timestamp': at,
          'x-slack-signature': `v0=${signature}`,
        },
      });
      return ok;
    } catch {
      return false;
    }
  };
  const [mention] = await Promise.all([post('app_mention'), post('message')]);
  return mention === true;
}
