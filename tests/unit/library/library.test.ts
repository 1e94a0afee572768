import { createHash } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '#shared/article';
import { defaultSettings } from '#shared/settings';
import { openLibrary } from '../../../src/main/library/library';
import { importedFrom, numberedArticle, sha256 } from '../../torture/articles';
import { codeOf, openAt, temporaryFolder, treeOf, valueOf } from './support';

const picture = Buffer.from('not quite a picture');
const first = importedFrom('خبر.txt', 'خبر أوّل\nفقرة أولى\nفقرة ثانية', picture);
const second = importedFrom('second.txt', 'خبر ثانٍ\nفقرة');
const third = importedFrom('third.txt', 'Third\nA paragraph.');
const [firstId, secondId, thirdId] = [first.article.id, second.article.id, third.article.id];
const unknownId = 'f'.repeat(64);

const selectorAt = (start: number, end: number) => ({
  quote: { exact: 'x'.repeat(end - start), prefix: '', suffix: '' },
  position: { start, end },
});

async function all(articles: AsyncIterable<Article>): Promise<string[]> {
  const titles: string[] = [];
  for await (const article of articles) titles.push(article.title);
  return titles;
}

describe('opening', () => {
  it('makes a new library, with every default, and says nothing about it', async () => {
    const folder = join(await temporaryFolder(), 'below', 'library');
    const library = await openAt(folder);
    expect(library.notices).toEqual([]);
    expect(library.rows()).toEqual([]);
    expect(library.settings()).toEqual(defaultSettings);
    expect(await library.check()).toEqual({ ok: true, articles: 0, bookmarks: 0, findings: [] });
  });

  it('has nothing to read where there is no library, and makes none', async () => {
    const folder = await temporaryFolder();
    const options = { folder, clock: () => new Date(), access: 'read' } as const;
    expect(codeOf(await openLibrary(options))).toBe('library-gone');
    expect(await treeOf(folder)).toEqual({});
  });

  it.each(['write', 'read'] as const)('does not take a file for a folder (%s)', async (access) => {
    const folder = join(await temporaryFolder(), 'library');
    await writeFile(folder, 'a file');
    const result = await openLibrary({ folder, clock: () => new Date(), access });
    expect(codeOf(result)).toBe('library-gone');
    expect(await readFile(folder, 'utf8')).toBe('a file');
  });

  it('leaves nothing behind but the library, and sweeps what a dead writer left', async () => {
    const folder = await temporaryFolder();
    await (await openAt(folder)).close();
    const before = await treeOf(folder);
    for (const path of ['library.json', 'incoming/ab', 'records/0001.json']) {
      await writeFile(join(folder, `${path}.0123456789abcdef.tmp`), 'half a f');
    }
    await (await openAt(folder)).close();
    expect(await treeOf(folder)).toEqual(before);
    expect(Object.keys(before).sort()).toEqual(
      [
        ...['assets', 'bookmarks', 'contents', 'incoming', 'originals', 'reading', 'records'],
        ...['library.json', 'settings.json'],
      ].sort(),
    );
  });

  it('goes on where the making of a library was cut short', async () => {
    const folder = await temporaryFolder();
    await (await openAt(folder)).close();
    await rm(join(folder, 'library.json'));
    const library = await openAt(folder);
    expect(library.notices).toEqual([]);
    expect((await library.check()).ok).toBe(true);
  });
});

