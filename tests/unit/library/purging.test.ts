import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportedArticle } from '#shared/imported';
import { importedFrom, numberedArticle, sha256 } from '../../torture/articles';
import { bundle } from '../../torture/bundle';
import { startSession } from '../../torture/startSession';
import { first, firstId, picture, second, secondId, selectorAt, third, unknownId } from './samples';
import { codeOf, openAt, temporaryFolder, treeOf, valueOf } from './support';

const own = Buffer.from('a picture of one article alone');
const lone = importedFrom('lone.txt', 'خبر وحيد\nفقرة', own);
const loneId = lone.article.id;
const shared = importedFrom('shared.txt', 'خبر آخر\nفقرة', picture);

const filesIn = async (folder: string): Promise<string[]> =>
  Object.keys(await treeOf(folder)).filter((name) => /^(originals|contents|assets)\/../.test(name));
const has = (names: readonly string[], hash: string): boolean =>
  names.some((name) => name.includes(hash));

async function libraryWith(folder: string, articles: readonly ImportedArticle[]) {
  const library = await openAt(folder);
  valueOf(await library.add(articles));
  return library;
}

/** Lets nothing be written into a library's folder of stores meanwhile, by whomever. */
async function without<T>(folder: string, stores: string, task: () => Promise<T>): Promise<T> {
  await rename(join(folder, stores), join(folder, 'away'));
  await writeFile(join(folder, stores), '');
  try {
    return await task();
  } finally {
    await rm(join(folder, stores));
    await rename(join(folder, 'away'), join(folder, stores));
  }
}

describe('a change that is cut short by a failing disk', () => {
  it('an article that was purged comes again: the next try keeps it', async () => {
    const folder = await temporaryFolder();
    const library = await libraryWith(folder, [first, second]);
    valueOf(await library.trash([firstId]));
    valueOf(await library.purge([firstId]));
    const failed = await without(folder, 'reading', () => library.add([first]));
    expect(failed.ok).toBe(false);
    expect(library.has(firstId)).toBe(false);
    expect(valueOf(await library.add([first]))).toMatchObject([{ outcome: 'added' }]);
    expect((await reopened(folder, library)).has(firstId)).toBe(true);
  });

  it('a purge: its bookmarks do not come back with the article', async () => {
    const folder = await temporaryFolder();
    const library = await libraryWith(folder, [first, second]);
    valueOf(await library.addMark(firstId, { selector: selectorAt(0, 3), note: 'سر' }));
    valueOf(await library.trash([firstId]));
    expect((await without(folder, 'bookmarks', () => library.purge([firstId]))).ok).toBe(false);
    valueOf(await library.add([first]));
    for (const it of [library, await reopened(folder, library)]) {
      expect(it.bookmarks(firstId)).toEqual([]);
    }
  });

  it('a purge: what has its tombstone is gone, as it will be when the library is opened again', async () => {
    const folder = await temporaryFolder();
    const library = await libraryWith(folder, [first, second]);
    valueOf(await library.addMark(firstId, { selector: selectorAt(0, 3), note: '' }));
    valueOf(await library.trash([firstId]));
    const failed = await without(folder, 'bookmarks', () => library.purge([firstId]));
    expect(failed.ok).toBe(false);
    expect(codeOf(await library.restore([firstId]))).toBe('not-found');
    for (const it of [library, await reopened(folder, library)]) {
      expect(it.rows().map(({ summary }) => summary.id)).toEqual([secondId]);
    }
  });
});

