/**
 * A process of its own that opens a store and claims the messages 1, 2, 3 …, saying each outcome on a line of
 * its own as soon as the store has acknowledged it.
 * Arguments: data folder, address of a PostgreSQL database or '-', how many to claim.
 */
import { writeSync } from 'node:fs';
import { pino } from 'pino';
import { openStore } from '../../src/store/open.ts';

const [dataDir = '', databaseUrl = '-', count = '0'] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
const log = pino({ level: 'silent' });

try {
  const store = await openStore({ dataDir, databaseUrl: databaseUrl === '-' ? undefined : databaseUrl, log });
  say('open');
  for (let i = 1; i <= Number(count); i++) {
    const message = { team: 'T1', channel: 'C1', ts: String(i), threadTs: null, userId: 'U1', text: 'hello' };
    say(`${i} ${await store.inbox.claim({ ...message, source: 'mention' }, new Date(0))}`);
  }
  await store.close();
} catch (error) {
  say(`failed ${error instanceof Error ? error.message : error}`);
}
