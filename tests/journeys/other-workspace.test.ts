import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { eachDatabase } from '../support/databases.ts';
import { ADA, fromBot, PLATFORM, startJourney } from './journey.ts';
import { adas, platforms } from './nudge-journey.ts';

/** Monday, half past nine in Berlin. */
const NOW = new Date('2026-11-02T08:30:00Z');
const OTHER = 'T0OTHER';

eachDatabase('What belongs to another workspace in the same database', (database) => {
  it('is left alone, and the log says so at the start', async () => {
    const lines: string[] = [];
    const destination = new Writable({ write: (line, _, done) => done(void lines.push(String(line))) });
    const log = createLog({ level: 'warn', readable: false, destination });
    const { ada, bot, place, playground, start } = await startJourney({ database, now: () => NOW, log });
    expect(lines.join('')).not.toContain('database.other_workspaces');
    await bot.stop();
    const ts = await ada.says('How do we get clean training data?', PLATFORM);
    const before = await database.open(place);
    const next = { at: NOW, day: '2026-11-02' };
    await before.subscriptions.save(adas({ team: OTHER, next }), NOW);
    await before.subscriptions.save(platforms({ team: OTHER, next }), NOW);
    await before.suggestions.set({ team: OTHER, channel: 'C0ELSEWHERE' }, undefined, true, NOW);
    const asked = {
      channel: PLATFORM,
      ts,
      threadTs: null,
      userId: ADA,
      text: 'hm',
      source: 'mention',
    } as const;
    await before.inbox.claim({ team: OTHER, ...asked }, new Date(NOW.getTime() - 300_000));
    const stored = async (store = before) => ({
      subscriptions: await store.db.selectFrom('subscriptions').selectAll().orderBy('id').execute(),
      deliveries: await store.db.selectFrom('deliveries').selectAll().execute(),
      channels: await store.db.selectFrom('suggestingChannels').selectAll().execute(),
      inbox: await store.db.selectFrom('inbox').selectAll().execute(),
    });
    const wanted = await stored();
    await before.close();

    const calls = playground.calls().length;
    const again = await start();
    await again.runDueNudges();
    await again.recover(0);
    await again.stop();
    expect(await stored(await database.open(place))).toEqual(wanted);
    expect(fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: ts })).toEqual([]);
    const made = playground
      .calls()
      .slice(calls)
      .map(({ method }) => method);
    expect(new Set(made)).toEqual(new Set(['auth.test', 'apps.connections.open']));
    expect(lines.join('')).toContain(
      'SLACK_BOT_TOKEN is for the workspace T0NORTHWIND, and the database also holds what belongs to T0OTHER.',
    );
  });
});
