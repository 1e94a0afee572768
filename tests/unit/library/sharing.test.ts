import { readdir, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { seal } from '../../../src/main/durable/envelope';
import type { Library, OthersChanges } from '../../../src/main/library/library';
import { importedFrom, numberedArticle } from '../../torture/articles';
import { first, firstId, second, secondId, selectorAt } from './samples';
import { codeOf, openAt, temporaryFolder, treeOf, valueOf } from './support';
import { numbers, titles, twoAt, withinASecond } from './twoPrograms';

const nothing = {
  ...{ added: [], trashed: [], restored: [], purged: [], replaced: [], changed: [] },
  settings: false,
  searches: false,
};

describe('what another program did', () => {
  it.each(['read', 'write'] as const)(
    'is shown within a second by one that may %s',
    async (may) => {
      const { one, other, told } = await twoAt(may);
      const steps: readonly [() => Promise<unknown>, () => unknown, Partial<OthersChanges>][] = [
        [() => one.add([second]), () => other.has(secondId), { added: [secondId] }],
        [
          () => one.addMark(firstId, { selector: selectorAt(0, 3), note: 'ملاحظة' }),
          () => other.bookmarks(firstId)[0]?.note === 'ملاحظة' && other.row(firstId)?.bookmarkCount,
          { changed: [firstId] },
        ],
        [
          () => one.changeReading(firstId, { starred: true }),
          () => other.row(firstId)?.reading.starred,
          { changed: [firstId] },
        ],
        [
          () => one.changeSettings({ fontSize: 31 }),
          () => other.settings().fontSize === 31,
          { settings: true },
        ],
        [
          () => one.searches.keep({ text: 'بحر', strict: [] }),
          () => other.searches.all()[0]?.text === 'بحر',
          { searches: true },
        ],
        [() => one.trash([secondId]), () => other.isTrashed(secondId), { trashed: [secondId] }],
        [() => one.restore([secondId]), () => !other.isTrashed(secondId), { restored: [secondId] }],
        [
          () =>
            one.replace(
              { ...second, article: { ...second.article, title: 'عنوان آخر' } },
              { encoding: null, corrections: null },
            ),
          () => other.row(secondId)?.summary.title === 'عنوان آخر',
          { replaced: [secondId] },
        ],
        [() => one.trash([firstId]), () => other.isTrashed(firstId), { trashed: [firstId] }],
        [() => one.purge([firstId]), () => !other.has(firstId), { purged: [firstId] }],
      ];
      for (const [act, isSeen, facts] of steps) {
        told.length = 0;
        valueOf((await act()) as Awaited<ReturnType<Library['trash']>>);
        await withinASecond(() => {
          expect(isSeen()).toBeTruthy();
        });
        expect(told).toEqual([{ ...nothing, ...facts }]);
      }
      expect(other.rows()).toEqual(one.rows());
    },
  );

  it('is told in one piece when it was much, shards that are new among it', async () => {
    const { one, other, told } = await twoAt('read');
    valueOf(await one.add(numbers(0, 600)));
    await withinASecond(() => {
      expect(other.rows()).toHaveLength(601);
    });
    expect(told.length).toBeLessThan(4);
    expect(told.flatMap(({ added }) => added)).toHaveLength(600);
    expect(titles(other)).toEqual(titles(one));
    expect(await other.check()).toMatchObject({ ok: true, articles: 601, findings: [] });
  });

  it('is in memory before a change is made on it', async () => {
    const { one, other } = await twoAt();
    for (let round = 0; round < 20; round += 1) {
      const [writer, next] = round % 2 === 0 ? [one, other] : [other, one];
      valueOf(await writer.add([numberedArticle(round)]));
      // Into the same shard, at once: what the one wrote must not be written over by the other.
      valueOf(await next.changeReading(numberedArticle(round).article.id, { starred: true }));
    }
    expect(one.rows().filter(({ reading }) => reading.starred)).toHaveLength(20);
    await one.close();
    await other.close();
    const again = await openAt(one.folder);
    expect(again.notices).toEqual([]);
    expect(again.rows().filter(({ reading }) => reading.starred)).toHaveLength(20);
  });

  it('is not told to one that did it itself, nor a second time', async () => {
    const { one, other, told } = await twoAt();
    const toOne: OthersChanges[] = [];
    one.follow((changes) => toOne.push(changes));
    valueOf(await one.add([second]));
    valueOf(await other.changeReading(secondId, { starred: true }));
    valueOf(await one.changeReading(firstId, { starred: true }));
    valueOf(await other.changeSettings({ fontSize: 30 }));
    expect(told).toEqual([
      { ...nothing, added: [secondId] },
      { ...nothing, changed: [firstId] },
    ]);
    expect(toOne).toEqual([{ ...nothing, changed: [secondId] }]);
  });

  it('counts even where a file has the size and the time of the one before it', async () => {
    const { folder, one, other } = await twoAt();
    const settings = join(folder, 'settings.json');
    valueOf(await one.changeSettings({ fontSize: 30 }));
    valueOf(await other.changeSettings({ fontSize: 31 }));
    const { mtime, size } = await stat(settings);
    valueOf(await one.changeSettings({ fontSize: 32 }));
    await utimes(settings, mtime, mtime);
    expect((await stat(settings)).size).toBe(size);
    valueOf(await other.changeSettings({ theme: 'dark' }));
    expect(other.settings()).toMatchObject({ fontSize: 32, theme: 'dark' });
  });
});

describe('turns', () => {
  it('come to one that asks between two changes of one that makes many', async () => {
    const { one, other } = await twoAt();
    const ended: string[] = [];
    const many = Array.from({ length: 60 }, async (_, at) => {
      valueOf(await one.changeSettings({ fontSize: 16 + (at % 20) }));
      ended.push('one');
    });
    const few = Array.from({ length: 3 }, async () => {
      valueOf(await other.addMark(firstId, { selector: selectorAt(0, 3), note: '' }));
      ended.push('other');
    });
    await Promise.all([...many, ...few]);
    // Each of the few has waited for one of the many, and for what was under way when it asked.
    expect(ended.lastIndexOf('other')).toBeLessThan(10);
    expect(ended).toHaveLength(63);
    expect(other.bookmarks(firstId)).toHaveLength(3);
  });

  it('are kept by one that is alone, at no cost of files', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    valueOf(await library.add([first]));
    const { ino } = await stat(join(folder, 'writer.lock'));
    for (let at = 0; at < 5; at += 1) valueOf(await library.changeSettings({ fontSize: 20 + at }));
    expect((await stat(join(folder, 'writer.lock'))).ino).toBe(ino);
    const names = await readdir(folder);
    expect(names.filter((name) => name.includes('lock'))).toEqual(['writer.lock']);
  });

  it('leave nothing behind when all have closed', async () => {
    const { folder, one, other } = await twoAt();
    valueOf(await one.changeSettings({ fontSize: 30 }));
    valueOf(await other.changeSettings({ fontSize: 31 }));
    await Promise.all([one.close(), other.close()]);
    expect((await readdir(folder)).filter((name) => name.includes('lock'))).toEqual([]);
    expect(codeOf(await one.changeSettings({ fontSize: 32 }))).toBe('cancelled');
  });
});