describe('a save that was cut short', () => {
  it('after the present generation got its second name: the next one goes on', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.changeSettings({ fontSize: 30 }));
    const present = await readFile(join(folder, 'settings.json'));
    await rm(join(folder, 'settings.json.1'));
    await link(join(folder, 'settings.json'), join(folder, 'settings.json.1'));
    valueOf(await library.changeSettings({ fontSize: 31 }));
    expect(await readFile(join(folder, 'settings.json.1'))).toEqual(present);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('before the catalog counted a new shard: what is in it is there, and counted', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    const numbers = Array.from({ length: 300 }, (_, number) => number);
    valueOf(await library.add(numbers.slice(0, 10).map(numberedArticle)));
    const catalog = await readFile(join(folder, 'library.json'));
    valueOf(await library.add(numbers.slice(10).map(numberedArticle)));
    await library.close();
    await writeFile(join(folder, 'library.json'), catalog);
    await rm(join(folder, 'bookmarks', '0002.json'));

    const again = await openAt(folder);
    expect(again.notices).toEqual([]);
    expect(again.rows()).toHaveLength(300);
    valueOf(await again.addBookmark(again.rows()[0]?.summary.id ?? '', selectorAt(0, 1), ''));
    await again.close();

    await rm(join(folder, 'records', '0002.json'));
    const third = await openAt(folder);
    expect(third.notices).toMatchObject([{ file: 'records/0002.json' }]);
    expect(third.rows()).toHaveLength(300);
    expect(third.bookmarks(null)).toHaveLength(1);
  });
});

describe('adding', () => {
  it('keeps articles, originals and pictures, and has them after reopening', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    const added = valueOf(await library.add([first, second]));
    expect(added).toEqual([
      { id: firstId, outcome: 'added', restored: false },
      { id: secondId, outcome: 'added', restored: false },
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
    expect(await all(again.articles())).toEqual(['Third', 'خبر ثانٍ', 'خبر أوّل']);
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
    expect(added).toEqual([
      { id: secondId, outcome: 'added', restored: false },
      { id: firstId, outcome: 'duplicate', restored: true },
      { id: secondId, outcome: 'duplicate', restored: false },
      { id: firstId, outcome: 'duplicate', restored: false },
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

describe('reading', () => {
  it('changes what it is told to and keeps the rest', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first, second]));
    const place = selectorAt(2, 5);
    valueOf(await library.changeReading(firstId, { status: 'reading', progress: 0.5, place }));
    const after = valueOf(await library.changeReading(firstId, { starred: true }));
    expect(after).toMatchObject({ status: 'reading', progress: 0.5, place, starred: true });
    await library.close();
    const again = await openAt(folder);
    expect(valueOf(await again.open(firstId)).reading).toEqual(after);
    expect(again.rows().map(({ reading }) => reading.starred)).toEqual([false, true]);
  });

  it('does not write when nothing changes', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first]));
    const before = valueOf(await library.changeReading(firstId, { progress: 0.25 }));
    const tree = await treeOf(folder);
    expect(valueOf(await library.changeReading(firstId, { progress: 0.25 }))).toEqual(before);
    expect(await treeOf(folder)).toEqual(tree);
  });

  it.each([
    ['an unknown article', unknownId, {}, 'not-found'],
    ['a progress beyond the end', firstId, { progress: 2 }, 'bad-request'],
  ])('refuses %s', async (_what, id, change, code) => {
    const library = await openAt(await temporaryFolder());
    valueOf(await library.add([first]));
    const rows = library.rows();
    expect(codeOf(await library.changeReading(id, change))).toBe(code);
    expect(library.rows()).toEqual(rows);
  });
});

describe('the trash', () => {
  it('takes articles out of sight and gives them back as they were', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first, second]));
    valueOf(await library.changeReading(firstId, { starred: true }));
    valueOf(await library.trash([firstId, firstId]));
    await library.close();

    const again = await openAt(folder);
    expect(again.rows().find(({ summary }) => summary.id === firstId)?.reading).toMatchObject({
      starred: true,
      trashedAt: expect.any(String) as string,
    });
    expect(again.has(firstId)).toBe(true);
    expect(await all(again.articles())).toEqual(['خبر ثانٍ']);
    expect(await all(again.articles([firstId, secondId]))).toEqual(['خبر ثانٍ']);
    valueOf(await again.restore([firstId]));
    expect(await all(again.articles([firstId, unknownId]))).toEqual(['خبر أوّل']);
    expect((await again.check()).ok).toBe(true);
  });

  it('changes nothing when one of the articles is unknown', async () => {
    const library = await openAt(await temporaryFolder());
    valueOf(await library.add([first]));
    expect(codeOf(await library.trash([firstId, unknownId]))).toBe('not-found');
    expect(library.rows()[0]?.reading.trashedAt).toBe(null);
  });
});

