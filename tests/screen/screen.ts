import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { chromium, test as base, type Browser, type Page } from '@playwright/test';
import { build, type Rollup } from 'vite';
import type { FakeOptions } from '../support/fakeApi';
import { speakingEngine, type StandInVoice } from '../support/speakingEngine';

const root = resolve(import.meta.dirname, '../..');
const built = join(root, 'out/screen');

/** The page's policy as the program's own scheme sends it: no eval, no inline style, no string to script. */
const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'",
  "connect-src 'self'; base-uri 'none'; form-action 'none'",
  "require-trusted-types-for 'script'; trusted-types vue",
].join('; ');

const types: Readonly<Partial<Record<string, string>>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The system's own Chromium, or null where there is none. */
const chromiumProgram =
  [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  ) ?? null;

/** How a window is opened: what the fake program holds, its size in CSS pixels, what the system prefers. */
export interface ScreenOptions extends FakeOptions {
  readonly size?: readonly [width: number, height: number];
  readonly dark?: boolean;
  /** Whether the system has its own colours put in place of all others, or asks for more contrast. */
  readonly forced?: boolean;
  readonly moreContrast?: boolean;
  /** Voices that a stand-in for the system's speaks with, and how long a letter takes it (milliseconds). */
  readonly voices?: readonly StandInVoice[];
  readonly letterTime?: number;
}

/** A window of the renderer. */
export interface OpenedScreen {
  readonly page: Page;
  /** Fills with whatever the page reports as an error. */
  readonly complaints: string[];
}

/** The built renderer behind a server that sends the program's policy, and a browser to open it in. */
interface Running {
  open(options?: ScreenOptions): Promise<OpenedScreen>;
  closeWindows(): Promise<void>;
  close(): Promise<void>;
}

let running: Running | null = null;

/** Opens windows of the renderer in a test; they are closed when it has ended. */
export const screen = {
  open(options?: ScreenOptions): Promise<OpenedScreen> {
    if (running === null) throw new Error('a screen is only there in a test');
    return running.open(options);
  },
};

/** Playwright's test with a `screen`, which is built once for all files; skipped where there is no Chromium. */
export const test = base.extend<{ windows: undefined }, { built: undefined }>({
  built: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      running = chromiumProgram === null ? null : await startScreen(chromiumProgram);
      await use(undefined);
      await running?.close();
    },
    { scope: 'worker', auto: true, timeout: 120_000 },
  ],
  windows: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use, info) => {
      info.skip(chromiumProgram === null, 'no Chromium on this system');
      await use(undefined);
      await running?.closeWindows();
    },
    { auto: true },
  ],
});

/** Builds the renderer and the fake program, and starts both server and browser. */
async function startScreen(program: string): Promise<Running> {
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts') });
  const fake = await buildFake();
  const server = await serve();
  const address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const browser = await launch(program);
  return {
    async open({
      size = [1360, 860],
      dark = false,
      voices,
      letterTime = 5,
      forced = false,
      moreContrast = false,
      ...options
    } = {}) {
      const context = await browser.newContext({
        viewport: { width: size[0], height: size[1] },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        forcedColors: forced ? 'active' : 'none',
        contrast: moreContrast ? 'more' : 'no-preference',
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      const given = JSON.stringify(options);
      await page.addInitScript(`${fake}\nwindow.maqal = fake.createFakeApi(${given});`);
      if (voices !== undefined) {
        const speaking = `(${speakingEngine.toString()})(${JSON.stringify(voices)}, ${letterTime});`;
        await page.addInitScript(speaking);
      }
      await page.goto(address);
      await page.locator('#app > *').first().waitFor();
      return { page, complaints };
    },
    async closeWindows() {
      for (const context of browser.contexts()) await context.close();
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

// Chromium's own sandbox does not start for root, and the page here is our own build.
const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox'] });

async function buildFake(): Promise<string> {
  const entry = join(root, 'tests/support/fakeApi.ts');
  const lib = { entry, formats: ['iife' as const], name: 'fake' };
  const options = { root, configFile: false as const, logLevel: 'warn' as const };
  const output = await build({ ...options, build: { write: false, minify: false, lib } });
  const [first] = output as Rollup.RollupOutput[];
  if (first === undefined) throw new Error('the fake program was not built');
  return first.output[0].code;
}

async function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').split('?')[0] ?? '/';
    const path = join(built, name === '/' ? 'index.html' : name);
    readFile(path).then(
      (bytes) => {
        const type = types[extname(path)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'content-security-policy': policy });
        response.end(bytes);
      },
      // A browser asks for an icon that no program of ours has.
      () => response.writeHead(name === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
