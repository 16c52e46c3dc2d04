import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { writeFiles } from './write-files.ts';

/** What each npm script starts its program with. */
export const RUN = fileURLToPath(new URL('../../src/run.mjs', import.meta.url));
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface StartedProcess {
  child: ChildProcess;
  /** Everything it has printed so far, on both streams. */
  output(): string;
  /** Resolves with what it has printed as soon as that matches; rejects if the process ends first. */
  prints(pattern: RegExp): Promise<string>;
  /** Its exit code, or the signal that ended it, and everything it printed. */
  ends(): Promise<{ code: number | string | null; output: string }>;
}

/** Starts the bot as `npm start` does, with these settings and no others; killed when the test is over. */
export function startMain(settings: Record<string, string>, cwd: string): StartedProcess {
  return startProcess(process.execPath, [RUN, MAIN], settings, cwd);
}

/** Starts a program of src/tools/ as its npm script does, with these settings and no others. */
export function startTool(
  name: string,
  args: readonly string[],
  settings: Record<string, string>,
  cwd: string,
): StartedProcess {
  const script = fileURLToPath(new URL(`../../src/tools/${name}.ts`, import.meta.url));
  return startProcess(process.execPath, [RUN, script, ...args], settings, cwd);
}

/** Starts the bot with npm itself, in a folder that gets a package of its own. */
export async function startWithNpm(settings: Record<string, string>, cwd: string): Promise<StartedProcess> {
  const start = `node ${JSON.stringify(RUN)} ${JSON.stringify(MAIN)}`;
  await writeFiles(cwd, { 'package.json': JSON.stringify({ name: 'started', scripts: { start } }) });
  return startProcess('npm', ['start'], { ...settings, npm_config_update_notifier: 'false' }, cwd);
}

function startProcess(
  command: string,
  args: string[],
  settings: Record<string, string>,
  cwd: string,
): StartedProcess {
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that nothing outlives the test.
    detached: true,
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const closed = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string | null);
  onTestFinished(async () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended, and everything that it started.
    }
    await closed;
  });
  return {
    child,
    output: () => output,
    prints: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!pattern.test(output)) return;
          listeners.delete(look);
          resolve(output);
        };
        listeners.add(look);
        closed.then((code) =>
          reject(new Error(`it ended with ${code} before it printed ${pattern}:\n${output}`)),
        );
        look();
      }),
    async ends() {
      return { code: await closed, output };
    },
  };
}
