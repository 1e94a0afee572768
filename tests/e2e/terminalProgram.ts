import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { test as base } from '@playwright/test';
import { temporaryFolder } from './temporaryFolder';

const root = resolve(import.meta.dirname, '../..');
const program = join(root, 'out/main/cli.cjs');
/** The folder of the bundled samples. */
export const samples = join(root, 'resources/samples');
/** The folder of the founding sample, if it is there. */
export const seed = resolve(root, '../shared/seed');

interface Ended {
  readonly status: number;
  readonly lines: readonly string[];
  readonly complaints: string;
}

interface Terminal {
  readonly folder: string;
  readonly maqal: (...args: readonly string[]) => Promise<Ended>;
  readonly json: (...args: readonly string[]) => Promise<readonly Record<string, unknown>[]>;
}

/** A test with the built program of the terminal, on a library of its own. */
export const test = base.extend<{ terminal: Terminal }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern
  terminal: async ({}, use) => {
    const folder = await temporaryFolder();
    const library = join(folder, 'library');
    const maqal: Terminal['maqal'] = async (...args) => {
      const command = [program, '--library', library, ...args];
      try {
        const env = { ...process.env, LC_ALL: 'ar_EG.UTF-8' };
        const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { env });
        return { status: 0, lines: stdout.split('\n').filter(Boolean), complaints: stderr };
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { status: code, lines: stdout.split('\n').filter(Boolean), complaints: stderr };
      }
    };
    const json: Terminal['json'] = async (...args) => {
      const { lines } = await maqal('--json', ...args);
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    };
    await use({ folder, maqal, json });
  },
});
