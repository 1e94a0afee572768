import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts'],
    environment: 'node',
    // A busy machine is slow, not wrong: what hangs is ended all the same.
    testTimeout: 120_000,
    // Half of the time goes into waiting for locks, kills and threads: one worker would leave a core idle.
    maxWorkers: 2,
    // What each file would load anew is a fifth of all the time; a program runs for longer than one file, too.
    isolate: false,
  },
});
