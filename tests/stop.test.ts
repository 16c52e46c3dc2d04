import { startLocalSlack } from '@guidepost/local-slack';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ADA, fromBot, MANIFEST, person } from './journeys/journey.ts';
import { testDatabase } from './support/databases.ts';
import { type Freezable, freezable } from './support/freezable.ts';
import { type StartedProcess, startMain } from './support/process.ts';
import { temporaryFolder } from './support/write-files.ts';

/** Whoever hangs takes longer than this, in ms; a stop on a busy machine does not. */
const HANGS_MS = 8000;

const CONNECTED = /connected to Slack over Socket Mode/;

async function aSlack() {
  const playground = await startLocalSlack({ port: 0, manifestPath: MANIFEST });
  onTestFinished(() => playground.close());
  return playground;
}

type Slack = Awaited<ReturnType<typeof aSlack>>;

async function aDatabase(): Promise<Freezable> {
  const { databaseUrl = '' } = await testDatabase('postgres').place();
  return freezable(databaseUrl);
}

async function aBot(
  slack: Slack,
  { databaseUrl, dataDir }: { databaseUrl?: string; dataDir?: string },
): Promise<StartedProcess> {
  const settings = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    OPERATIONS_PORT: 'off',
    // With what is said to Slack over the WebSocket.
    LOG_LEVEL: 'trace',
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    ...(dataDir && { DATA_DIR: dataDir }),
  };
  return startMain(settings, await temporaryFolder());
}

/** Resolves when a call to Slack has been made that gets no answer. */
async function unanswered(slack: Slack): Promise<void> {
  await expect.poll(() => slack.faults.counts().timeout, { timeout: 30_000 }).toBeGreaterThan(0);
}

/** Tells it to stop; what it ends with. */
async function stopped(bot: StartedProcess): Promise<number | string | null> {
  const since = performance.now();
  bot.child.kill('SIGTERM');
  const { code } = await bot.ends();
  expect(performance.now() - since).toBeLessThan(HANGS_MS);
  return code;
}

describe('told to stop, the bot ends within seconds', () => {
  it('while its database is frozen during the start', async () => {
    const [slack, database] = [await aSlack(), await aDatabase()];
    const frozen = database.freezeAt(/guidepost"?\."?migration/);
    const bot = await aBot(slack, database);
    await frozen;
    expect(await stopped(bot)).toBe(0);
  });

  it('while another session holds the tables during the start', async () => {
    const slack = await aSlack();
    const { databaseUrl = '' } = await testDatabase('postgres').place();
    const other = new pg.Client({ connectionString: databaseUrl });
    await other.connect();
    onTestFinished(() => other.end());
    await other.query('begin');
    await other.query('lock table guidepost.migration in access exclusive mode');
    const bot = await aBot(slack, { databaseUrl });
    await bot.prints(/PostgreSQL at 127\.0\.0\.1:\d+ has kept the start waiting for \d+ s/);
    expect(await stopped(bot)).toBe(0);
  });

  it('while its database is frozen and nothing goes on', async () => {
    const [slack, database] = [await aSlack(), await aDatabase()];
    const bot = await aBot(slack, database);
    await bot.prints(CONNECTED);
    database.freeze();
    expect(await stopped(bot)).toBe(0);
  });

  it('while it is connecting, and Slack does not answer', async () => {
    const [slack, database] = [await aSlack(), await aDatabase()];
    slack.faults.failNext('apps.connections.open', { type: 'timeout' }, 100);
    const bot = await aBot(slack, database);
    await unanswered(slack);
    expect(await stopped(bot)).toBe(0);
  });
});

describe('a question that arrives before the stop is answered once', () => {
  const question = 'how do we version datasets?';

  /** The bot's answers to a direct message, of which Slack sends one event. */
  const answers = (slack: Slack, ts: string) =>
    fromBot(slack.state(ADA), '0', { channel: slack.state(ADA).botDmChannel, threadTs: ts });

  it('by the stopped process, if Slack was told that it has arrived and the database is frozen', async () => {
    const [slack, database] = [await aSlack(), await aDatabase()];
    const ada = person(slack, ADA);
    const bot = await aBot(slack, database);
    await bot.prints(CONNECTED);
    const frozen = database.freezeAt(/insert into "guidepost"\."inbox"/);
    const ts = await ada.says(question, ada.dm());
    await frozen;
    await bot.prints(/Sending a WebSocket message/);
    expect(await stopped(bot)).toBe(0);
    expect(answers(slack, ts)).toHaveLength(1);
    database.thaw();

    const next = await aBot(slack, database);
    await next.prints(CONNECTED);
    await ada.asks('what is model drift?', ada.dm());
    expect(await stopped(next)).toBe(0);
    expect(answers(slack, ts)).toHaveLength(1);
  });

  it('by the next process, if Slack was not told', async () => {
    const [slack, database] = [await aSlack(), await aDatabase()];
    const ada = person(slack, ADA);
    const bot = await aBot(slack, database);
    await bot.prints(CONNECTED);
    const frozen = database.freezeAt(/insert into "guidepost"\."inbox"/);
    const ts = await ada.says(question, ada.dm());
    await frozen;
    expect(await stopped(bot)).toBe(0);
    expect(bot.output()).not.toContain('Sending a WebSocket message');
    expect(answers(slack, ts)).toEqual([]);
    database.restart();

    const next = await aBot(slack, database);
    await next.prints(CONNECTED);
    await ada.hears(ts, { channel: ada.dm(), threadTs: ts });
    expect(await stopped(next)).toBe(0);
    expect(answers(slack, ts)).toHaveLength(1);
  });

  it('by the next process, if the stop comes in the middle of the answer', async () => {
    const [slack, dataDir] = [await aSlack(), await temporaryFolder()];
    const ada = person(slack, ADA);
    const bot = await aBot(slack, { dataDir });
    await bot.prints(CONNECTED);
    slack.faults.failNext('chat.postMessage', { type: 'timeout' }, 100);
    const ts = await ada.says(question, ada.dm());
    await unanswered(slack);
    expect(await stopped(bot)).toBe(0);
    expect(answers(slack, ts)).toEqual([]);
    slack.faults.clear();

    const next = await aBot(slack, { dataDir });
    await next.prints(CONNECTED);
    await ada.hears(ts, { channel: ada.dm(), threadTs: ts });
    expect(await stopped(next)).toBe(0);
    expect(answers(slack, ts)).toHaveLength(1);
  });
});
