import { defineConfig } from '@playwright/test';

/** The tests in a real window: one at a time, since two windows share neither focus nor two cores well. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/e2e',
  snapshotPathTemplate: 'tests/e2e/approved/{arg}{ext}',
  workers: 1,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 90_000,
  // A busy machine is slow, not wrong: what is waited for here comes, or never does.
  expect: { timeout: 20_000 },
});
