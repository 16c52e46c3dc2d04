import { chmodSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import type { DatabaseKind } from './databases.ts';
import { startPostgres } from './postgres-server.ts';
import { makeScratchFolder } from './scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The databases that tests of each database run on. */
    databases: DatabaseKind[];
    /** The address of this run's PostgreSQL, as its superuser. */
    postgresUrl: string;
    /** A folder for this run, removed at its end. */
    scratchDir: string;
    /** What fuzzing begins with, and for how many ms of this process's time each property is tried; 0 for a short run. */
    fuzz: { seed: number; forMs: number };
    /** What chaos begins with, how often bots are killed on each database, and how many nudges fall due meanwhile. */
    chaos: { seed: number; kills: number; nudges: number };
  }
}

/** One PostgreSQL for the whole run; each test makes its own database in it (see databases.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const scratchDir = makeScratchFolder('guidepost-tests-');
  // Tests that run as root become an ordinary user for a moment, who must be able to enter.
  chmodSync(scratchDir, 0o711);
  project.provide('postgresUrl', server.url);
  project.provide('scratchDir', scratchDir);
  return async () => {
    await server.remove();
    rmSync(scratchDir, { recursive: true, force: true });
  };
}
