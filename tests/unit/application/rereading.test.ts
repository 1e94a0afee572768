import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Article } from '#shared/article';
import { articleText } from '#shared/text/plainText';
import { createApplication, type Application } from '../../../src/main/application';
import { testParts, type TestParts } from '../../support/parts';
import { pngOf } from '../../support/png';
import { temporaryFolder } from '../../support/temporaryFolder';
import { valueOf as value } from '../library/support';

const story =
  'خزانة الحكايات\n\nالسبت 3 فبراير 2024\n\nفي آخر السوق دكان صغير يبيع الحكايات مكتوبة على ورق أصفر.\n';

interface Scene {
  readonly folder: string;
  readonly parts: TestParts;
  readonly application: Application;
  readonly handlers: Application['handlers'];
  readonly id: string;
}

/** An application with one article in it, from a file of these bytes; `beside` lies in the same folder. */
async function scene(
  name: string,
  bytes: Uint8Array,
  beside: Readonly<Record<string, Uint8Array>> = {},
): Promise<Scene> {
  const folder = await temporaryFolder();
  const parts = await testParts(join(folder, 'library'));
  onTestFinished(() => parts.library.close());
  const application = createApplication(parts);
  const path = join(folder, name);
  await writeFile(path, bytes);
  for (const [below, content] of Object.entries(beside)) {
    await mkdir(join(folder, below, '..'), { recursive: true });
    await writeFile(join(folder, below), content);
  }
  const [outcome] = (await application.importPaths([path])).outcomes;
  return { folder, parts, application, handlers: application.handlers, id: outcome?.id ?? '' };
}

const arabic = (): Uint8Array => new Uint8Array(iconv.encode(story, 'windows-1256'));

it('shows how a file reads in each encoding that it may be in, the present one first', async () => {
  const { handlers, id } = await scene('حكاية.txt', arabic());
  const previews = value(await handlers['article:encodings']({ id }));
  expect(previews[0]).toMatchObject({
    ...{ encoding: 'windows-1256', title: 'خزانة الحكايات', direction: 'rtl' },
    excerpt: expect.stringContaining('في آخر السوق') as string,
  });
  expect(previews.length).toBeGreaterThan(2);
  expect(new Set(previews.map(({ title, excerpt }) => title + excerpt)).size).toBe(previews.length);
});

it('offers no encodings where the format has its own', async () => {
  const letter = 'Subject: رسالة\nContent-Type: text/plain; charset=utf-8\n\nنص الرسالة الطويل.\n';
  const { handlers, id } = await scene('رسالة.eml', new TextEncoder().encode(letter));
  expect(value(await handlers['article:encodings']({ id }))).toEqual([]);
});

it('reads a file again in the chosen encoding, for good, and takes the choice back', async () => {
  const { handlers, id, parts, folder } = await scene('حكاية.txt', arabic());
  const chosen = value(await handlers['article:reread']({ id, encoding: 'windows-1252' }));
  expect(chosen.article.title).toMatch(/[À-ÿ]/);
  expect(chosen.reading.encoding).toBe('windows-1252');
  expect(parts.announced.at(-1)).toEqual({ name: 'article:changed', fact: { id } });
  expect(value(await handlers['library:row']({ id })).summary.title).toBe(chosen.article.title);
  expect(
    value(await handlers['search:query']({ text: 'الحكايات', limit: 9, strict: [] })).hits,
  ).toEqual([]);

  await parts.library.close();
  const again = await testParts(join(folder, 'library'));
  onTestFinished(() => again.library.close());
  const later = createApplication(again).handlers;
  expect(value(await later['library:open']({ id }))).toEqual(chosen);
  const undone = value(await later['article:reread']({ id, encoding: null }));
  expect(undone.article.title).toBe('خزانة الحكايات');
  expect(
    value(await later['search:query']({ text: 'الحكايات', limit: 9, strict: [] })).hits,
  ).toHaveLength(1);
  expect(await again.library.check()).toMatchObject({ ok: true });
});

it('leaves the article as it was when it cannot be read so', async () => {
  const { handlers, id } = await scene('حكاية.txt', arabic());
  const before = value(await handlers['library:open']({ id }));
  const failure = await handlers['article:reread']({ id, encoding: 'no such encoding' });
  expect(failure).toMatchObject({ error: { code: 'not-text', file: 'حكاية.txt' } });
  expect(value(await handlers['library:open']({ id }))).toEqual(before);
});

it('keeps bookmarks, tags and where the file came from', async () => {
  const { handlers, id } = await scene('حكاية.txt', arabic());
  const { article } = value(await handlers['library:open']({ id }));
  const exact = 'دكان صغير';
  const start = articleText(article.body).indexOf(exact);
  const selector = {
    quote: { exact, prefix: '', suffix: '' },
    position: { start, end: start + exact.length },
  };
  value(await handlers['marks:add']({ articleId: id, selector, note: 'عد إليه' }));
  value(await handlers['reading:change']({ id, change: { tags: ['سوق'] } }));
  const again = value(await handlers['article:reread']({ id, encoding: 'windows-1256' }));
  expect(again.article.provenance.name).toBe('حكاية.txt');
  expect(again.reading.tags).toEqual(['سوق']);
  expect(again.bookmarks).toMatchObject([{ selector, note: 'عد إليه' }]);
});

