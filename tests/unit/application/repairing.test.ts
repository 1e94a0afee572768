import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pngOf } from '../../support/png';
import { sha256 } from '../../torture/articles';
import { damages } from '../../torture/damages';
import {
  contentOf,
  expectNothingLeft,
  files,
  pathOf,
  picture,
  reopen,
  repaired,
  said,
  scene,
  seen,
  value,
  type Scene,
} from './repairScene';

it('finds nothing to do in a library that is whole', async () => {
  const it = await scene();
  const before = await seen(it);
  await expectNothingLeft(it);
  expect(await seen(it)).toEqual(before);
});

describe('a content', () => {
  it.each(['missing', ...Object.keys(damages).slice(0, 6)])(
    'that is %s is made again from its original, as its reader corrected it',
    async (how) => {
      const it = await scene();
      const before = await seen(it);
      const id = it.ids['نهر.txt'] ?? '';
      const path = await contentOf(it.folder, id);
      const whole = await readFile(path);
      const damaged = damages[how]?.(whole);
      if (damaged === undefined) await rm(path);
      else await writeFile(path, damaged);
      const report = await repaired(it);
      expect(said(report)).toEqual(['mended content نهر.txt']);
      expect(report.ok).toBe(true);
      expect(await seen(it)).toEqual(before);
      const keptAs = report.repairs[0]?.keptAs;
      if (damaged === undefined) expect(keptAs).toBeNull();
      else expect(await readFile(join(it.folder, keptAs ?? ''))).toEqual(Buffer.from(damaged));
      await expectNothingLeft(it);
    },
  );

  it('without its original comes from an earlier reading of it, and the loss is named', async () => {
    const it = await scene();
    const id = it.ids['نهر.txt'] ?? '';
    await rm(await contentOf(it.folder, id));
    await rm(await pathOf(it.folder, 'originals', id));
    const report = await repaired(it);
    // From before the title was corrected.
    expect(report.ok).toBe(false);
    expect(said(report)).toEqual(['mended content نهر.txt', 'lost original نهر.txt']);
    const { article } = value(await it.parts.library.open(id));
    expect(article.title).toBe('حكاية النهر');
    expect(said(await repaired(it))).toEqual(['lost original نهر.txt']);
  });

  it('that is gone with its original is lost, and named, and its record stays', async () => {
    const it = await scene();
    const id = it.ids['bridge.md'] ?? '';
    await rm(await contentOf(it.folder, id));
    await writeFile(await pathOf(it.folder, 'originals', id), 'x');
    const report = await repaired(it);
    expect(report).toMatchObject({ ok: false, articles: 3 });
    expect(said(report).sort()).toEqual(['lost content bridge.md', 'lost original bridge.md']);
    const kept = report.repairs.find(({ what }) => what === 'original')?.keptAs ?? '';
    expect(await readFile(join(it.folder, kept), 'utf8')).toBe('x');
    expect(it.parts.library.row(id)?.summary.title).toBe('The bridge');
  });
});

it.each(['missing', 'damaged'])('a picture that is %s comes from its original', async (how) => {
  const it = await scene();
  const before = await seen(it);
  const path = await pathOf(it.folder, 'assets');
  if (how === 'missing') await rm(path);
  else await writeFile(path, 'x');
  const report = await repaired(it);
  expect(said(report)).toEqual(['mended asset سوق.html']);
  expect(await readFile(path)).toEqual(Buffer.from(picture));
  expect(await seen(it)).toEqual(before);
  if (how === 'damaged') {
    expect(await readFile(join(it.folder, report.repairs[0]?.keptAs ?? ''), 'utf8')).toBe('x');
  }
  await expectNothingLeft(it);
});