describe('a file that is not whole', () => {
  it('is nothing to a follower, which keeps what it knows and looks again', async () => {
    const { folder, other, one } = await twoAt('read');
    await one.close();
    const records = join(folder, 'records/0001.json');
    await rename(records, `${records}.away`);
    await writeFile(records, '{"half');
    await writeFile(join(folder, 'settings.json'), '');
    const tree = await treeOf(folder);
    await vi.waitFor(async () => {
      // Looked at it, by its own account: what stands beside is seen.
      expect(await other.check()).toMatchObject({ ok: false });
    });
    expect(titles(other)).toEqual(['خبر أوّل']);
    expect(other.notices).toEqual([]);
    expect(await treeOf(folder)).toEqual(tree);
    await rename(`${records}.away`, records);
    expect(titles(other)).toEqual(['خبر أوّل']);
  });

  it('is set aside by the one whose turn it is, and made whole of the best there is', async () => {
    const { folder, one, other } = await twoAt();
    valueOf(await one.changeReading(firstId, { starred: true }));
    valueOf(await one.add([second]));
    await one.close();
    await writeFile(join(folder, 'records/0001.json'), 'damaged');
    valueOf(await other.changeReading(firstId, { progress: 0.5 }));
    expect(other.notices).toMatchObject([
      {
        kind: 'library-restored',
        file: 'records/0001.json',
        keptAs: expect.stringMatching(/damaged-/) as string,
      },
    ]);
    expect(other.row(firstId)?.reading).toMatchObject({ starred: true, progress: 0.5 });
    await other.close();
    const again = await openAt(folder);
    expect(again.notices).toEqual([]);
    expect(again.has(firstId)).toBe(true);
  });

  it('is neither overwritten nor read when a later version of the program wrote it', async () => {
    const { folder, one, other } = await twoAt();
    valueOf(await one.changeSettings({ fontSize: 30 }));
    await one.close();
    const newer = { store: 'settings', schema: 99, savedAt: new Date().toISOString(), seq: 9 };
    const { bytes } = seal(newer, Buffer.from('{"unknown":true}'));
    await writeFile(join(folder, 'settings.json'), bytes);
    const tree = await treeOf(folder);
    expect(codeOf(await other.add([second]))).toBe('library-newer');
    expect(codeOf(await other.add([importedFrom('x.txt', 'x\ny')]))).toBe('library-newer');
    await other.close();
    const after = await treeOf(folder);
    delete tree['writer.lock'];
    expect(after).toEqual(tree);
  });
});
