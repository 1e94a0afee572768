import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build, type Rollup } from 'vite';
import type { FakeOptions } from '../support/fakeApi';

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
export const chromiumProgram =
  [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  ) ?? null;

/** How a window is opened: what the fake program holds, its size in CSS pixels, what the system prefers. */
export interface ScreenOptions extends FakeOptions {
  readonly size?: readonly [width: number, height: number];
  readonly dark?: boolean;
}

/** The built renderer behind a server that sends the program's policy, and a browser to open it in. */
export interface Screen {
  /** Opens a window; `complaints` fills with whatever the page reports as an error. */
  open(options?: ScreenOptions): Promise<{ page: Page; complaints: string[] }>;
  close(): Promise<void>;
}

/** Builds the renderer and the fake program, and starts both server and browser. */
export async function startScreen(): Promise<Screen> {
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts') });
  const fake = await buildFake();
  const server = await serve();
  const address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const browser = await launch();
  return {
    async open({ size = [1360, 860], dark = false, ...options } = {}) {
      const context = await browser.newContext({
        viewport: { width: size[0], height: size[1] },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      const given = JSON.stringify(options);
      await page.addInitScript(`${fake}\nwindow.maqal = fake.createFakeApi(${given});`);
      await page.goto(address);
      await page.locator('#app > *').first().waitFor();
      return { page, complaints };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function launch(): Promise<Browser> {
  if (chromiumProgram === null) throw new Error('no Chromium on this system');
  // Chromium's own sandbox does not start for root, and the page here is our own build.
  return chromium.launch({ executablePath: chromiumProgram, args: ['--no-sandbox'] });
}

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
