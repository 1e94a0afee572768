import { execFile } from 'node:child_process';
import { truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import {
  _electron,
  expect,
  test as base,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { temporaryFolder } from './temporaryFolder';

export { expect };

const root = resolve(import.meta.dirname, '../..');

/** A started program and its page. */
export interface Started {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** A reader with a home of their own: their files, their library, and the program, which they may start again. */
export interface Reader {
  readonly home: string;
  /** Writes a file into the reader's home and answers its path. */
  write(name: string, content: string | Uint8Array): Promise<string>;
  /** Starts the program with files to open; the system speaks Arabic unless told otherwise. */
  start(files?: readonly string[], language?: 'ar' | 'en'): Promise<Started>;
  /** Starts the program a second time beside itself, and waits until that start has ended. */
  startAgain(files: readonly string[]): Promise<void>;
  /** Cuts a file of the library short. */
  damage(name: string): Promise<void>;
  /** Closes the window as a reader does, and waits until the program has ended. */
  quit(started: Started): Promise<void>;
  /** Keeps a picture of the page among the test's results. */
  picture(page: Page, name: string): Promise<void>;
  /** Keeps a line of what was measured among the test's results. */
  note(name: string, line: string): Promise<void>;
}

/** Playwright's `test` with a reader; whatever the test leaves running is closed after it. */
export const test = base.extend<{ reader: Reader }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern
  reader: async ({}, use, info) => {
    const home = await temporaryFolder();
    const running = new Set<ElectronApplication>();
    const reader: Reader = {
      home,
      async write(name, content) {
        const path = join(home, name);
        await writeFile(path, content);
        return path;
      },
      async start(files = [], language = 'ar') {
        const app = await startProgram(home, files, language);
        running.add(app);
        app.once('close', () => running.delete(app));
        const page = await app.firstWindow();
        await page.waitForLoadState();
        // Nothing can be pictured or dropped on before the window is on screen.
        await expect
          .poll(() => app.evaluate(({ BrowserWindow: w }) => w.getAllWindows()[0]?.isVisible()))
          .toBe(true);
        return { app, page };
      },
      async startAgain(files) {
        const [program, args, env] = command(home, files, 'ar');
        await promisify(execFile)(program, args, { env });
      },
      async damage(name) {
        const path = join(home, 'profile/library', name);
        await truncate(path, 20);
      },
      async quit({ app }) {
        const closed = app.waitForEvent('close');
        await app.evaluate(({ BrowserWindow }) => {
          BrowserWindow.getAllWindows()[0]?.close();
        });
        await closed;
      },
      async picture(page, name) {
        const path = join(root, 'test-results/pictures', `${name}.png`);
        const body = await page.screenshot({ path });
        await info.attach(name, { body, contentType: 'image/png' });
      },
      async note(name, line) {
        await writeFile(join(root, 'test-results', `${name}.txt`), `${line}\n`);
      },
    };
    await use(reader);
    for (const app of running) await app.close();
  },
});

function startProgram(
  home: string,
  files: readonly string[],
  language: string,
): Promise<ElectronApplication> {
  const [executablePath, args, env] = command(home, files, language);
  return _electron.launch({ executablePath, args, env });
}

function command(
  home: string,
  files: readonly string[],
  language: string,
): [program: string, args: string[], env: Record<string, string>] {
  const program = process.env['MAQAL_ELECTRON'];
  if (program === undefined) throw new Error('npm run e2e sets MAQAL_ELECTRON: start it that way');
  const app = process.env['MAQAL_APP'] ?? root;
  const args = [app, `--user-data-dir=${join(home, 'profile')}`, `--lang=${language}`, ...files];
  return [
    program,
    args,
    {
      ...definedOnly(process.env),
      LANG: language === 'ar' ? 'ar_EG.UTF-8' : 'en_GB.UTF-8',
      LANGUAGE: language,
      // A locale that is installed, or Chromium would not know how file names are written.
      LC_ALL: 'C.UTF-8',
      TZ: 'UTC',
    },
  ];
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !['LC_ALL', 'LC_MESSAGES', 'MAQAL_LIBRARY'].includes(entry[0]),
  );
  return Object.fromEntries(entries);
}
