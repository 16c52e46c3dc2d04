import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { openPlain, type Place } from '../open-plain.ts';
import type { StoreLog } from '../postgres.ts';
import { StoreError } from '../store-error.ts';
import { BackupError } from './backup-error.ts';
import { packLines } from './backup-file.ts';
import { ADDRESS_FILE } from './backup-server.ts';
import { readTables } from './read-tables.ts';

/**
 * The bytes of a backup of a database, whether a bot is using it or not.
 * @throws BackupError or StoreError
 */
export async function takeBackup(
  place: Place,
  { log, now, version }: { log: StoreLog; now: Date; version: string },
): Promise<Readable> {
  try {
    const { db, close } = await openPlain(place, log, now);
    return packLines(thenClose(readTables(db, { version, now }), close));
  } catch (error) {
    if (error instanceof StoreError && error.code === 'folder-in-use') return askBot(place.dataDir, error);
    throw error;
  }
}

async function* thenClose(lines: AsyncIterable<string>, close: () => Promise<void>): AsyncGenerator<string> {
  try {
    yield* lines;
  } finally {
    await close();
  }
}

async function askBot(dataDir: string, inUse: StoreError): Promise<Readable> {
  const answer = await callBot(dataDir).catch(() => undefined);
  if (!answer?.body) {
    throw new BackupError(
      `${inUse.message.split(',')[0]}, which does not hand out backups: if it is an older version of the bot, or stuck, ` +
        'stop it and try again.',
    );
  }
  if (!answer.ok) throw new BackupError(await answer.text());
  return Readable.fromWeb(answer.body);
}

async function callBot(dataDir: string): Promise<Response> {
  const { port, token } = JSON.parse(readFileSync(join(resolve(dataDir), ADDRESS_FILE), 'utf8'));
  return fetch(`http://127.0.0.1:${port}/`, { headers: { Authorization: `Bearer ${token}` } });
}
