import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { JOBS_SCHEMA, type NudgeWork, startNudgeJobs } from '../../src/nudges/jobs.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase, silent, testDatabase } from '../support/databases.ts';

/** Work that says what it is called for, and has more to send for so many times. */
function recordedWork({ more = 0 } = {}) {
  const done: string[] = [];
  const sent = Promise.withResolvers<void>();
  let left = more;
  const work: NudgeWork = {
    async plan() {
      done.push('plan');
    },
    isMuchToSend: async () => false,
    async send() {
      done.push('send');
      left -= 1;
      if (left < 0) sent.resolve();
      return left >= 0;
    },
  };
  return { work, done, allSent: sent.promise };
}

function startOn(store: Store, work: NudgeWork) {
  const jobs = startNudgeJobs(store.engine, work, silent);
  onTestFinished(() => jobs.stop());
  return jobs;
}

eachDatabase('The nudge jobs', (database) => {
  it('plan and send at once when they start, send until nothing is left, and do so each minute from then on', async () => {
    const store = await database.open(await database.place());
    const { work, done, allSent } = recordedWork({ more: 2 });
    const jobs = startOn(store, work);
    await allSent;
    expect(done).toEqual(['plan', 'send', 'send', 'send']);
    await jobs.stop();
    // pg-boss's own table, which the store does not know.
    const schedule = sql<{
      name: string;
      cron: string;
    }>`select name, cron from ${sql.table(`${JOBS_SCHEMA}.schedule`)}`;
    const { rows } = await schedule.execute(store.db);
    expect(rows).toEqual([{ name: 'plan-nudges', cron: '* * * * *' }]);
  });
});

it('Two processes on one PostgreSQL have one schedule, and the second joins in when there is much to send', async () => {
  const database = testDatabase('postgres');
  const place = await database.place();
  const [one, other] = [await database.open(place), await database.open(place)];
  const sending = Promise.withResolvers<void>();
  const joined = Promise.withResolvers<void>();
  let helpers = 0;
  const work: NudgeWork = {
    plan: async () => {},
    isMuchToSend: async () => helpers < 2,
    async send() {
      helpers += 1;
      if (helpers === 2) joined.resolve();
      // The first one is busy until the second one has come.
      await joined.promise;
      sending.resolve();
      return false;
    },
  };
  startOn(one, work);
  startOn(other, work);
  await sending.promise;
  expect(helpers).toBe(2);
});

it('A database that is away when they start only delays them: the bot goes on', async () => {
  const jobs = startNudgeJobs(
    { type: 'postgres', databaseUrl: 'postgres://nobody@127.0.0.1:9/none' },
    recordedWork().work,
    silent,
  );
  await jobs.stop();
});