describe('bookmarks', () => {
  it('lists them in the order of the text, and of all newest first without the trash', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first, second]));
    const late = valueOf(await library.addBookmark(firstId, selectorAt(9, 12), 'آخر'));
    const other = valueOf(await library.addBookmark(secondId, selectorAt(0, 2), ''));
    const early = valueOf(await library.addBookmark(firstId, selectorAt(0, 4), 'أول'));
    await library.close();
    const again = await openAt(folder);
    expect(again.bookmarks(firstId)).toEqual([early, late]);
    expect(valueOf(await again.open(firstId)).bookmarks).toEqual([early, late]);
    expect(again.bookmarks(null)).toEqual([early, other, late]);
    expect(again.rows().map(({ bookmarkCount }) => bookmarkCount)).toEqual([1, 2]);
    valueOf(await again.trash([firstId]));
    expect(again.bookmarks(null)).toEqual([other]);
    expect(again.bookmarks(firstId)).toEqual([early, late]);
  });

  it('removes by a tombstone that can be undone', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first]));
    const { id } = valueOf(await library.addBookmark(firstId, selectorAt(0, 4), 'a'));
    const noted = valueOf(await library.noteBookmark(id, 'b'));
    expect(noted.note).toBe('b');
    const removed = valueOf(await library.removeBookmark(id));
    expect(valueOf(await library.removeBookmark(id))).toEqual(removed);
    expect(library.bookmarks(firstId)).toEqual([]);
    expect(codeOf(await library.noteBookmark(id, 'c'))).toBe('not-found');
    await library.close();
    const again = await openAt(folder);
    expect(again.bookmarks(null)).toEqual([]);
    expect(again.rows()[0]?.bookmarkCount).toBe(0);
    const restored = valueOf(await again.restoreBookmark(id));
    expect(restored).toEqual({ ...noted, updatedAt: restored.updatedAt });
    expect(again.bookmarks(firstId)).toEqual([restored]);
  });

  it('belongs to an article and names a place', async () => {
    const library = await openAt(await temporaryFolder());
    valueOf(await library.add([first]));
    const none = 'b7a0c9a4-7a07-4a3e-9d53-6f1f5b6b7c11';
    const backwards = { ...selectorAt(0, 4), position: { start: 4, end: 0 } };
    expect(codeOf(await library.addBookmark(unknownId, selectorAt(0, 4), ''))).toBe('not-found');
    expect(codeOf(await library.addBookmark(firstId, backwards, ''))).toBe('bad-request');
    expect(codeOf(await library.removeBookmark(none))).toBe('not-found');
    expect(library.bookmarks(null)).toEqual([]);
  });
});

describe('settings', () => {
  it('remembers what was chosen; what a name without a value would change stays', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.changeSettings({ theme: 'sepia' }));
    const change = { fontSize: 24, theme: undefined } as { fontSize: number };
    valueOf(await library.changeSettings(change));
    await library.close();
    const again = await openAt(folder);
    expect(again.settings()).toEqual({ ...defaultSettings, theme: 'sepia', fontSize: 24 });
    expect(codeOf(await again.changeSettings({ fontSize: 1000 }))).toBe('bad-request');
    expect(again.settings().fontSize).toBe(24);
  });

  it('fills in the defaults of settings that an earlier version did not have', async () => {
    const folder = await temporaryFolder();
    await (await openAt(folder)).close();
    const file = join(folder, 'settings.json');
    const saved = JSON.parse(await readFile(file, 'utf8')) as object;
    const blank = `${JSON.stringify({ ...saved, sha256: '0'.repeat(64), data: { theme: 'dark' } })}\n`;
    const hash = createHash('sha256').update(blank).digest('hex');
    await writeFile(file, blank.replace('0'.repeat(64), hash));
    const library = await openAt(folder);
    expect(library.notices).toEqual([]);
    expect(library.settings()).toEqual({ ...defaultSettings, theme: 'dark' });
  });
});

