// `npm ci` runs this at its end, with the machine's own Node, so that the first start finds what others find: see
// tools/fill-cache.ts. An install must not fail because of it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
spawnSync(process.execPath, [here('run.mjs'), here('tools/fill-cache.ts')], { stdio: 'ignore' });
