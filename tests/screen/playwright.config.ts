import { defineConfig } from '@playwright/test';

/** The renderer alone in the system's Chromium, with a fake program behind it: `playwright test -c tests/screen`. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.screen.ts',
  workers: 1,
  reporter: 'list',
  timeout: 60_000,
  // A busy machine is slow, not wrong.
  expect: { timeout: 20_000 },
  outputDir: '../../test-results/screen',
});
