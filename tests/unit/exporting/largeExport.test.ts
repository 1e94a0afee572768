import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { KeptArticle } from '#shared/imported';
import { ok, type Result } from '#shared/result';
import { exportArticles } from '../../../src/main/exporting/exporting';
import { importPath } from '../../../src/main/workers/importPath';
import { pngOf } from '../../support/png';
import { temporaryFolder } from '../../support/temporaryFolder';
import { importedFrom, sha256 } from '../../torture/articles';
import { valueOf } from '../library/support';

const moment = '2026-05-01T10:00:00.000Z';

/** Articles as a library keeps them, made one at a time when they are asked for. */
async function* keptArticles(
  count: number,
  make: (number: number) => Pick<KeptArticle, 'article' | 'original' | 'assets'>,
): AsyncGenerator<Result<KeptArticle>> {
  for (let number = 0; number < count; number += 1) {
    const imported = make(number);
    const reading = {
      ...{ articleId: imported.article.id, status: 'unread' as const, starred: false },
      ...{ archived: false, tags: [], place: null, progress: 0, openedAt: null, trashedAt: null },
      ...{ encoding: null, corrections: null, distinctFrom: [], updatedAt: moment, changedAt: {} },
    };
    const kept = { addedAt: moment, reading, bookmarks: [] };
    yield await Promise.resolve(ok({ ...imported, kept }));
  }
}

/** What comes back of a file: the ids and sizes, and how much was in one part. */
async function broughtBack(path: string) {
  const ids: string[] = [];
  const failures: string[] = [];
  let [pictures, largestPart] = [0, 0];
  const result = await importPath(path, '', (part) => {
    ids.push(...part.articles.map(({ article }) => article.id));
    pictures += part.articles.reduce((sum, { assets }) => sum + assets.length, 0);
    failures.push(...part.failures.map(({ place, error }) => `${place}: ${error.code}`));
    largestPart = Math.max(largestPart, part.articles.length);
    return Promise.resolve();
  });
  return { result, ids, pictures, failures, largestPart };
}

const pictures = Array.from({ length: 10 }, (_, at) => pngOf(at + 1, 1));

/** A short article that shows pictures which no other has. */
function withPictures(number: number): Pick<KeptArticle, 'article' | 'original' | 'assets'> {
  const { article, original } = importedFrom(`${number}.txt`, `خبر رقم ${number}\nفقرة واحدة.`);
  const assets = pictures.map((picture) => {
    // What follows the end of a picture does not show.
    const bytes = Buffer.concat([picture, Buffer.from(String(number))]);
    return { hash: sha256(bytes), type: 'image/png', bytes };
  });
  const named = assets.map(({ hash, type, bytes }) => ({ hash, type, size: bytes.length }));
  return { article: { ...article, assets: named }, original, assets };
}

it('brings back what is in more parts than a zip without ZIP64 can count', async () => {
  const path = join(await temporaryFolder(), 'library.zip');
  const count = 5_500;
  valueOf(await exportArticles(keptArticles(count, withPictures), path, { now: moment }));
  const bytes = await readFile(path);
  const locator = bytes.subarray(-42, -22);
  expect(locator.toString('latin1', 0, 4)).toBe('PK\x06\x07');
  const end = bytes.subarray(Number(locator.readBigUInt64LE(8)));
  expect(Number(end.readBigUInt64LE(32))).toBe(count * 12 + 1);

  const { result, ids, pictures: shown, failures, largestPart } = await broughtBack(path);
  expect(result).toEqual({ ok: true, value: null });
  expect(failures).toEqual([]);
  expect([new Set(ids).size, shown]).toEqual([count, count * pictures.length]);
  expect(largestPart).toBe(1);
}, 120_000);
