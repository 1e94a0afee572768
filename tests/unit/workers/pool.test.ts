import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createImportPool, type ImportPool } from '../../../src/main/workers/pool';

const root = resolve(import.meta.dirname, '../../..');
let folder: string;
const pools: ImportPool[] = [];

/** As electron.vite.config.ts builds the threads: one CommonJS file each, everything bundled in. */
async function buildWorkers(outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      target: 'node18',
      minify: false,
      rollupOptions: {
        input: {
          importWorker: join(root, 'src/main/workers/importWorker.ts'),
          hostileWorker: join(root, 'tests/unit/workers/hostileWorker.ts'),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  });
}

function open(script: string, options: { threads?: number; timeout?: number } = {}): ImportPool {
  const pool = createImportPool({ script: join(folder, 'out', script), ...options });
  pools.push(pool);
  return pool;
}

async function article(
  name: string,
  text = 'عنوان قصير\n\nنص المقال في سطر أطول من عنوانه بكثير، كما في كل مقال.',
) {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maqal-pool-'));
  await buildWorkers(join(folder, 'out'));
}, 60_000);
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the built import worker', () => {
  test('reads and parses a file in a thread', async () => {
    const result = await open('importWorker.cjs').run(await article('خبر.txt'));
    expect(result).toMatchObject({
      ok: true,
      value: {
        articles: [{ article: { title: 'عنوان قصير', provenance: { name: 'خبر.txt' } } }],
      },
    });
    const bytes = result.ok ? result.value.articles[0]?.original.bytes : undefined;
    expect(Buffer.from(bytes ?? []).toString()).toContain('نص المقال');
  });

  test('answers failures of reading and of parsing as values', async () => {
    const pool = open('importWorker.cjs');
    const missing = join(folder, 'gone.txt');
    expect(await pool.run(missing)).toMatchObject({
      error: { code: 'missing-file', file: 'gone.txt' },
    });
    const empty = await article('empty.txt', ' \n');
    expect(await pool.run(empty)).toMatchObject({
      error: { code: 'empty-file', file: 'empty.txt' },
    });
  });

  test('reads many files on several threads, each answer to its own question', async () => {
    const pool = open('importWorker.cjs', { threads: 2 });
    const names = Array.from({ length: 60 }, (_, index) => `many-${index}.txt`);
    const paths = await Promise.all(names.map((name) => article(name, `نص ${name}`)));
    const results = await Promise.all(paths.map((path) => pool.run(path)));
    expect(results.map((result) => result.ok && result.value.articles[0]?.original.name)).toEqual(
      names,
    );
  });
});

describe('a thread that fails', () => {
  const failing = [
    { name: 'loop.txt', code: 'timed-out' },
    { name: 'exit.txt', code: 'parse-failed' },
    { name: 'throw-later.txt', code: 'parse-failed' },
    { name: 'memory.txt', code: 'parse-failed' },
  ];
  test.each(failing)('$name: $code, and the others go on', async ({ name, code }) => {
    // Enough for the honest files and for filling a heap; the endless loop has to wait for it.
    const timeout = name === 'loop.txt' ? 3000 : 20_000;
    const pool = open('hostileWorker.cjs', { threads: 1, timeout });
    const paths = [await article('before.txt'), join(folder, name), await article('after.txt')];
    const results = await Promise.all(paths.map((path) => pool.run(path)));
    expect(results).toMatchObject([
      { ok: true },
      { ok: false, error: { code, file: name } },
      { ok: true },
    ]);
  });

  test('is told from a pool that was closed', async () => {
    const pool = open('hostileWorker.cjs', { threads: 1 });
    const running = pool.run(join(folder, 'loop.txt'));
    const waiting = pool.run(await article('waiting.txt'));
    await pool.close();
    const cancelled = { ok: false, error: { code: 'cancelled' } };
    expect(await Promise.all([running, waiting])).toMatchObject([cancelled, cancelled]);
    expect(await pool.run(await article('later.txt'))).toMatchObject(cancelled);
  });
});
