import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { eachDatabase, testDatabase } from '../support/databases.ts';

const MINUTE = 60_000;
/** A turn a minute: however long a statement takes, the minutes are right. */
const limits = { everyMs: MINUTE, longestMs: 10 * MINUTE, mostHeldMs: 60 * MINUTE };
const inMinutes = ({ type, waitMs }: { type: string; waitMs: number }) => [type, Math.round(waitMs / MINUTE)];

eachDatabase('The budget of a workspace', (database) => {
  it('gives one turn after the other, each to one process, and none that is too far away', async () => {
    const { budgets } = await database.open();
    const turns = [];
    for (let turn = 0; turn < 13; turn += 1) turns.push(inMinutes(await budgets.takeTurn('T1', limits)));
    const free = Array.from({ length: 11 }, (_, minute) => ['free', minute]);
    expect(turns).toEqual([...free, ['none', 11], ['none', 11]]);
    expect(inMinutes(await budgets.takeTurn('T2', limits))).toEqual(['free', 0]);
  });

  it('begins anew after a clock that was wrong', async () => {
    const { budgets, db } = await database.open();
    await budgets.takeTurn('T1', limits);
    await sql`update guidepost.send_budgets set next_at = clock_timestamp() + interval '30 days'`.execute(db);
    const anew = await budgets.takeTurn('T1', limits);
    expect(inMinutes(anew)).toEqual(['free', 0]);
    expect(Math.round((anew.forgotMs ?? 0) / MINUTE)).toBe(30 * 24 * 60);
    expect(inMinutes(await budgets.takeTurn('T1', limits))).toEqual(['free', 1]);
  });

  it('gives none for as long as Slack asks to wait', async () => {
    const { budgets } = await database.open();
    await budgets.hold('T1', 30 * MINUTE);
    await budgets.hold('T1', 5 * MINUTE);
    expect(inMinutes(await budgets.takeTurn('T1', limits))).toEqual(['none', 30]);
    expect(inMinutes(await budgets.takeTurn('T1', { ...limits, longestMs: 60 * MINUTE }))).toEqual([
      'free',
      30,
    ]);
  });
});

it('The budget of a workspace is one for several processes on one PostgreSQL', async () => {
  const database = testDatabase('postgres');
  const place = await database.place();
  const stores = [await database.open(place), await database.open(place), await database.open(place)];
  const far = { ...limits, longestMs: 1000 * MINUTE };
  const all = stores.flatMap(({ budgets }) => Array.from({ length: 10 }, () => budgets.takeTurn('T1', far)));
  const minutes = (await Promise.all(all)).map((turn) => Math.round(turn.waitMs / MINUTE));
  expect(minutes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, minute) => minute));
});
