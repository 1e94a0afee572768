import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageProgram, readJson } from './project.mjs';
import { runNode } from './run.mjs';

/** What hangs is ended; a machine may be half as fast as another, and a test that hangs has its own limit. */
const longest = 40 * 60_000;

/** Vitest's tests, counted from its own report. */
export const unitTests = {
  name: 'unit tests',
  run: () =>
    counted(countVitest, (report) =>
      start('vitest', 'vitest', [
        ...['run', '--reporter=default', '--reporter=json'],
        `--outputFile.json=${report}`,
      ]),
    ),
};

/**
 * Playwright's tests in a real window (of files whose paths match `only`, or all but those that only
 * measure), counted from its own report; `env` is what they need to know.
 */
export function windowTests(env, only = []) {
  const chosen = only.length > 0 ? only : ['--grep-invert', '@measure'];
  return counted(countPlaywright, (report) =>
    start('@playwright/test', 'playwright', ['test', '--reporter=list,json', ...chosen], {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    }),
  );
}

function start(packageName, programName, args, env = {}) {
  return runNode(packageProgram(packageName, programName), args, {
    env: { ...process.env, ...env },
    timeout: longest,
    killSignal: 'SIGKILL',
  });
}

/** A run that failed without naming a test, or that ran none at all, counts as one failure. */
async function counted(count, runReporting) {
  const folder = mkdtempSync(join(tmpdir(), 'maqal-report-'));
  try {
    const path = join(folder, 'report.json');
    const { code, output } = await runReporting(path);
    const { passed, failed } = count(readJson(path) ?? {});
    const unnamed = failed === 0 && (code !== 0 || passed === 0) ? 1 : 0;
    const why = passed + failed === 0 ? '\nno test ran' : '';
    return { passed, failed: failed + unnamed, output: `${output}${why}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countVitest({ numPassedTests = 0, numFailedTests = 0, testResults = [] }) {
  // A file that could not even be loaded fails without any test of its own.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

function countPlaywright({ stats = {}, errors = [] }) {
  const { expected = 0, flaky = 0, unexpected = 0 } = stats;
  return { passed: expected + flaky, failed: unexpected + errors.length };
}