describe('access', () => {
  it('reads while another writes, and changes nothing', async () => {
    const folder = await temporaryFolder();
    const writer = await openAt(folder);
    valueOf(await writer.add([first]));
    const tree = await treeOf(folder);
    const reader = await openAt(folder, 'read');
    expect(reader.rows()).toEqual(writer.rows());
    expect(codeOf(await reader.add([second]))).toBe('read-only');
    expect(codeOf(await reader.trash([firstId]))).toBe('read-only');
    expect(codeOf(await reader.changeSettings({ theme: 'dark' }))).toBe('read-only');
    expect((await reader.check()).ok).toBe(true);
    await reader.close();
    expect(await treeOf(folder)).toEqual(tree);
  });

  it('does what was asked for before closing, and nothing after', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    const adding = library.add([first]);
    await library.close();
    expect(valueOf(await adding)[0]?.outcome).toBe('added');
    expect(codeOf(await library.add([second]))).toBe('cancelled');
    expect((await openAt(folder)).rows()).toHaveLength(1);
  });

  it('makes changes asked for at once one after the other', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first]));
    const marks = Array.from({ length: 20 }, (_, at) =>
      library.addBookmark(firstId, selectorAt(at, at + 1), ''),
    );
    const changes = [
      library.changeReading(firstId, { starred: true }),
      library.changeReading(firstId, { progress: 1 }),
    ];
    for (const mark of await Promise.all(marks)) valueOf(mark);
    for (const change of await Promise.all(changes)) valueOf(change);
    await library.close();
    const again = await openAt(folder);
    expect(again.bookmarks(firstId)).toHaveLength(20);
    expect(again.rows()[0]?.reading).toMatchObject({ starred: true, progress: 1 });
  });
});

describe('check', () => {
  const harms = [
    ['missing', 'originals', (path: string) => rm(path)],
    ['damaged', 'originals', (path: string) => writeFile(path, 'x')],
    ['missing', 'contents', (path: string) => rm(path)],
    ['damaged', 'contents', (path: string) => writeFile(path, 'x')],
    ['missing', 'assets', (path: string) => rm(path)],
    ['damaged', 'assets', (path: string) => writeFile(path, 'x')],
  ] as const;
  const names = { originals: 'original', contents: 'content', assets: 'asset' };

  it.each(harms)('finds a %s file of the %s', async (kind, folderName, harm) => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first]));
    const [file = ''] = Object.keys(await treeOf(join(folder, folderName))).filter((name) =>
      name.includes('/'),
    );
    await harm(join(folder, folderName, file));
    const id = folderName === 'assets' ? sha256(picture) : firstId;
    const report = await library.check();
    expect(report.ok).toBe(false);
    expect(report.findings.filter((finding) => finding.kind !== 'orphan')).toEqual([
      { kind, what: names[folderName], id },
    ]);
    if (folderName === 'contents') {
      const code = kind === 'missing' ? 'not-found' : 'library-damaged';
      expect(codeOf(await library.open(firstId))).toBe(code);
      expect(await all(library.articles())).toEqual([]);
    }
  });

  it('lists orphans without failing', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first]));
    await writeFile(join(folder, 'originals', firstId.slice(0, 2), unknownId), 'stray');
    expect(await library.check()).toMatchObject({
      ok: true,
      articles: 1,
      findings: [{ kind: 'orphan', what: 'original', id: unknownId }],
    });
  });

  it('looks at the stores on disk, not at those in memory', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.changeSettings({ theme: 'dark' }));
    await writeFile(join(folder, 'settings.json'), '{}');
    await writeFile(join(folder, 'settings.json.1'), '{}');
    await rm(join(folder, 'library.json'));
    expect(await library.check()).toMatchObject({
      ok: false,
      findings: [
        { kind: 'missing', what: 'record', id: 'library.json' },
        { kind: 'damaged', what: 'record', id: 'settings.json' },
        { kind: 'damaged', what: 'record', id: 'settings.json.1' },
      ],
    });
  });
});
