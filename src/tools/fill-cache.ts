import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { BUILT_IN_KNOWLEDGE, openCatalog } from '../catalog/catalog.ts';
import { openStore } from '../store/open.ts';

// Does the work that a first start does and later starts reuse: compiles the code, indexes the built-in cards, and creates an
// empty database to copy. This takes about eight seconds, and saves the first start as much.

const log = pino({ level: 'silent' });
await import('../app.ts');
// A production install does not have the local Slack.
await import('../playground/playground.ts').catch(() => {});
await openCatalog({ directory: BUILT_IN_KNOWLEDGE, log, watching: false });
const dataDir = await mkdtemp(join(tmpdir(), 'guidepost-'));
try {
  const store = await openStore({ dataDir, log });
  await store.close();
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
