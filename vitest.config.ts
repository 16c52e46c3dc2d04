import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'packages/*/tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-postgres.ts', 'packages/local-slack/tests/page/one-browser.ts'],
    // A journey starts a database and a bot: seconds on a busy machine of two cores, not milliseconds.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
