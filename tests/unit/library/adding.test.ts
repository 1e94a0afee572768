import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { numberedArticle, sha256 } from '../../torture/articles';
import {
  first,
  firstId,
  picture,
  second,
  secondId,
  third,
  thirdId,
  titlesOf,
  unknownId,
} from './samples';
import { codeOf, openAt, temporaryFolder, treeOf, valueOf } from './support';

describe('adding', () => {
  it('keeps articles, originals and pictures, and has them after reopening', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    const added = valueOf(await library.add([first, second]));
    expect(added).toMatchObject([
      { id: firstId, outcome: 'added', restored: false, mended: false },
      { id: secondId, outcome: 'added', restored: false, mended: false },
    ]);
    valueOf(await library.add([third]));
    const rows = library.rows();
    await library.close();

    const again = await openAt(folder);
    expect(again.notices).toEqual([]);
    expect(again.rows()).toEqual(rows);
    expect(rows.map(({ summary }) => summary.id)).toEqual([thirdId, secondId, firstId]);
    expect(rows[2]).toMatchObject({
      summary: { title: 'خبر أوّل', excerpt: 'فقرة أولى فقرة ثانية' },
      reading: { articleId: firstId, status: 'unread', trashedAt: null },
      bookmarkCount: 0,
    });
    expect(valueOf(await again.open(firstId)).article).toEqual(first.article);
    expect(await titlesOf(again.articles())).toEqual(['Third', 'خبر ثانٍ', 'خبر أوّل']);
    const original = join(folder, 'originals', firstId.slice(0, 2), firstId);
    expect(await readFile(original)).toEqual(first.original.bytes);
    const hash = sha256(picture);
    expect(await readFile(join(folder, 'assets', hash.slice(0, 2), hash))).toEqual(picture);
    expect(await again.check()).toEqual({ ok: true, articles: 3, bookmarks: 0, findings: [] });
  });

  it('tells duplicates, in the library and in the batch, and brings them back from the trash', async () => {
    const library = await openAt(await temporaryFolder());
    valueOf(await library.add([first]));
    valueOf(await library.trash([firstId]));
    const added = valueOf(await library.add([second, first, second, first]));
    expect(added).toMatchObject([
      { id: secondId, outcome: 'added', restored: false, mended: false },
      { id: firstId, outcome: 'duplicate', restored: true, mended: false },
      { id: secondId, outcome: 'duplicate', restored: false, mended: false },
      { id: firstId, outcome: 'duplicate', restored: false, mended: false },
    ]);
    expect(library.rows().map(({ reading }) => reading.trashedAt)).toEqual([null, null]);
  });

  it('fills several shards at once and goes on in the last one', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    const numbers = Array.from({ length: 600 }, (_, number) => number);
    valueOf(await library.add(numbers.slice(0, 530).map(numberedArticle)));
    valueOf(await library.add(numbers.slice(530).map(numberedArticle)));
    const rows = library.rows();
    expect(new Set(rows.map(({ summary }) => summary.id)).size).toBe(600);
    await library.close();
    const again = await openAt(folder);
    expect(again.rows()).toEqual(rows);
    expect(Object.keys(await treeOf(join(folder, 'records'))).sort()).toEqual([
      ...['0001.json', '0002.json', '0003.json', '0003.json.1'],
    ]);
  });

  it.each([
    ['an id that is not of the original', { ...first, original: second.original }],
    [
      'an asset under a false hash',
      { ...first, assets: [{ ...first.assets[0], hash: unknownId }] },
    ],
    ['an article against its schema', { ...first, article: { ...first.article, wordCount: -1 } }],
  ])('refuses %s, and adds nothing of the batch', async (_what, bad) => {
    const library = await openAt(await temporaryFolder());
    const result = await library.add([second, bad as typeof first]);
    expect(codeOf(result)).toBe('bad-request');
    expect(library.rows()).toEqual([]);
  });

  it.each(['originals', 'contents', 'assets'])(
    'makes damaged and missing %s whole when the article comes again',
    async (kind) => {
      const folder = await temporaryFolder();
      const library = await openAt(folder);
      valueOf(await library.add([first]));
      const tree = await treeOf(folder);
      const [path = ''] = Object.keys(tree).filter(
        (each) => each.startsWith(`${kind}/`) && /\w{64}/.test(each),
      );
      for (const harm of [() => writeFile(join(folder, path), 'x'), () => rm(join(folder, path))]) {
        await harm();
        expect((await library.check()).ok).toBe(false);
        expect(valueOf(await library.add([first]))[0]?.outcome).toBe('duplicate');
        expect(await treeOf(folder)).toEqual(tree);
      }
    },
  );

  it('takes a new reading of an article whose content is lost, and keeps what was done with it', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([second, first]));
    valueOf(await library.changeReading(firstId, { starred: true }));
    const before = library.rows();
    await rm(join(folder, 'contents'), { recursive: true });
    await mkdir(join(folder, 'contents'));
    const reread = { ...first, article: { ...first.article, title: 'عنوان أدق' } };
    valueOf(await library.add([reread]));
    await library.close();
    const again = await openAt(folder);
    expect(valueOf(await again.open(firstId))).toMatchObject({
      article: { title: 'عنوان أدق' },
      reading: { starred: true },
    });
    expect(again.rows()[0]).toMatchObject({
      summary: { title: 'عنوان أدق' },
      addedAt: before[0]?.addedAt,
    });
    expect(again.rows()).toHaveLength(2);
  });

  it('does not write a file again that is there', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first]));
    const path = join(folder, 'originals', firstId.slice(0, 2), firstId);
    await utimes(path, 1000, 1000);
    valueOf(await library.add([first]));
    expect((await stat(path)).mtimeMs).toBe(1_000_000);
  });
});