describe('a purge', () => {
  it('deletes an article of the trash with its files, and leaves a tombstone', async () => {
    const folder = await temporaryFolder();
    const library = await libraryWith(folder, [first, second, lone]);
    const mark = valueOf(await library.addMark(loneId, { selector: selectorAt(0, 3), note: 'سر' }));
    valueOf(await library.trash([loneId]));
    expect(valueOf(await library.purge([loneId]))).toEqual([loneId]);

    for (const open of [() => library, () => reopened(folder, library)]) {
      const it = await open();
      expect(it.rows().map(({ summary }) => summary.id)).toEqual([secondId, firstId]);
      expect(codeOf(await it.open(loneId))).toBe('not-found');
      expect(codeOf(await it.restore([loneId]))).toBe('not-found');
      expect(codeOf(await it.restoreMark(mark.id))).toBe('not-found');
      expect(await it.check()).toEqual({ ok: true, articles: 2, bookmarks: 0, findings: [] });
    }
    const names = await filesIn(folder);
    expect(has(names, loneId) || has(names, sha256(own))).toBe(false);
    const [reading, marks] = await Promise.all(
      ['reading', 'bookmarks'].map((kind) => readFile(join(folder, kind, '0001.json'), 'utf8')),
    );
    const none = { originals: [], contents: [], assets: [] };
    expect(reading).toContain(`"files":${JSON.stringify(none)}`);
    expect(reading).toContain(loneId);
    expect(marks).toContain(mark.id);
    expect(marks).not.toContain('سر');
  });

  it('keeps a picture that another article shows, until that goes as well', async () => {
    const folder = await temporaryFolder();
    const library = await libraryWith(folder, [first, shared]);
    valueOf(await library.trash([shared.article.id]));
    valueOf(await library.purge([shared.article.id]));
    expect(has(await filesIn(folder), sha256(picture))).toBe(true);
    expect(await library.check()).toMatchObject({ ok: true, findings: [] });
    valueOf(await library.trash([firstId]));
    valueOf(await library.purge([firstId]));
    expect(await filesIn(folder)).toEqual(
      expect.not.arrayContaining([expect.stringContaining(sha256(picture))]),
    );
  });

  it('keeps the pictures when it cannot be told who else shows them', async () => {
    const folder = await temporaryFolder();
    const library = await libraryWith(folder, [second, lone]);
    const { data } = JSON.parse(await readFile(join(folder, 'records/0001.json'), 'utf8')) as {
      data: { summary: { id: string }; contentHash: string }[];
    };
    const hash = data.find(({ summary }) => summary.id === secondId)?.contentHash ?? '';
    await rm(join(folder, 'contents', hash.slice(0, 2), `${hash}.json`));
    valueOf(await library.trash([loneId]));
    valueOf(await library.purge([loneId]));
    expect(library.has(loneId)).toBe(false);
    expect(has(await filesIn(folder), sha256(own))).toBe(true);
  });

  it('passes over what is not in the trash, and what is not there', async () => {
    const folder = await temporaryFolder();
    const library = await libraryWith(folder, [first, second]);
    const tree = await treeOf(folder);
    expect(valueOf(await library.purge([firstId, unknownId]))).toEqual([]);
    expect(await treeOf(folder)).toEqual(tree);
  });

  it('lets the same file come again as if it were new', async () => {
    const folder = await temporaryFolder();
    const library = await libraryWith(folder, [first, third]);
    valueOf(await library.changeReading(firstId, { starred: true, tags: ['قديم'] }));
    valueOf(await library.trash([firstId]));
    valueOf(await library.purge([firstId]));
    expect(valueOf(await library.add([first]))).toMatchObject([{ outcome: 'added' }]);
    for (const it of [library, await reopened(folder, library)]) {
      const { reading } = valueOf(await it.open(firstId));
      expect(reading).toMatchObject({ starred: false, tags: [], trashedAt: null });
      expect(await it.check()).toMatchObject({ ok: true, articles: 2, findings: [] });
    }
  });

  it('is undone by an export of ours from before it when that is wished, with its bookmarks', async () => {
    const library = await libraryWith(await temporaryFolder(), [first, third]);
    const mark = valueOf(await library.addMark(firstId, { selector: selectorAt(0, 3) }));
    valueOf(await library.changeReading(firstId, { starred: true }));
    const kept: ImportedArticle[] = [];
    for await (const each of library.kept([firstId])) kept.push(valueOf(each));
    valueOf(await library.trash([firstId]));
    valueOf(await library.purge([firstId]));
    const left = { outcome: 'purged', purgedAt: expect.stringMatching(/^2026-/) as string };
    expect(valueOf(await library.plan(kept))).toMatchObject([left]);
    expect(valueOf(await library.add(kept))).toMatchObject([left]);
    expect(library.has(firstId)).toBe(false);
    valueOf(await library.add(kept, { bringBack: true }));
    expect(library.row(firstId)?.reading).toMatchObject({ trashedAt: null, starred: true });
    expect(library.bookmarks(firstId)).toMatchObject([{ id: mark.id }]);
    expect(await library.check()).toMatchObject({ ok: true, articles: 2, bookmarks: 1 });
  });

  it('is heeded when records are lost: what was deleted does not come back', async () => {
    const folder = await temporaryFolder();
    const library = await libraryWith(folder, [first, second]);
    const before = await temporaryFolder();
    await cp(join(folder, 'contents'), join(before, 'contents'), { recursive: true });
    valueOf(await library.trash([firstId]));
    valueOf(await library.purge([firstId]));
    await library.close();
    await cp(join(before, 'contents'), join(folder, 'contents'), { recursive: true });
    for (const file of ['records/0001.json', 'records/0001.json.1']) await rm(join(folder, file));
    const again = await openAt(folder);
    expect(again.rows().map(({ summary }) => summary.id)).toEqual([secondId]);
  });
});

