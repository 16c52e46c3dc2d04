import { expect, it } from 'vitest';
import { blankPostgres, eachDatabase, testDatabase } from '../support/databases.ts';
import { startClaiming } from './claiming-process.ts';

const FOREVER = 1_000_000;
const message = {
  team: 'T1',
  channel: 'C1',
  threadTs: null,
  userId: 'U1',
  text: 'hello',
  source: 'mention',
} as const;

eachDatabase('A bot that is killed', (database) => {
  it('has lost nothing that it had acknowledged, and starts again at once', async () => {
    const place = await database.place();
    const killed = startClaiming(place, FOREVER);
    await killed.said(60);
    await killed.kill();
    const acknowledged = killed.lines
      .filter((line) => line.endsWith(' claimed'))
      .map((line) => line.split(' ')[0]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(59);

    const store = await database.open(place);
    const kept = await store.db.selectFrom('inbox').select('ts').execute();
    expect(kept.map((row) => row.ts)).toEqual(expect.arrayContaining(acknowledged));
  });
});

it('A second bot is kept out of a data folder, is told which process has it, and gets it when that one is killed', async () => {
  const place = await testDatabase('pglite').place();
  const first = startClaiming(place, FOREVER);
  await first.said(1);
  expect(first.lines[0]).toBe('open');

  const second = startClaiming(place, 1);
  await second.ended();
  expect(second.lines).toEqual([
    expect.stringMatching(
      new RegExp(
        `^failed The data folder ${place.dataDir} is in use by process ${first.pid} .*stop.*DATA_DIR`,
      ),
    ),
  ]);

  await first.kill();
  const third = startClaiming(place, 1);
  await third.ended();
  expect(third.lines).toEqual(['open', '1 seen']);
});

it('Bots on one PostgreSQL share the messages: each message is claimed by exactly one', async () => {
  const place = await testDatabase('postgres').place();
  const bots = [startClaiming(place, 200), startClaiming(place, 200), startClaiming(place, 200)];
  await Promise.all(bots.map((bot) => bot.ended()));
  const lines = bots.flatMap((bot) => bot.lines);
  expect(lines.filter((line) => line === 'open')).toHaveLength(3);
  const claimed = lines.filter((line) => line.endsWith(' claimed')).map((line) => line.split(' ')[0]);
  expect(claimed).toHaveLength(200);
  expect(new Set(claimed).size).toBe(200);
});

it('Bots that start at the same time on an empty PostgreSQL all come up', async () => {
  const place = await blankPostgres();
  const processes = [startClaiming(place, 1), startClaiming(place, 1)];
  const here = testDatabase('postgres');
  const stores = await Promise.all([here.open(place), here.open(place), here.open(place)]);
  await Promise.all(processes.map((each) => each.ended()));
  const [store] = stores;
  expect(await store?.inbox.claim({ ...message, ts: '1' }, new Date())).toBe('seen');
  const said = processes.flatMap((each) => each.lines).sort();
  expect(said).toEqual(['1 claimed', '1 seen', 'open', 'open']);
});
