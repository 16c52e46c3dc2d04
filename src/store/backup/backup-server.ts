import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Tables } from '../tables.ts';
import { packLines } from './backup-file.ts';
import { readTables } from './read-tables.ts';

/** Says where the bot that has the data folder hands out a backup, and what it wants to hear. */
export const ADDRESS_FILE = 'backup.json';

export interface BackupServerOptions {
  dataDir: string;
  db: Kysely<Tables>;
  log: Pick<Logger, 'info' | 'warn'>;
  now: () => Date;
  version: string;
}

/**
 * Lets `npm run backup` have a backup of the embedded database, which only the bot's own process can open. It listens on this
 * machine alone, and answers only who can read a file in the data folder, which is for the bot's account.
 * Where it can't listen, the bot runs without.
 * @returns what stops it
 */
export async function serveBackups(options: BackupServerOptions): Promise<() => Promise<void>> {
  const { log } = options;
  const folder = resolve(options.dataDir);
  const addressFile = join(folder, ADDRESS_FILE);
  const token = randomBytes(32).toString('hex');
  let making: Promise<void> | undefined;
  const server = createServer((request, response) => {
    // Whatever goes wrong with a request is the problem of who asked.
    request.on('error', () => {});
    if (!holdsToken(request, token)) return refuse(response, 403, 'Not allowed.');
    if (making) return refuse(response, 409, 'Another backup is being made: try again when it is done.');
    making = sendBackup(folder, options, response)
      .catch((error: unknown) => {
        log.warn({ event: 'backup.failed', err: error }, 'a backup could not be made');
        if (response.headersSent) response.destroy();
        else refuse(response, 500, `The bot could not make the backup (${reasonOf(error)}).`);
      })
      .finally(() => {
        making = undefined;
      });
  });
  try {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // The playground's host has it, too: the process need not stay alive for this.
    server.unref();
    const { port } = server.address() as AddressInfo;
    writeFileSync(addressFile, JSON.stringify({ port, token }), { mode: 0o600 });
  } catch (error) {
    log.warn({ event: 'backup.unavailable', err: error }, 'no backup can be made while the bot runs');
  }
  return async () => {
    rmSync(addressFile, { force: true });
    server.close();
    server.closeAllConnections();
    await making;
  };
}

/**
 * First into a file, then to who asked: as long as the database is read, nobody else is served by it, and whoever asked may
 * be slow.
 */
async function sendBackup(
  folder: string,
  { db, log, now, version }: BackupServerOptions,
  response: ServerResponse,
): Promise<void> {
  const file = join(folder, 'backup.unfinished');
  const since = performance.now();
  try {
    const lines = readTables(db, { version, now: now() });
    await pipeline(packLines(lines), createWriteStream(file, { mode: 0o600 }));
    const tookMs = Math.round(performance.now() - since);
    log.info({ event: 'backup.made', tookMs }, 'a backup was made');
    response.writeHead(200, { 'Content-Type': 'application/gzip' });
    await pipeline(createReadStream(file), response);
  } finally {
    rmSync(file, { force: true });
  }
}

function holdsToken({ headers }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(sentence);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code || (error instanceof Error ? error.name : 'unknown');
}
