import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      // Pure functions need no isolation, and start faster without.
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/import/account.test.ts'],
          isolate: false,
          // An end for what hangs, on whatever machine; how fast things are is the bench's to say.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/{site,browser}/**/*.test.ts', 'tests/import/import.test.ts'],
          globalSetup: 'tests/support/build-site.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          // Chromium and the builds of these tests share two cores.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
