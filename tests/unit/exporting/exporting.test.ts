import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KeptArticle } from '#shared/imported';
import type { Result } from '#shared/result';
import { exportArticles } from '../../../src/main/exporting/exporting';
import { importFile } from '../../../src/main/importing/pipeline';
import { importPath } from '../../../src/main/workers/importPath';
import { failCalls } from '../../torture/disk/failCalls';
import { importedFrom, numberedArticle } from '../../torture/articles';
import { temporaryFolder } from '../../support/temporaryFolder';
import { openAt, valueOf } from '../library/support';
import { everythingIn, exported } from './support';

const now = '2026-05-01T10:00:00.000Z';

async function* from(
  articles: readonly Result<KeptArticle>[],
  thrown?: Error,
): AsyncGenerator<Result<KeptArticle>> {
  for (const article of articles) yield await Promise.resolve(article);
  if (thrown !== undefined) throw thrown;
}

async function keptArticles(count: number): Promise<Result<KeptArticle>[]> {
  const library = await openAt(join(await temporaryFolder(), 'library'));
  valueOf(await library.add(Array.from({ length: count }, (_, at) => numberedArticle(at))));
  const kept = await everythingIn(library);
  await library.close();
  return kept.map((value) => ({ ok: true, value }));
}

describe('a file that cannot be written', () => {
  it.each<[string, (folder: string) => Promise<string>]>([
    ['in a folder that is not there', async (folder) => join(folder, 'gone/x.zip')],
    [
      'where a folder is',
      async (folder) => {
        await mkdir(join(folder, 'x.zip/y'), { recursive: true });
        return join(folder, 'x.zip');
      },
    ],
  ])('%s leaves nothing behind', async (_, prepare) => {
    const folder = await temporaryFolder();
    const path = await prepare(folder);
    const before = await readdir(folder);
    const result = await exportArticles(from(await keptArticles(2)), path, { now });
    expect(result).toMatchObject({ ok: false, error: { code: 'unwritable-file', file: 'x.zip' } });
    expect(await readdir(folder)).toEqual(before);
  });

  it.each([
    ['ENOSPC', 'no-room-for-file'],
    ['EIO', 'unwritable-file'],
  ])('a disk that fails with %s midway leaves what was there before', async (errno, code) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'x.zip'), 'the export of yesterday');
    const thrown = Object.assign(new Error(errno), { code: errno });
    const articles = from(await keptArticles(5), thrown);
    const result = await exportArticles(articles, join(folder, 'x.zip'), { now });
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(await readdir(folder)).toEqual(['x.zip']);
    expect(await readFile(join(folder, 'x.zip'), 'utf8')).toBe('the export of yesterday');
  });
});

it.each(['ENOSPC', 'EIO'] as const)(
  'a disk that fails once with %s, at whatever call, leaves what was there or what is whole',
  async (errno) => {
    const folder = await temporaryFolder();
    const path = join(folder, 'x.zip');
    const kept = await keptArticles(2);
    const code = errno === 'ENOSPC' ? 'no-room-for-file' : 'unwritable-file';
    const failedCalls = new Set<string>();
    for (let at = 1; ; at += 1) {
      await writeFile(path, 'the export of yesterday');
      const disk = failCalls(folder, (count) => (count === at ? errno : null));
      const result = await exportArticles(from(kept), path, { now });
      disk.stop();
      expect(await readdir(folder)).toEqual(['x.zip']);
      const isYesterdays = (await readFile(path, 'latin1')).startsWith('the export');
      if (disk.failed.length === 0) expect([result.ok, isYesterdays]).toEqual([true, false]);
      if (disk.count() < at) break;
      for (const name of disk.failed) failedCalls.add(name);
      if (isYesterdays) expect(result).toMatchObject({ ok: false, error: { code } });
      else expect(await outcomeOf(path)).toBe(2);
    }
    expect([...failedCalls]).toEqual(
      expect.arrayContaining(['open', 'file.writeFile', 'file.sync', 'rename']),
    );
  },
);

/** How many articles an import finds in a file. */
async function outcomeOf(path: string): Promise<number> {
  let found = 0;
  const result = await importPath(path, '', ({ articles }) => {
    found += articles.length;
    return Promise.resolve();
  });
  valueOf(result);
  return found;
}

describe('an export that is cancelled', () => {
  it.each([1, 2, 5])('after %i articles leaves what was there before', async (after) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'x.zip'), 'the export of yesterday');
    const cancelling = new AbortController();
    const heard: number[] = [];
    const result = await exportArticles(from(await keptArticles(5)), join(folder, 'x.zip'), {
      ...{ now, signal: cancelling.signal },
      told(articles) {
        heard.push(articles);
        if (articles === after) cancelling.abort();
      },
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(heard).toEqual(Array.from({ length: after }, (_, at) => at + 1));
    expect(await readdir(folder)).toEqual(['x.zip']);
    expect(await readFile(join(folder, 'x.zip'), 'utf8')).toBe('the export of yesterday');
  });
});

describe('a library', () => {
  it('of nothing needs no file', async () => {
    const folder = await temporaryFolder();
    const result = await exportArticles(from([]), join(folder, 'x.zip'), { now });
    expect(valueOf(result)).toEqual({ file: null, articles: 0, failures: [] });
    expect(await readdir(folder)).toEqual([]);
  });

  it('with a damaged article says so, and exports the others', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(join(folder, 'library'));
    valueOf(await library.add([1, 2, 3].map(numberedArticle)));
    const [, lost] = [1, 2, 3].map((number) => numberedArticle(number).article.id);
    await rm(join(folder, 'library/originals', lost!.slice(0, 2), lost!));
    const path = join(folder, 'x.zip');
    const report = valueOf(await exportArticles(library.kept(), path, { now }));
    expect(report).toMatchObject({ articles: 2, failures: [{ code: 'not-found', file: '2.txt' }] });
  });
});

it('stores what would unpack to a suspicious size', async () => {
  const folder = await temporaryFolder();
  const library = await openAt(join(folder, 'library'));
  valueOf(await library.add([importedFrom('long.txt', `عنوان\n${'ا'.repeat(4_000_000)}`)]));
  const bytes = new Uint8Array(await readFile(await exported(library, join(folder, 'x.zip'))));
  expect(valueOf(await importFile({ name: 'x.zip', bytes })).articles).toHaveLength(1);
});