describe('a corrected article whose file is imported again', () => {
  const corrections = { lines: [], fields: { title: 'ما يرويه الورق' } };
  const titled = { encoding: 'windows-1256', corrections };

  async function correctedScene() {
    const one = await scene('حكاية.txt', arabic());
    await one.application.indexed();
    value(await one.handlers['article:reread']({ id: one.id, ...titled }));
    const path = join(one.folder, 'حكاية.txt');
    return { ...one, importAgain: () => one.application.importPaths([path]) };
  }
  const found = async ({ handlers }: Scene, text: string): Promise<number> =>
    value(await handlers['search:query']({ text, limit: 9, strict: [] })).hits.length;

  it('stays as it is', async () => {
    const one = await correctedScene();
    const before = value(await one.handlers['library:open']({ id: one.id }));
    expect((await one.importAgain()).counts).toMatchObject({ duplicates: 1, failed: 0 });
    expect(value(await one.handlers['library:open']({ id: one.id }))).toEqual(before);
    expect(before).toMatchObject({ article: { title: 'ما يرويه الورق' }, reading: titled });
  });

  it('is found by its corrected words when that brings it back from the trash', async () => {
    const one = await correctedScene();
    value(await one.handlers['library:trash']({ ids: [one.id] }));
    expect((await one.importAgain()).counts).toMatchObject({ restored: 1 });
    expect(await found(one, 'يرويه')).toBe(1);
    expect(await found(one, 'خزانة')).toBe(0);
  });

  it.each(['missing', 'damaged'])('is made again when its content is %s', async (state) => {
    const one = await correctedScene();
    const { article } = value(await one.handlers['library:open']({ id: one.id }));
    const contents = join(one.folder, 'library/contents');
    for (const name of await readdir(contents, { recursive: true })) {
      if (!name.endsWith('.json')) continue;
      if (state === 'missing') await rm(join(contents, name));
      else await writeFile(join(contents, name), '{}');
    }
    expect(await one.handlers['library:open']({ id: one.id })).toMatchObject({ ok: false });
    expect((await one.importAgain()).counts).toMatchObject({ duplicates: 1, failed: 0 });
    const opened = value(await one.handlers['library:open']({ id: one.id }));
    expect(opened).toMatchObject({ article, reading: titled });
    const changed = one.parts.announced.filter(({ name }) => name === 'article:changed');
    expect(changed).toEqual(Array(2).fill({ name: 'article:changed', fact: { id: one.id } }));
    expect(await found(one, 'يرويه')).toBe(1);
    expect(await found(one, 'خزانة')).toBe(0);
  });
});

describe('pictures that lay beside the page', () => {
  const sentence =
    'للمدّ والجزر أثر في رمال الشاطئ يقرؤه الصيّاد كل صباح، فيعرف أين مرّ الماء ومتى رجع. ';
  const page = (...addresses: readonly string[]): string =>
    `<!doctype html><title>دفتر الشاطئ</title><article><h1>دفتر الشاطئ</h1>${addresses
      .map((address) => `<p>${sentence.repeat(4)}</p><img src="${address}" alt="رمل">`)
      .join('')}</article>`;
  const pictures = { 'صفحة_files/موج.png': pngOf(40, 30), 'صفحة_files/2.png': pngOf(60, 30) };
  const twice = { ...pictures, 'صفحة_files/copy.png': pngOf(40, 30) };
  const shown = ({ body }: Article): number =>
    JSON.stringify(body).split('"src":"asset:').length - 1;

  async function pageScene(): Promise<Scene> {
    const markup = page(...Object.keys(twice), 'https://a.example/far.png');
    const bytes = new Uint8Array(iconv.encode(markup, 'windows-1256'));
    const opened = await scene('صفحة.html', bytes, twice);
    for (const below of Object.keys(twice)) await rm(join(opened.folder, below));
    return opened;
  }

  it('are there still when a title is corrected', async () => {
    const { handlers, id, parts } = await pageScene();
    const { article } = value(await handlers['library:open']({ id }));
    expect(shown(article)).toBe(3);
    expect(article.assets).toHaveLength(2);
    const corrections = { lines: [], fields: { title: 'ما يكتبه الموج' } };
    const after = value(await handlers['article:reread']({ id, corrections })).article;
    expect(after).toEqual({ ...article, title: 'ما يكتبه الموج', confidence: after.confidence });
    const again = value(await handlers['article:reread']({ id, corrections: null })).article;
    expect(again).toEqual(article);
    expect(await parts.library.check()).toMatchObject({ ok: true });
  });

  it('come back with the right encoding when a wrong one had hidden them', async () => {
    const { handlers, id, parts } = await pageScene();
    const { article } = value(await handlers['library:open']({ id }));
    const wrong = value(await handlers['article:reread']({ id, encoding: 'windows-1252' })).article;
    expect(shown(wrong)).toBe(0);
    expect(await parts.library.check()).toMatchObject({ ok: true });
    const right = value(await handlers['article:reread']({ id, encoding: null })).article;
    expect({ ...right, assets: [] }).toEqual({ ...article, assets: [] });
    expect(new Set(right.assets)).toEqual(new Set(article.assets));
  });

  it('do not keep an article from being read again when one of them is lost', async () => {
    const { handlers, id, folder } = await pageScene();
    const { article } = value(await handlers['library:open']({ id }));
    const [{ hash } = { hash: '' }] = article.assets;
    await rm(join(folder, 'library/assets', hash.slice(0, 2), hash));
    const corrections = { lines: [], fields: { title: 'ما يكتبه الموج' } };
    const after = value(await handlers['article:reread']({ id, corrections })).article;
    expect(shown(after)).toBeGreaterThan(0);
    expect(new Set(after.assets)).toEqual(new Set(article.assets));
  });
});
