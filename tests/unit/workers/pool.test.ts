import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FailedMember, ImportedArticle, ImportedFile } from '#shared/imported';
import type { Result } from '#shared/result';
import { pngOf } from '../../support/png';
import { zipOf } from '../../support/zip';
import { buildWorkers } from './buildWorkers';
import { createImportPool, type ImportPool } from '../../../src/main/workers/pool';

let folder: string;
const pools: ImportPool[] = [];

type Options = Omit<Parameters<typeof createImportPool>[0], 'script'>;

function open(script: string, options: Options = {}): ImportPool {
  const pool = createImportPool({ script: join(folder, 'out', script), ...options });
  pools.push(pool);
  return pool;
}

/** Reads a file with a pool, and answers all that was handed over, or the failure. */
async function read(
  pool: ImportPool,
  path: string,
  signal?: AbortSignal,
): Promise<Result<ImportedFile & { parts: number }>> {
  const articles: ImportedArticle[] = [];
  const failures: FailedMember[] = [];
  let parts = 0;
  const result = await pool.run(path, {
    signal,
    async take(part) {
      parts += 1;
      articles.push(...part.articles);
      failures.push(...part.failures);
    },
  });
  return result.ok ? { ok: true, value: { articles, failures, parts } } : result;
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
    const result = await read(open('importWorker.cjs'), await article('خبر.txt'));
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
    expect(await read(pool, missing)).toMatchObject({
      error: { code: 'missing-file', file: 'gone.txt' },
    });
    const empty = await article('empty.txt', ' \n');
    expect(await read(pool, empty)).toMatchObject({
      error: { code: 'empty-file', file: 'empty.txt' },
    });
  });

  test('reads many files on several threads, each answer to its own question', async () => {
    const pool = open('importWorker.cjs', { threads: 2 });
    const names = Array.from({ length: 60 }, (_, index) => `many-${index}.txt`);
    const paths = await Promise.all(names.map((name) => article(name, `نص ${name}`)));
    const results = await Promise.all(paths.map((path) => read(pool, path)));
    expect(results.map((result) => result.ok && result.value.articles[0]?.original.name)).toEqual(
      names,
    );
  });
});

test('reads a page again with the pictures that lay beside it', async () => {
  const pool = open('importWorker.cjs');
  const picture = pngOf(40, 30);
  const words = 'في آخر السوق دكان صغير يبيع الحكايات مكتوبة على ورق أصفر. '.repeat(6);
  const markup = `<!doctype html><title>السوق</title><article><h1>السوق</h1><p>${words}</p>
    <img src="a_files/1.png" alt="دكان"><p>${words}</p></article>`;
  const original = { name: 'a.html', bytes: new TextEncoder().encode(markup) };
  const corrections = { lines: [], fields: { title: 'خزانة الحكايات' } };
  const kept = { addresses: ['a_files/1.png'], bytes: picture.slice() };
  const again = await pool.again(original, { corrections }, [kept]);
  expect(again).toMatchObject({
    ok: true,
    value: {
      articles: [{ article: { title: 'خزانة الحكايات' }, assets: [{ ...kept, bytes: picture }] }],
    },
  });
});

describe('an archive of many articles', () => {
  const many = (count: number): Uint8Array =>
    zipOf(
      Array.from({ length: count }, (_, index) => ({
        name: `articles/${index}.txt`,
        bytes: Buffer.from(`عنوان ${index}\n\n${`كلمة ${index} `.repeat(200)}`),
      })),
    );

  test('comes in parts, all of it, in its order', async () => {
    const path = join(folder, 'many.zip');
    await writeFile(path, many(500));
    const result = await read(open('importWorker.cjs'), path);
    const value = result.ok ? result.value : undefined;
    expect(value?.articles.map(({ article: { title } }) => title)).toEqual(
      Array.from({ length: 500 }, (_, index) => `عنوان ${index}`),
    );
    expect(value?.parts).toBeGreaterThan(10);
  });

  test('waits for whoever takes them, without its time running out', async () => {
    const path = join(folder, 'slow.zip');
    await writeFile(path, many(200));
    const pool = open('importWorker.cjs', { timeout: 3000 });
    let isTaking = false;
    let parts = 0;
    const result = await pool.run(path, {
      async take() {
        // One at a time: the next is not on its way before this one is done with.
        expect(isTaking).toBe(false);
        isTaking = true;
        await new Promise((resolve) => setTimeout(resolve, 600));
        isTaking = false;
        parts += 1;
      },
    });
    expect(result).toEqual({ ok: true, value: null });
    expect(parts * 600).toBeGreaterThan(3000);
  });
});

