import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createApplication } from '../../../src/main/application';
import { indexFolder, takeIndex } from '../../../src/main/libraryIndex';
import { indexInThisThread } from '../../../src/main/workers/searchInThisThread';
import { importedFrom, numberedArticle } from '../../torture/articles';
import { testParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { openAt, valueOf as value } from '../library/support';

const articles = Array.from({ length: 12 }, (_, at) => numberedArticle(at));
const ids = articles.map(({ article }) => article.id);
const [first = '', second = '', third = ''] = ids;

/** A program on the library in a folder, with the index that is kept there, held against it once `held` is over; and which articles it reads for that. */
async function start(folder: string, held: Promise<void> = Promise.resolve()) {
  const parts = await testParts(folder);
  const { library } = parts;
  const taken = await takeIndex(library);
  const index = indexInThisThread(taken.place);
  const read: string[] = [];
  const search: typeof index = {
    ...index,
    async reconcile(identities) {
      await held;
      return index.reconcile(identities);
    },
    fill(articles) {
      read.push(...articles.map(({ id }) => id));
      return index.fill(articles);
    },
  };
  const logged: string[] = [];
  const log = (message: string): void => void logged.push(message);
  const application = createApplication({ ...parts, search, log });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await search.close();
    await taken.release();
    await library.close();
  };
  onTestFinished(close);
  const query = async (text: string) =>
    value(await application.handlers['search:query']({ text, limit: 50, strict: [] }));
  const found = async (text: string) => (await query(text)).total;
  return { ...application, library, search, taken, read, logged, query, found, close };
}

it('tells with the first answer what cannot be found yet, however early it is asked', async () => {
  const { library, query } = await start(await temporaryFolder());
  value(await library.add(articles));
  const { total, pending } = await query('المتحدث');
  expect(pending).toBeGreaterThan(0);
  expect(total).toBeLessThan(articles.length);
  await expect.poll(async () => query('المتحدث')).toMatchObject({ total: 12, pending: 0 });
});

it('answers from what is there before it knows what is missing, and shows nothing that is gone', async () => {
  const folder = await temporaryFolder();
  const one = await start(folder);
  value(await one.library.add(articles));
  await one.indexed();
  await one.close();
  const alone = await openAt(folder);
  value(await alone.trash([first, second]));
  value(await alone.purge([second]));
  value(await alone.changeReading(third, { starred: true }));
  await alone.close();

  let release: () => void = () => undefined;
  const two = await start(folder, new Promise((resolve) => (release = resolve)));
  const early = await two.query('المتحدث');
  expect(early).toMatchObject({ total: 10, pending: null });
  expect(early.hits.map(({ id }) => id).sort()).toEqual(ids.slice(2).sort());
  // What only the reader knows, and that there is nothing, is said when all has been compared.
  let isAnswered = false;
  const late = Promise.all([two.query('is:starred'), two.query('زرافة')]);
  void late.then(() => (isAnswered = true));
  await two.query('المتحدث');
  expect(isAnswered).toBe(false);
  release();
  const [starred, none] = await late;
  expect(starred).toMatchObject({ total: 1, pending: 0 });
  expect(none).toMatchObject({ total: 0, pending: 0 });
});

it('reads an article for the index once, whatever is restarted', async () => {
  const folder = await temporaryFolder();
  const one = await start(folder);
  value(await one.library.add(articles));
  await one.indexed();
  expect([...one.read].sort()).toEqual([...ids].sort());
  expect(await one.found('المتحدث')).toBe(12);
  await one.close();
  const two = await start(folder);
  expect(await two.found('المتحدث')).toBe(12);
  await two.indexed();
  expect(two.read).toEqual([]);
});

