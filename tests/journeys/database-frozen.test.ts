import pg from 'pg';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { type Freezable, freezable } from '../support/freezable.ts';
import { type JourneyOptions, PLATFORM, said, startJourney } from './journey.ts';

/** Waiting out one query's own limit takes twelve seconds, in ms; whoever is told of the outage does not. */
const WAITS_IT_OUT_MS = 8000;

async function startFreezable(options: JourneyOptions = {}) {
  const real = testDatabase('postgres');
  const { dataDir, databaseUrl = '' } = await real.place();
  const database: Freezable = await freezable(databaseUrl);
  const place = { dataDir, databaseUrl: database.databaseUrl };
  const journey = await startJourney({ ...options, database: { ...real, place: async () => place } });
  const client = new pg.Client({ connectionString: databaseUrl });
  const stored = async (table: string) => {
    const { rows } = await client.query(`select count(*)::integer as count from guidepost.${table}`);
    return Number(rows[0].count);
  };
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.end());
  return { ...journey, database, stored };
}

it('while the database is frozen, people get their answers within seconds, and nothing is lost once it is back', async () => {
  const { ada, marco, database, stored } = await startFreezable();
  // Connections that will hang.
  const questions = ['nudges', 'data quality', 'model drift', 'privacy', 'technical debt', 'versioning'];
  await Promise.all(
    questions.map((text) => ada.act({ do: 'command', channel: ada.dm(), command: '/guide', text })),
  );
  await ada.asks('what is a feature store?', ada.dm());

  database.freeze();
  const since = performance.now();
  const answers = await Promise.all([
    marco.asks('@Guidepost how do we roll back a bad model?'),
    ada.asks('how do we version datasets?', ada.dm()),
    marco.command('model drift', marco.dm()),
  ]);
  expect(performance.now() - since).toBeLessThan(WAITS_IT_OUT_MS);
  expect(answers.map(said).filter((text) => text === '')).toEqual([]);
  const again = performance.now();
  await marco.asks('@Guidepost how do we watch a model?');
  expect(performance.now() - again).toBeLessThan(WAITS_IT_OUT_MS / 2);

  database.thaw();
  const before = await stored('inbox');
  await expect
    .poll(
      async () => {
        await ada.asks('how do we version models?', ada.dm());
        return stored('inbox');
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(before);
});

it('a database that answers slowly is not taken for one that is away', async () => {
  const { ada, database, stored } = await startFreezable();
  const other = new pg.Client({ connectionString: database.databaseUrl });
  await other.connect();
  onTestFinished(() => other.end());
  await other.query('begin');
  await other.query('lock table guidepost.inbox in access exclusive mode');
  const asked = ada.asks('how do we version datasets?', ada.dm());
  // Long enough to find out that the database does not answer, if it did not.
  await other.query('select pg_sleep(2)');
  await other.query('rollback');
  await asked;
  await expect.poll(() => stored('inbox'), { timeout: 10_000 }).toBe(1);
});

it('what was answered while the database hung is not answered again once it goes on and stores it after all', async () => {
  const { ada, bot, database, stored } = await startFreezable();
  await ada.asks('what is a feature store?', ada.dm());
  const before = await stored('inbox');
  const told = () => ada.state().messages.filter((one) => one.ephemeral).length;
  const frozen = database.freezeAt(/insert into "guidepost"\."inbox"/);
  await ada.says('@Guidepost privacy');
  await frozen;
  await ada.sees(() => told() === 1 || undefined);

  database.thaw();
  await expect.poll(() => stored('inbox'), { timeout: 20_000 }).toBe(before + 1);
  const open = () => stored("inbox where state = 'received'");
  await expect
    .poll(
      async () => {
        await bot.recover(0).catch(() => {});
        return open();
      },
      { timeout: 20_000 },
    )
    .toBe(0);
  expect(told()).toBe(1);
});

it('while the database is frozen, people who talk to each other hear nothing from the bot, and whoever talks to it does', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) });
  const { ada, marco, database } = await startFreezable({ log });
  await ada.presses('Share in this channel', await ada.command('card practices/phased-adoption', PLATFORM));
  const root = await marco.sees(({ messages, botUserId }) =>
    messages.find((one) => one.channel === PLATFORM && one.userId === botUserId && !one.ephemeral),
  );
  const theirs = await marco.says('who is on the retro list this week?', PLATFORM);
  database.freeze();
  const since = await ada.says('please don’t mention me', PLATFORM, theirs);
  await ada.says('stop tagging me', PLATFORM, theirs);
  await ada.says('stop tagging me', PLATFORM, root.ts);
  const told = await ada.hears(since, { channel: PLATFORM, threadTs: root.ts });
  expect(told.text).toContain('Something went wrong on my side');
  database.thaw();
  const { messages, botUserId } = ada.state();
  expect(messages.filter((one) => one.threadTs === theirs && one.userId === botUserId)).toEqual([]);
  expect(lines.filter((line) => line.includes('request.failed'))).toHaveLength(1);
});