describe('an original that no record names', () => {
  /** Takes the records away, and the contents too when they are not to help; opens the library again. */
  async function withoutRecords(it: Scene, contents: 'kept' | 'gone', reports = true) {
    await it.parts.library.close();
    const stores = ['records/0001.json', 'library.json'].flatMap((file) => [file, `${file}.1`]);
    for (const file of stores) await rm(join(it.folder, file), { force: true });
    const kept = join(dirname(it.folder), 'contents');
    await rename(join(it.folder, 'contents'), kept);
    if (!reports) await rm(join(it.folder, 'reports'), { recursive: true });
    const { parts } = await reopen(it.folder);
    expect(parts.library.rows()).toEqual([]);
    await parts.library.close();
    if (contents === 'kept') {
      await rm(join(it.folder, 'contents'), { recursive: true });
      await rename(kept, join(it.folder, 'contents'));
    }
    return { ...it, ...(await reopen(it.folder)) };
  }

  it('is adopted by the content that was made of it', async () => {
    const before = await scene();
    const shown = await seen(before);
    const it = await withoutRecords(before, 'kept');
    const report = await repaired(it);
    expect(report).toMatchObject({ ok: true, articles: 3, bookmarks: 1 });
    expect(said(report)).toEqual(
      expect.arrayContaining(Object.keys(files).map((name) => `adopted original ${name}`)),
    );
    const after = await seen(it);
    expect(after.bookmarks).toEqual(shown.bookmarks);
    const river = it.ids['نهر.txt'];
    const find = ({ articles }: typeof after) =>
      articles.find(({ summary }) => summary.id === river);
    expect(find(after)?.reading).toEqual(find(shown)?.reading);
    await expectNothingLeft(it);
  });

  it('is imported again under the name that a report has, as its reader wanted it', async () => {
    const before = await scene();
    const shown = await seen(before);
    const it = await withoutRecords(before, 'gone');
    const report = await repaired(it);
    expect(report).toMatchObject({ ok: true, articles: 3, bookmarks: 1 });
    const after = await seen(it);
    const byId = ({ articles }: typeof after) =>
      articles
        .map(({ article }) => article)
        .sort((a, b) => ((a?.id ?? '') < (b?.id ?? '') ? -1 : 1));
    expect(byId(after)).toEqual(byId(shown));
    expect(after.bookmarks).toEqual(shown.bookmarks);
    await expectNothingLeft(it);
  });

  it('is imported by what it holds when nobody knows its name', async () => {
    const it = await withoutRecords(await scene(), 'gone', false);
    expect(await repaired(it)).toMatchObject({ ok: true, articles: 3, bookmarks: 1 });
    const titles = it.parts.library.rows().map(({ summary }) => summary.title);
    expect(titles).toEqual(expect.arrayContaining(['النهر', 'سوق الخزف']));
    await expectNothingLeft(it);
  });

  it.each([
    ['holds no article', Buffer.from(pngOf(9, 9)), 'binary-file'],
    ['is empty', Buffer.alloc(0), 'empty-file'],
  ])('and that %s stays where it is, and is named', async (_what, bytes, code) => {
    const it = await scene();
    const id = sha256(bytes);
    await mkdir(join(it.folder, 'originals', id.slice(0, 2)), { recursive: true });
    const path = join(it.folder, 'originals', id.slice(0, 2), id);
    await writeFile(path, bytes);
    const report = await repaired(it);
    expect(report).toMatchObject({
      ok: true,
      articles: 3,
      repairs: [{ outcome: 'unread', what: 'original', id, error: { code } }],
    });
    expect(await readFile(path)).toEqual(bytes);
  });

  it('and is not the bytes of its name is left alone', async () => {
    const it = await scene();
    const path = join(dirname(await pathOf(it.folder, 'originals')), 'a'.repeat(64));
    await writeFile(path, 'of another name');
    expect(await repaired(it)).toMatchObject({ ok: true, articles: 3, repairs: [] });
    expect(await readFile(path, 'utf8')).toBe('of another name');
  });

  it('and was deleted for good is not brought back', async () => {
    const it = await scene();
    const id = it.ids['bridge.md'] ?? '';
    const path = await pathOf(it.folder, 'originals', id);
    const bytes = await readFile(path);
    value(await it.parts.library.trash([id]));
    value(await it.application.handlers['library:purge']({ ids: [id] }));
    await writeFile(path, bytes);
    expect(await repaired(it)).toMatchObject({ ok: true, articles: 2, repairs: [] });
  });
});

describe('a store', () => {
  const stores = [
    'library',
    'settings',
    'reports',
    'records/0001',
    'reading/0001',
    'bookmarks/0001',
  ];
  it.each(stores.flatMap((name) => [[`${name}.json`], [`${name}.json.1`]]))(
    '%s damaged under an open library is kept aside and written again',
    async (file) => {
      const it = await scene();
      value(await it.parts.library.changeSettings({ theme: 'dark' }));
      value(await it.parts.library.changeSettings({ theme: 'light' }));
      const before = await seen(it);
      await writeFile(join(it.folder, file), 'null');
      const report = await repaired(it);
      expect(report).toMatchObject({ ok: true, repairs: [{ outcome: 'kept-aside', id: file }] });
      const keptAs = report.repairs[0]?.keptAs ?? '';
      expect(await readFile(join(it.folder, keptAs), 'utf8')).toBe('null');
      await expectNothingLeft(it);
      await it.parts.library.close();
      const again = await reopen(it.folder);
      expect(again.parts.library.notices).toEqual([]);
      expect(await seen(again)).toEqual(before);
    },
  );
});
