import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import type { DatabaseKind } from './tests/support/databases.ts';

/** Tests that start processes, or change the user of their own one, get a worker of their own. */
const PROCESSES = [
  'tests/start.test.ts',
  'tests/stop.test.ts',
  'tests/proxy.test.ts',
  'tests/store/pglite-folder.test.ts',
  'tests/store/processes.test.ts',
  'tests/tools/*.test.ts',
];
const DATABASE = [
  'tests/answers/learned-verdicts.test.ts',
  'tests/nudges/{delivery,subscriptions}/**/*.test.ts',
  'tests/nudges/jobs.test.ts',
  'tests/store/**/*.test.ts',
];
const JOURNEYS = ['tests/journeys/**/*.test.ts'];
const LOCAL_SLACK = ['packages/local-slack/tests/**/*.test.ts', 'tests/playground/**/*.test.ts'];
const CHAOS = ['tests/chaos/**/*.test.ts'];
const FUZZ = ['tests/fuzz/**/*.test.ts'];

const DATABASES: DatabaseKind[] = ['pglite', 'postgres'];

/**
 * `npm test` runs everything but the chaos test, which is `npm run test:chaos` (`--mode chaos`), or `npm run chaos` for
 * longer (`--mode chaos-long`). `npm run test:fast`
 * (`--mode fast`) runs the pure tests and the journeys, on PostgreSQL alone. `npm run fuzz` (`--mode fuzz`) tries hostile input
 * for longer than a test may take.
 */
export default defineConfig(({ mode }) => {
  // The files of a project share a worker, which loads the code and reads the cards once. Nothing here mocks modules
  // or changes globals; a test that does belongs among those with a worker of their own.
  const shared = (name: string, include: string[], exclude: string[] = []) => ({
    extends: true as const,
    test: { name, include, exclude, isolate: false },
  });
  const pure = shared(
    'pure',
    ['tests/**/*.test.ts'],
    [...PROCESSES, ...DATABASE, ...JOURNEYS, ...LOCAL_SLACK, ...CHAOS],
  );
  const journeys = shared('journeys', JOURNEYS);
  const apart = (name: string, include: string[]) => ({ extends: true as const, test: { name, include } });
  const projects = {
    fast: [pure, journeys],
    chaos: [apart('chaos', CHAOS)],
    'chaos-long': [apart('chaos', CHAOS)],
    fuzz: [apart('fuzz', FUZZ)],
    test: [
      pure,
      journeys,
      shared('database', DATABASE, PROCESSES),
      shared('local-slack', LOCAL_SLACK),
      apart('processes', PROCESSES),
    ],
  };
  return {
    test: {
      projects: projects[mode as keyof typeof projects] ?? projects.test,
      globalSetup: ['tests/support/global-postgres.ts', 'packages/local-slack/tests/page/one-browser.ts'],
      provide: {
        databases: mode === 'fast' ? ['postgres'] : DATABASES,
        chaos: {
          seed: Number(process.env.CHAOS_SEED ?? 1),
          kills: Number(process.env.CHAOS_KILLS ?? (mode === 'chaos-long' ? 60 : 6)),
          nudges: Number(process.env.CHAOS_NUDGES ?? (mode === 'chaos-long' ? 2000 : 200)),
        },
        fuzz: {
          seed: Number(process.env.FUZZ_SEED ?? (mode === 'fuzz' ? Date.now() % 1_000_000 : 1)),
          forMs: mode === 'fuzz' ? Number(process.env.FUZZ_MINUTES ?? 10) * 60_000 : 0,
        },
      },
      // Node runs the sources as they are, here as in production; Vite would transform each file for each worker.
      experimental: { viteModuleRunner: false },
      // Most tests wait for a database, a wire or a page half of the time. One worker fewer than there are cores,
      // which is the default, would leave a machine with two cores half idle.
      maxWorkers: availableParallelism() + 1,
      // A journey starts a database and a bot, a page test a browser: fractions of a second on an idle machine, many
      // on one that is busy with something else.
      testTimeout: mode === 'fuzz' ? 3_600_000 : 120_000,
      hookTimeout: 240_000,
    },
  };
});
