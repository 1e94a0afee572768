import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    // Half of the time goes into waiting for locks, kills and threads: one worker would leave a core idle.
    maxWorkers: 2,
  },
});
