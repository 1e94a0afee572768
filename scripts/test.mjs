#!/usr/bin/env node
/*
 * npm test: every gate, the unit tests, the build, and the tests in a real window. With --check no
 * window and no build; with --e2e only these, or those of files that match the words after it. Its last line is `N passed, N failed`.
 */
import { buildApp } from './build.mjs';
import { electronProgram } from './electronWrapper.mjs';
import { gates } from './gates.mjs';
import { main } from './project.mjs';
import { prepareRuntime, prepareTools, withSeat } from './setUp.mjs';
import { unitTests, windowTests } from './testRuns.mjs';

const build = {
  name: 'build',
  run: async () => ({ passed: 1, failed: 0, output: await buildApp() }),
};
const inWindow = { name: 'window tests', run: testInWindow };

await main(async () => {
  const only = process.argv[2];
  const packages = await perform({ name: 'packages', run: install });
  conclude(packages.failed > 0 ? [packages] : await performFor(only));
});

async function performFor(only) {
  const checks = () => performInTurn(gates);
  if (only === '--e2e') return performInTurn([build, inWindow]);
  if (only === '--check') return together(() => performInTurn([unitTests]), checks);
  // The unit tests keep both cores busy, and a build leaves files about for a moment that a lint would read.
  const first = await performInTurn([unitTests, build]);
  // A window waits more than it works, and leaves a core to the compilers.
  return [...first, ...(await together(() => performInTurn([inWindow]), checks))];
}

function conclude(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}

async function install() {
  await prepareTools();
  return { passed: 1, failed: 0, output: '' };
}

/** Performs steps one after the other, also after one has failed. */
async function performInTurn(steps) {
  const counts = [];
  for (const step of steps) counts.push(await perform(step));
  return counts;
}

async function together(...lanes) {
  return (await Promise.all(lanes.map((lane) => lane()))).flat();
}

/** Performs one step and prints its line; what it printed itself is shown when it failed. */
async function perform({ name, run }) {
  const begun = performance.now();
  const { passed, failed, output } = await run().catch((error) => ({
    passed: 0,
    failed: 1,
    output: error.message,
  }));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const verdict = failed > 0 ? `FAILED (${failed} of ${passed + failed})` : `ok (${passed})`;
  console.log(`${name}: ${verdict} ${seconds} s`);
  if (failed > 0) console.log(`${output.trimEnd()}\n`);
  return { passed, failed };
}

async function testInWindow() {
  // `ip` makes the network in which the tests count what the program sends.
  const runtime = await prepareRuntime(['ip']);
  return withSeat(runtime, (seat) => {
    const { user, app, env, sandboxed } = seat;
    const known = {
      MAQAL_ELECTRON: electronProgram(seat),
      MAQAL_APP: app,
      MAQAL_RUNTIME_ORIGIN: runtime.origin,
      MAQAL_UNATTENDED: '1',
      ...(env.DISPLAY ? { DISPLAY: env.DISPLAY } : {}),
      ...(sandboxed ? {} : { MAQAL_NO_SANDBOX: '1' }),
      ...(user
        ? { MAQAL_ELECTRON_UID: String(user.uid), MAQAL_ELECTRON_GID: String(user.gid) }
        : {}),
    };
    return windowTests(known, process.argv.slice(3));
  });
}
