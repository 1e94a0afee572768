import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts'],
    environment: 'node',
    // A busy machine is slow, not wrong: what hangs is ended all the same.
    testTimeout: 120_000,
    // A third of the time goes into waiting for disks, locks and kills: two workers would leave two cores idle.
    maxWorkers: 3,
    // What each file would load anew is a fifth of all the time; a program runs for longer than one file, too.
    isolate: false,
  },
});
