import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/settings';
import { openLibrary } from '../../../src/main/library/library';
import { numberedArticle } from '../../torture/articles';
import { first, firstId, second, selectorAt } from './samples';
import { codeOf, openAt, temporaryFolder, treeOf, valueOf } from './support';

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
        ...[
          'assets',
          'bookmarks',
          'contents',
          'derived',
          'incoming',
          'originals',
          'reading',
          'records',
        ],
        ...['library.json', 'reports', 'reports.json', 'searches.json', 'settings.json'],
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
    valueOf(
      await again.addMark(again.rows()[0]?.summary.id ?? '', {
        selector: selectorAt(0, 1),
        note: '',
      }),
    );
    await again.close();

    await rm(join(folder, 'records', '0002.json'));
    const third = await openAt(folder);
    expect(third.notices).toMatchObject([{ file: 'records/0002.json' }]);
    expect(third.rows()).toHaveLength(300);
    expect(third.bookmarks(null)).toHaveLength(1);
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
      library.addMark(firstId, { selector: selectorAt(at, at + 1), note: '' }),
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
