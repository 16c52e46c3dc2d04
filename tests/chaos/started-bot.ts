import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LocalSlackServer } from '@guidepost/local-slack';
import { onTestFinished } from 'vitest';
import type { Place } from '../support/databases.ts';
import { TWO_CARDS } from '../support/previewed-cards.ts';
import { writeFiles } from '../support/write-files.ts';
import type { BotArguments } from './bot-process.ts';

const SCRIPT = fileURLToPath(new URL('bot-process.ts', import.meta.url));

/** A bot in its own process. */
export interface Bot {
  /** Resolves when it has looked for what is due so many more times. */
  ran(times: number): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A folder with two cards: a bot that starts often should not have to read many. */
export async function fewCards(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-chaos-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await writeFiles(folder, TWO_CARDS);
  return folder;
}

/** Starts a bot; resolves when it is up. */
export async function startBot(
  { dataDir, databaseUrl }: Place,
  playground: LocalSlackServer,
  own: Pick<BotArguments, 'receives' | 'clockStart' | 'recoverAfterMs' | 'knowledgeDir'>,
): Promise<Bot> {
  const { botToken, apiUrl: slackApiUrl } = playground;
  const given: BotArguments = {
    dataDir,
    ...(databaseUrl && { databaseUrl }),
    slackApiUrl,
    botToken,
    ...own,
  };
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stdout });
  onTestFinished(() => end(child, 'SIGKILL', closed));
  const line = () => Promise.race([once(lines, 'line'), closed.then(([code]) => failed(code))]);
  await line();
  return {
    async ran(times) {
      for (let i = 0; i < times; i += 1) await line();
    },
    kill: () => end(child, 'SIGKILL', closed),
    stop: () => end(child, 'SIGTERM', closed),
  };
}

function failed(code: unknown): never {
  throw new Error(`A bot ended by itself, with ${String(code)}.`);
}

async function end(
  child: ChildProcess,
  signal: 'SIGKILL' | 'SIGTERM',
  closed: Promise<unknown>,
): Promise<void> {
  child.kill(signal);
  await closed;
}
