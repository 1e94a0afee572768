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

const lanes = 2;

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
  const counts = [];
  if (only === '--e2e') counts.push(await perform(build));
  else {
    counts.push(
      ...(await performAll([unitTests, ...gates, ...(only === '--check' ? [] : [build])])),
    );
  }
  // Alone and last: a window that shares its two cores with compilers misses its moments.
  if (only !== '--check') counts.push(await perform(inWindow));
  return counts;
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

/** Performs all steps, so many at a time, also after one has failed. */
async function performAll(steps) {
  const waiting = [...steps];
  const counts = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) counts.push(await perform(step));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return counts;
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
