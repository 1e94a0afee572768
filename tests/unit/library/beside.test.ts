import { readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importedFrom } from '../../torture/articles';
import { first, firstId, second } from './samples';
import { openAt, temporaryFolder, treeOf, valueOf } from './support';
import { numbers, titles, twoAt, withinASecond } from './twoPrograms';

describe('a purge in the one program', () => {
  it('is made in parts when it is large: a picture of the first and the last goes with the last', async () => {
    const folder = await temporaryFolder();
    const library = await openAt(folder);
    const picture = Buffer.from('of two');
    const many = Array.from({ length: 600 }, (_, number) =>
      importedFrom(
        `${number}.txt`,
        `خبر ${number}\nفقرة`,
        number % 599 === 0 ? picture : undefined,
      ),
    );
    valueOf(await library.add(many));
    const ids = many.map(({ article }) => article.id);
    valueOf(await library.trash(ids));
    expect(valueOf(await library.purge(ids))).toEqual(ids);
    expect(await library.check()).toEqual({ ok: true, articles: 0, bookmarks: 0, findings: [] });
    const tree = Object.keys(await treeOf(folder));
    expect(tree.filter((path) => /[0-9a-f]{64}/.test(path))).toEqual([]);
  });

  const many = Array.from({ length: 40 }, (_, number) =>
    importedFrom(`${number}.txt`, `خبر ${number}\nفقرة`, Buffer.from(`picture ${number % 7}`)),
  );
  const ids = many.map(({ article }) => article.id);

  it('takes no file away that an import in the other has just brought', async () => {
    const { one, other } = await twoAt();
    for (let round = 0; round < 12; round += 1) {
      valueOf(await one.add(many));
      valueOf(await one.trash(ids));
      // Half of them come again while they go: what was said to be kept has all of its files.
      const [, added] = await Promise.all([one.purge(ids), other.add(many.slice(round % 2, 20))]);
      valueOf(added);
      const report = await other.check();
      expect(report.findings).toEqual([]);
      for (const { article } of many.slice(round % 2, 20)) {
        expect(other.row(article.id)?.reading.trashedAt).toBe(null);
        expect((await other.open(article.id)).ok).toBe(true);
      }
    }
    valueOf(await one.trash(ids.filter((id) => one.has(id))));
    valueOf(await one.purge(ids));
    await withinASecond(() => {
      expect(titles(other)).toEqual(['خبر أوّل']);
    });
    expect((await other.check()).findings).toEqual([]);
  });

  it('that was undone by an import is not done again by one that saw the half of that', async () => {
    const { folder, one, other } = await twoAt();
    const reading = join(folder, 'reading/0001.json');
    const replaceBy = async (bytes: Buffer) => {
      await writeFile(`${reading}.new`, bytes);
      await rename(`${reading}.new`, reading);
    };
    valueOf(await other.trash([firstId]));
    valueOf(await other.purge([firstId]));
    const tombstone = await readFile(reading);
    valueOf(await other.add([first]));
    const revived = await readFile(reading);
    // As if the other were between the two files that bring an article back.
    await replaceBy(tombstone);
    await withinASecond(() => {
      expect(one.has(firstId)).toBe(false);
    });
    await replaceBy(revived);
    await withinASecond(() => {
      expect(one.has(firstId)).toBe(true);
    });
    await replaceBy(tombstone);
    await withinASecond(() => {
      expect(one.has(firstId)).toBe(false);
    });
    await replaceBy(revived);
    valueOf(await one.add([second]));
    await Promise.all([one.close(), other.close()]);
    const again = await openAt(folder);
    expect(titles(again).sort()).toEqual(['خبر أوّل', 'خبر ثانٍ'].sort());
    expect((await again.check()).findings).toEqual([]);
  });

  it('passes over what the other has taken out of the trash, and keeps its picture', async () => {
    const { one, other } = await twoAt();
    valueOf(await one.add(many));
    valueOf(await one.trash(ids));
    const [kept = ''] = ids;
    const [purged, restored] = await Promise.all([one.purge(ids), other.restore([kept])]);
    // Whichever came first: both or none of them have the article.
    expect(valueOf(purged).includes(kept)).toBe(!restored.ok);
    expect((await one.check()).findings).toEqual([]);
    valueOf(await other.changeSettings({ fontSize: 30 }));
    expect(other.has(kept)).toBe(restored.ok);
  });
});

describe('a repair in the one program', () => {
  it('leaves an article alone that is whole by now, though an earlier reading of it lies there', async () => {
    const { folder, one, other } = await twoAt();
    const again = { ...first, article: { ...first.article, title: 'عنوان آخر' } };
    const before = Object.keys(await treeOf(folder)).filter((path) =>
      /^contents.*json$/.test(path),
    );
    valueOf(await other.replace(again, { encoding: null, corrections: null }));
    const later = Date.now() / 1000 + 60;
    for (const path of before) await utimes(join(folder, path), later, later);
    expect(valueOf(await one.mending.recover([firstId]))).toEqual([]);
    expect(titles(one)).toEqual(['عنوان آخر']);
  });

  it('finds no fault with what the other is doing', async () => {
    const { one, other } = await twoAt();
    let isDone = false;
    const doing = (async () => {
      for (let round = 0; round < 10; round += 1) {
        valueOf(await other.add(numbers(0, 12)));
        valueOf(await other.trash(numbers(0, 12).map(({ article }) => article.id)));
        valueOf(await other.purge(numbers(0, 12).map(({ article }) => article.id)));
      }
      isDone = true;
    })();
    let checks = 0;
    for (; !isDone; checks += 1) {
      const faults = (await one.check()).findings.filter(({ kind }) => kind !== 'orphan');
      expect(faults).toEqual([]);
    }
    await doing;
    expect(checks).toBeGreaterThan(5);
  });
});