it('finds what has changed while no window was open, and nothing that went', async () => {
  const folder = await temporaryFolder();
  const one = await start(folder);
  value(await one.library.add(articles));
  await one.indexed();
  await one.close();

  const other = await openAt(folder, 'write', () => new Date());
  const { body } = importedFrom('x', 'x\nكلمات لم تكن هنا').article;
  const [imported = importedFrom('', '')] = articles;
  const again = { ...imported, article: { ...imported.article, body } };
  value(await other.replace(again, { encoding: null, corrections: null }));
  value(await other.trash([second, third]));
  value(await other.purge([third]));
  const fresh = importedFrom('جديد.txt', 'نخيل الواحة\nفقرة عن التمور');
  value(await other.add([fresh]));
  value(await other.changeReading(ids[4] ?? '', { starred: true }));
  await other.close();

  const two = await start(folder);
  await two.indexed();
  expect([...two.read].sort()).toEqual([first, fresh.article.id].sort());
  expect(await two.found('التمور')).toBe(1);
  expect(await two.found('"كلمات لم تكن"')).toBe(1);
  expect((await two.query('is:starred')).hits.map(({ id }) => id)).toEqual([ids[4]]);
  const there = (await two.query('المتحدث')).hits.map(({ id }) => id);
  expect([first, second, third].filter((id) => there.includes(id))).toEqual([]);
  value(await two.handlers['library:restore']({ ids: [second] }));
  expect((await two.query('المتحدث')).hits.map(({ id }) => id)).toContain(second);
});

it('goes on where it was when it was cut short', async () => {
  const folder = await temporaryFolder();
  const one = await start(folder);
  value(await one.library.add(articles));
  // Half of it is on disk when the program ends, and half of it is not.
  const { searchable } = await import('#shared/searchable');
  const half = articles.slice(0, 6).map(({ article }) => ({
    ...searchable(article),
    key: (one.library.contentHash(article.id) ?? '').slice(0, 16),
  }));
  await one.search.add(half);
  await one.close();
  const two = await start(folder);
  await two.indexed();
  expect(two.read).toHaveLength(6);
  expect(await two.found('المتحدث')).toBe(12);
});

it('says how many articles are still to come while it answers from those that are there', async () => {
  const one = await start(await temporaryFolder());
  value(await one.library.add(articles));
  const pending = new Set<number>();
  const done = one.indexed();
  let isDone = false;
  void done.then(() => (isDone = true));
  while (!isDone) {
    const { pending: left, total } = await one.query('المتحدث');
    if (left !== null) pending.add(left);
    if (left === 0 && total === 12) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(pending.has(12)).toBe(true);
  await done;
  expect(await one.query('المتحدث')).toMatchObject({ total: 12, pending: 0 });
});

it('is lost without loss, and made again', async () => {
  const folder = await temporaryFolder();
  const one = await start(folder);
  value(await one.library.add(articles));
  await one.indexed();
  await one.close();
  await rm(indexFolder({ folder }), { recursive: true });
  const two = await start(folder);
  await two.indexed();
  expect(two.read).toHaveLength(12);
  expect(await two.found('المتحدث')).toBe(12);
});

it('goes on answering while its folder takes nothing, and says so in the log', async () => {
  const folder = await temporaryFolder();
  const one = await start(folder);
  value(await one.library.add(articles.slice(0, 6)));
  await one.indexed();
  const place = indexFolder({ folder });
  await rm(place, { recursive: true });
  await writeFile(place, 'no folder');
  value(await one.library.add(articles.slice(6)));
  const report = join(await temporaryFolder(), 'نخيل.txt');
  await writeFile(report, 'نخيل الواحة\n\nفقرة عن التمور\n');
  expect((await one.importPaths([report])).counts).toMatchObject({ added: 1, failed: 0 });
  await vi.waitFor(() => expect(one.logged.join()).toContain('index:'));
  expect(await one.found('المتحدث')).toBe(6);
});

it('is read by a second program, which finds what is missing in it by itself', async () => {
  const folder = await temporaryFolder();
  const one = await start(folder);
  value(await one.library.add(articles.slice(0, 6)));
  await one.indexed();
  const other = await takeIndex(one.library);
  expect(other.place.access).toBe('read');
  value(await one.library.add(articles.slice(6)));
  const parts = { library: one.library, search: indexInThisThread(other.place) };
  const base = await testParts(join(await temporaryFolder(), 'other'));
  onTestFinished(() => base.library.close());
  const second = createApplication({ ...base, ...parts, stays: false });
  const answer = await second.handlers['search:query']({ text: 'المتحدث', limit: 50, strict: [] });
  expect(value(answer)).toMatchObject({ total: 12, pending: 0 });
  await parts.search.close();
  expect(await one.found('المتحدث')).toBe(6);
});
