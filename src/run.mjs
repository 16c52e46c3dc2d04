// Runs a script with a Node that can: `node src/run.mjs src/main.ts …`. The sources are TypeScript that Node 26 runs
// as it is; a host may have an older one, so the right binary comes as an optional package. It is found here and not
// by `node_modules/.bin/node`, which npm 10 does not link when several packages offer a command of the same name.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = 26;
// Compiled code is kept for the next start, which then takes half a second less: the sources need no stripping of
// types, and neither they nor the packages need compiling. Processes that this one starts find it in their
// environment.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
  new URL('../node_modules/.cache/guidepost/compiled', import.meta.url),
);
const [script = '', ...rest] = process.argv.slice(2);
const path = resolve(script);

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  process.argv = [process.execPath, path, ...rest];
  await import(pathToFileURL(path).href);
} else {
  const binary = packagedNode();
  if (!binary) {
    console.error(
      `Guidepost needs Node ${NEEDED}; this is ${process.version}, and no packaged one for ${process.platform} on ${process.arch} is installed. Run "npm ci" with optional packages, or install Node ${NEEDED} or newer.`,
    );
    process.exit(1);
  }
  const child = spawn(binary, [path, ...rest], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    // As a shell does it: 128 and the signal's number, which the three above are known by.
    process.exit(code ?? { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }[signal ?? ''] ?? 1);
  });
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
      // Not for this system.
    }
  }
  return undefined;
}
