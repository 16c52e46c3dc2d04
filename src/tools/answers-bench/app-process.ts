import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** An app that runs in a process of its own. Memory is resident memory in MB, with that of its own child processes. */
export interface AppProcess {
  port: number;
  memory(): number;
  /** The most since the last call. */
  peak(): number;
  /** Processor time so far, in seconds, without that of child processes. */
  processor(): number;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 20;
const START_MS = 120_000;
/** The unit of times in `/proc`: a hundredth of a second on every Linux of today. */
const TICKS_PER_S = 100;

/**
 * Starts a script with this Node and waits until it listens on a port. Reads memory from `/proc`, which only Linux has.
 * @throws Error if it ends before
 */
export async function startAppProcess(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<AppProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH, ...env, PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let most = 0;
  const look = () => {
    most = Math.max(most, memoryOf(child));
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const ended = once(child, 'exit').finally(() => clearInterval(timer));
  await Promise.race([
    listening(port),
    ended.then(() => {
      throw new Error(`${args.at(-1)} ended with code ${child.exitCode}.`);
    }),
  ]);
  return {
    port,
    memory: () => memoryOf(child),
    peak() {
      look();
      const peak = most;
      most = 0;
      return peak;
    },
    processor: () => processorTime(child),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function listening(port: number): Promise<void> {
  const until = performance.now() + START_MS;
  while (performance.now() < until) {
    if (await accepts(port)) return;
    await delay(LOOK_EVERY_MS);
  }
  throw new Error(`Nothing listens after ${START_MS} ms.`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

function memoryOf({ pid }: ChildProcess): number {
  if (pid === undefined) return 0;
  return [pid, ...childrenOf(pid)].reduce((sum, one) => sum + residentMb(one), 0);
}

function childrenOf(pid: number): number[] {
  const threads = orNone(() => readdirSync(`/proc/${pid}/task`));
  const children = threads.flatMap((thread) =>
    orNone(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ')),
  );
  return children.filter((child) => child !== '').map(Number);
}

function residentMb(pid: number): number {
  const [status = ''] = orNone(() => [readFileSync(`/proc/${pid}/status`, 'utf8')]);
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

function processorTime({ pid }: ChildProcess): number {
  // Behind the name, which may hold anything: user time and system time are the 14th and 15th field.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S;
}

/** A process may end while its files are read. */
function orNone<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch {
    return [];
  }
}
