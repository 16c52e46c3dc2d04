import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Place } from '../support/databases.ts';

export interface ClaimingProcess {
  pid: number;
  /** All it has said so far. */
  lines: string[];
  /** Resolves as soon as it has said so many lines, or has ended. */
  said(count: number): Promise<void>;
  /** Resolves when it has ended by itself. */
  ended(): Promise<void>;
  /** Ends it as a power switch would, without a chance to tidy up. */
  kill(): Promise<void>;
}

/** Starts child-claims.ts in a process of its own; killed at the latest when the test is over. */
export function startClaiming({ dataDir, databaseUrl = '-' }: Place, count: number): ClaimingProcess {
  const script = fileURLToPath(new URL('child-claims.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir, databaseUrl, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  const kill = async () => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(kill);
  return {
    pid: pidOf(child),
    lines,
    async said(many) {
      while (lines.length < many && child.exitCode === null) {
        await Promise.race([once(output, 'line'), closed]);
      }
    },
    async ended() {
      await closed;
    },
    kill,
  };
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('The process did not start.');
  return child.pid;
}