async function reopened(folder: string, library: { close(): Promise<void> }) {
  await library.close();
  return openAt(folder);
}

const rounds = 6;

describe('a purge that is killed', () => {
  let scripts = '';
  let script = '';
  beforeAll(async () => {
    scripts = await mkdtemp(join(tmpdir(), 'maqal-purge-'));
    script = await bundle(join(import.meta.dirname, '../../torture/session.ts'), scripts);
  });
  afterAll(() => rm(scripts, { recursive: true, force: true }));

  const numbers = Array.from({ length: 12 }, (_, at) => at);
  const ids = numbers.map((number) => numberedArticle(number).article.id);
  const going = numbers.slice(1);

  /** Purges all articles but one, with SIGKILL so many milliseconds after it was asked for (null: when it is done); answers what was left. */
  async function purgeKilledAfter(template: string, delay: number | null): Promise<number> {
    const library = join(await temporaryFolder(), 'library');
    await cp(template, library, { recursive: true });
    const session = startSession(script);
    await session.ask({ verb: 'open', folder: library, access: 'write' });
    const answer = session.ask({ verb: 'purge', numbers: going }).catch(() => null);
    await (delay === null ? answer : wait(delay));
    await session.kill();

    const again = await openAt(library);
    expect(again.notices, `${delay} ms`).toEqual([]);
    expect(await again.check(), `${delay} ms`).toMatchObject({ ok: true });
    const left = again.rows().map(({ summary }) => summary.id);
    // Each is there whole, or gone; and gone when that was said.
    for (const id of left) expect(await again.open(id)).toMatchObject({ ok: true });
    expect(left).toContain(ids[0]);
    if ((await answer) !== null) expect(left).toHaveLength(1);
    valueOf(await again.purge(left));
    expect(again.rows()).toHaveLength(1);
    expect(await again.check(), `${delay} ms`).toMatchObject({ ok: true, findings: [] });
    await again.close();
    return left.length;
  }

  it('leaves a library that opens and is whole, and the next purge ends it', async () => {
    const template = join(await temporaryFolder(), 'library');
    const library = await openAt(template);
    valueOf(await library.add(numbers.map(numberedArticle)));
    valueOf(await library.addMark(ids[1] ?? '', { selector: selectorAt(0, 3), note: '' }));
    valueOf(await library.trash(ids.slice(1)));
    await library.close();
    // Each at another moment, and one at its end, however long the disk takes.
    for (let round = 0; round < rounds; round += 1) {
      await purgeKilledAfter(template, round * 10);
    }
    expect(await purgeKilledAfter(template, null)).toBe(1);
  }, 120_000);
});
