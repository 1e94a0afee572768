import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, it, onTestFinished } from 'vitest';
import type { Result } from '#shared/result';
import { articleText } from '#shared/text/plainText';
import { createApplication, type Application } from '../../../src/main/application';
import { testParts, type TestParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';

const story =
  'خزانة الحكايات\n\nالسبت 3 فبراير 2024\n\nفي آخر السوق دكان صغير يبيع الحكايات مكتوبة على ورق أصفر.\n';

interface Scene {
  readonly folder: string;
  readonly parts: TestParts;
  readonly handlers: Application['handlers'];
  readonly id: string;
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** An application with one article in it, from a file of these bytes. */
async function scene(name: string, bytes: Uint8Array): Promise<Scene> {
  const folder = await temporaryFolder();
  const parts = await testParts(join(folder, 'library'));
  onTestFinished(() => parts.library.close());
  const application = createApplication(parts);
  const path = join(folder, name);
  await writeFile(path, bytes);
  const [outcome] = (await application.importPaths([path])).outcomes;
  return { folder, parts, handlers: application.handlers, id: outcome?.id ?? '' };
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
  expect(value(await handlers['search:query']({ text: 'الحكايات', limit: 9 })).hits).toEqual([]);

  await parts.library.close();
  const again = await testParts(join(folder, 'library'));
  onTestFinished(() => again.library.close());
  const later = createApplication(again).handlers;
  expect(value(await later['library:open']({ id }))).toEqual(chosen);
  const undone = value(await later['article:reread']({ id, encoding: null }));
  expect(undone.article.title).toBe('خزانة الحكايات');
  expect(value(await later['search:query']({ text: 'الحكايات', limit: 9 })).hits).toHaveLength(1);
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
