// Runs a script with a new enough Node: `node src/run.mjs src/main.ts …`. The sources are TypeScript, which Node 26 runs
// as it is. The machine may have an older Node, so the right binary comes as an optional package. This script looks for
// it, instead of using `node_modules/.bin/node`, because npm 10 doesn't link a command that several packages provide.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { watchStarter } from './starter.mjs';

const NEEDED = 26;
// Keeping compiled code makes the next start half a second faster: Node needn't strip types from the sources, or compile
// them and the packages. Child processes find the setting in their environment.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
  new URL('../node_modules/.cache/guidepost/compiled', import.meta.url),
);
const [script = '', ...rest] = process.argv.slice(2);
const path = resolve(script);

// A bot runs for months beside other programs. Node lets garbage grow to several times what is in use before it collects it;
// so the bot takes a third less memory. The other limits can only be given to a new process: less room for new objects, and one
// arena of the C library for all threads. It keeps what it was given, and with an arena for each thread that was 100 MB more.
const isBot = path === fileURLToPath(new URL('main.ts', import.meta.url));
const COLLECT_SOONER = '--heap-growing-percent=20';
const SMALL_NEW_SPACE = '--max-semi-space-size=2';
const limited = { MALLOC_ARENA_MAX: '1', ...process.env };

// Whoever runs a script without npm may want it to outlive a terminal. npm itself does when that is wanted.
if (process.env.npm_lifecycle_event !== undefined || process.env.GUIDEPOST_RUN === String(process.ppid)) {
  watchStarter(() => {
    // As if it had been told to stop.
    if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143);
  });
}

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  if (isBot) becomeLimited();
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  if (isBot) setFlagsFromString(COLLECT_SOONER);
  process.argv = [process.execPath, path, ...rest];
  await import(pathToFileURL(path).href).catch(explainMissingPackage);
} else {
  const binary = packagedNode();
  if (!binary) {
    console.error(
      `Guidepost needs Node ${NEEDED}, but this is ${process.version}, and there is no packaged Node for ${process.platform} on ${process.arch}. Run "npm ci" with optional packages, or install Node ${NEEDED} or newer.`,
    );
    process.exit(1);
  }
  const flags = isBot ? [SMALL_NEW_SPACE] : [];
  const child = spawn(binary, [...flags, fileURLToPath(import.meta.url), path, ...rest], {
    stdio: 'inherit',
    env: { ...(isBot ? limited : process.env), GUIDEPOST_RUN: String(process.pid) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    // Like a shell: 128 plus the signal's number.
    process.exit(code ?? { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }[signal ?? ''] ?? 1);
  });
}

/**
 * Starts anew with the limits for new processes, in this same process: whoever started it notices nothing. Where that can't be
 * done, as on Windows, the bot takes more memory.
 */
function becomeLimited() {
  const { pid, execPath, execArgv, env } = process;
  const isLimited = env.MALLOC_ARENA_MAX !== undefined && execArgv.includes(SMALL_NEW_SPACE);
  if (isLimited || env.GUIDEPOST_LIMITED === String(pid) || !process.execve) return;
  const args = [execPath, SMALL_NEW_SPACE, ...execArgv, fileURLToPath(import.meta.url), path, ...rest];
  try {
    process.execve(execPath, args, { ...limited, GUIDEPOST_LIMITED: String(pid) });
  } catch {
    // Not permitted.
  }
}

/** What is missing after `git clone` alone, or for a tool of developers after an installation for production. */
function explainMissingPackage(error) {
  const [, name] = /^Cannot find package '([^']+)'/.exec(error.message) ?? [];
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !name) throw error;
  console.error(
    `${script} needs the package ${name.replace(/^.*node_modules[\\/]/, '')}, which is not installed. Run "npm ci"; what is only for development needs it without --omit=dev.`,
  );
  process.exit(1);
}

function packagedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const require = createRequire(import.meta.url);
  for (const name of [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]) {
    try {
      const folder = dirname(require.resolve(`${name}/package.json`));
      const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
      if (existsSync(binary)) return binary;
    } catch {
      // Not installed; try the next package.
    }
  }
  return undefined;
}
