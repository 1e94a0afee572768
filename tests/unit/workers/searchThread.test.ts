import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { identitiesOf, type IndexPlace } from '../../../src/main/search/search';
import { startSearchThread, type SearchThread } from '../../../src/main/workers/searchThread';
import { buildPrograms } from '../../support/buildPrograms';
import { temporaryFolder } from '../../support/temporaryFolder';

const built = join(import.meta.dirname, '../../../node_modules/.cache/search-thread');
const script = join(built, 'searchWorker.cjs');
beforeAll(() => buildPrograms(built, { searchWorker: 'src/main/workers/searchWorker.ts' }), 60_000);

const idOf = (name: number): string => (name + 1).toString(16).padStart(64, '0');
const articles = Array.from({ length: 400 }, (_, name) => ({
  ...{ id: idOf(name), key: '0123456789abcdef', title: `نخلة ${name}`, text: 'في الواحة البعيدة' },
}));

function startAt(place: IndexPlace): SearchThread {
  const thread = startSearchThread(script, Promise.resolve(place), () => undefined);
  onTestFinished(() => thread.close());
  return thread;
}

it('keeps what it was given, and answers from it when it is started again', async () => {
  const folder = join(await temporaryFolder(), 'index');
  const first = startAt({ folder, access: 'write' });
  expect(await first.reconcile(identitiesOf(articles))).toHaveLength(400);
  for (let at = 0; at < 400; at += 40) await first.fill(articles.slice(at, at + 40));
  await first.flush();
  expect((await first.query('نخله', 5, []))?.total).toBe(400);
  await first.close();
  const second = startAt({ folder, access: 'write' });
  expect((await second.query('نخله', 5, []))?.total).toBe(400);
  expect(await second.reconcile(identitiesOf(articles.slice(1)))).toEqual([]);
  expect((await second.query('نخله', 5, []))?.total).toBe(399);
});

it('answers only the newest of several queries', async () => {
  const thread = startAt({ folder: null, access: 'read' });
  await thread.add(articles);
  const answers = await Promise.all(
    ['ن', 'نخ', 'نخل', 'نخلة'].map((text) => thread.query(text, 5, [])),
  );
  expect(answers.at(-1)?.total).toBe(400);
  expect(answers.filter((answer) => answer === null).length).toBeGreaterThanOrEqual(2);
});

it('searches what it is given also where nothing can be kept', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  const thread = startAt({ folder: join(file, 'index'), access: 'write' });
  await thread.add(articles.slice(0, 3));
  expect((await thread.query('نخلة', 5, []))?.total).toBe(3);
});

it('tends its files only when nothing has been asked for a moment', async () => {
  const folder = join(await temporaryFolder(), 'index');
  const thread = startAt({ folder, access: 'write' });
  for (const article of articles.slice(0, 40)) {
    await thread.rest();
    await thread.add([article]);
  }
  await thread.rest();
  const before = await readdir(folder);
  const begun = performance.now();
  while (performance.now() < begun + 300) await thread.rest();
  expect(await readdir(folder)).toEqual(before);
  await vi.waitUntil(async () => (await readdir(folder)).length < before.length, 30_000);
  expect((await thread.query('نخلة', 5, []))?.total).toBe(40);
});

it('refuses every call once it has ended', async () => {
  const thread = startAt({ folder: null, access: 'read' });
  await thread.add(articles.slice(0, 3));
  await thread.close();
  const refusal = await thread.query('نخلة', 5, []).catch((error: unknown) => error);
  expect(String(refusal)).toMatch(/^AbortError: .*ended/);
});