test('a part that nobody could take fails its file, and the others go on', async () => {
  const pool = open('importWorker.cjs', { threads: 1 });
  const path = await article('not-taken.txt');
  const running = pool.run(path, {
    take: () => Promise.reject(new Error('nowhere to put it')),
  });
  const error = { code: 'internal', file: 'not-taken.txt', detail: 'Error: nowhere to put it' };
  expect(await running).toEqual({ ok: false, error });
  expect(await read(pool, path)).toMatchObject({ ok: true });
});

describe('a thread that fails', () => {
  const failing = [
    { name: 'loop.txt', code: 'timed-out' },
    { name: 'exit.txt', code: 'parse-failed' },
    { name: 'throw-later.txt', code: 'parse-failed' },
    { name: 'memory.txt', code: 'parse-failed' },
    { name: 'buffers.txt', code: 'too-large' },
  ];
  test.each(failing)('$name: $code, and the others go on', async ({ name, code }) => {
    // Enough for the honest files and for filling a heap; the endless loop has to wait for it.
    const timeout = name === 'loop.txt' ? 3000 : 20_000;
    const pool = open('hostileWorker.cjs', { threads: 1, timeout, growth: 640 * 1024 * 1024 });
    const paths = [await article('before.txt'), join(folder, name), await article('after.txt')];
    const results = await Promise.all(paths.map((path) => read(pool, path)));
    expect(results).toMatchObject([
      { ok: true },
      { ok: false, error: { code, file: name } },
      { ok: true },
    ]);
  });

  test('takes none of those beside it along when it fills the memory', async () => {
    const pool = open('hostileWorker.cjs', { threads: 2, growth: 400 * 1024 * 1024 });
    const honest = await Promise.all(
      Array.from({ length: 40 }, (_, index) => article(`beside-${index}.txt`, `نص ${index}`)),
    );
    const paths = [join(folder, 'buffers.txt'), ...honest];
    const [guilty, ...others] = await Promise.all(paths.map((path) => read(pool, path)));
    expect(guilty).toMatchObject({ ok: false, error: { code: 'too-large', file: 'buffers.txt' } });
    expect(others.every((result) => result.ok && result.value.articles.length === 1)).toBe(true);
  });

  test('is ended at once when it is cancelled, and its thread replaced', async () => {
    const pool = open('hostileWorker.cjs', { threads: 1 });
    const ending = new AbortController();
    const running = pool.run(join(folder, 'part-then-loop.txt'), {
      signal: ending.signal,
      // By now it runs, and hears nothing any more.
      take: async () => ending.abort(),
    });
    const waiting = read(pool, await article('waiting.txt'), ending.signal);
    const after = read(pool, await article('after-cancel.txt'));
    const cancelled = { ok: false, error: { code: 'cancelled' } };
    expect(await Promise.all([running, waiting])).toMatchObject([cancelled, cancelled]);
    expect(await after).toMatchObject({ ok: true });
  });

  test.each(['cancelled', 'closed'])('is given nothing when it begins %s', async (way) => {
    const pool = open('lateWorker.cjs', { threads: 1 });
    const at = (sign: string): string => `${join(folder, 'out', 'lateWorker.cjs')}.${sign}`;
    const ending = new AbortController();
    const running = read(pool, await article('late.txt'), ending.signal);
    await expect.poll(() => existsSync(at('waits'))).toBe(true);
    const closing = way === 'closed' ? pool.close() : ending.abort();
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    // Now it says that it is there, and is sent what has waited for it: if that throws, nobody catches it.
    await writeFile(at('begins'), '');
    await closing;
    await pool.close();
    await Promise.all([rm(at('waits')), rm(at('begins'))]);
  });

  test('is told from a pool that was closed', async () => {
    const pool = open('hostileWorker.cjs', { threads: 1 });
    const running = read(pool, join(folder, 'loop.txt'));
    const waiting = read(pool, await article('waiting.txt'));
    await pool.close();
    const cancelled = { ok: false, error: { code: 'cancelled' } };
    expect(await Promise.all([running, waiting])).toMatchObject([cancelled, cancelled]);
    expect(await read(pool, await article('later.txt'))).toMatchObject(cancelled);
  });
});
