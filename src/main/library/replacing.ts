import * as v from 'valibot';
import { ArticleSchema, type Article } from '#shared/article';
import type { ImportedArticle, OriginalFile } from '#shared/imported';
import type { ReadingRecord } from '#shared/marks';
import { hashOf, type ArticleFiles } from './articleFiles';
import { contentFile, readContent } from './contents';
import { LibraryError } from './failure';
import { readingOf, saveReading } from './reading';
import type { Stores } from './stores';
import { withPictures } from './picturesBeside';
import { summarise } from './summarise';

/** How a reader wants an original to be read. */
export type Rereading = Pick<ReadingRecord, 'encoding' | 'corrections'>;

/** The bytes that an article was made of, under the name that they had; throws `not-found` or `library-damaged`. */
export async function readOriginal(
  stores: Stores,
  files: ArticleFiles,
  id: string,
): Promise<OriginalFile> {
  const record = stores.records.get(id);
  const bytes = record && (await files.read('originals', id));
  if (record === undefined || bytes === undefined || bytes === 'missing') {
    throw new LibraryError('not-found', { detail: id });
  }
  if (bytes === 'damaged') throw new LibraryError('library-damaged', { detail: id });
  return { name: record.summary.provenance.name, bytes: Uint8Array.from(bytes) };
}

/**
 * Puts another reading of the same original in an article's place, and keeps how it was asked for. Where
 * the original came from and the pictures that lay beside it are the article's still. What the reader did
 * is not touched. Throws `bad-request` for an article that is not of this original.
 */
export async function replaceArticle(
  stores: Stores,
  files: ArticleFiles,
  imported: ImportedArticle,
  { encoding, corrections }: Rereading,
  now: string,
): Promise<ReadingRecord> {
  const { id } = imported.article;
  const known = stores.records.get(id);
  const shard = stores.records.shardOf(id);
  if (known === undefined || shard === undefined) {
    throw new LibraryError('not-found', { detail: id });
  }
  const { container, folder } = known.summary.provenance;
  const provenance = {
    ...imported.article.provenance,
    ...(container === undefined ? {} : { container }),
    ...(folder === undefined ? {} : { folder }),
  };
  const read = { ...imported.article, provenance };
  const before = await readContent(files, known.contentHash).catch(() => null);
  const article =
    before === null ? read : withPictures(read, before, await besides(files, imported, before));
  if (!v.is(ArticleSchema, article)) throw new LibraryError('bad-request', { detail: id });
  if (imported.assets.some(({ hash, bytes }) => hashOf(bytes) !== hash)) {
    throw new LibraryError('bad-request', { detail: id });
  }
  const content = contentFile(article);
  const assets = imported.assets.map(({ hash, bytes }) => ({
    kind: 'assets' as const,
    hash,
    bytes,
  }));
  await files.put([...assets, content]);
  // What the reader decided comes first: an article can be made again, a decision cannot.
  const reading = await keepAsked(stores, id, { encoding, corrections }, now);
  const record = { ...known, summary: summarise(article), contentHash: content.hash };
  await stores.records.put(shard, [record]);
  return reading;
}

/** Keeps how a reader wants an original to be read, if that is another way than before. */
async function keepAsked(
  stores: Stores,
  id: string,
  asked: Rereading,
  now: string,
): Promise<ReadingRecord> {
  const before = readingOf(stores, id);
  const isAsBefore =
    asked.encoding === before.encoding &&
    JSON.stringify(asked.corrections) === JSON.stringify(before.corrections);
  if (isAsBefore) return before;
  const reading = { ...before, ...asked, updatedAt: now };
  await saveReading(stores, [reading]);
  return reading;
}

/** So much of a picture tells it from all others. */
const tellingBytes = 48;

/** The pictures of an earlier reading that a page does not hold itself: they lay beside it when it was imported. */
async function besides(
  files: ArticleFiles,
  { article, original, assets }: ImportedArticle,
  before: Article,
): Promise<ReadonlySet<string>> {
  if (article.provenance.format !== 'html') return new Set();
  const page = Buffer.from(original.bytes);
  const again = new Set(assets.map(({ hash }) => hash));
  const lost = before.assets.filter(({ hash }) => !again.has(hash));
  const isInside = async (hash: string): Promise<boolean> => {
    const bytes = await files.read('assets', hash);
    if (!Buffer.isBuffer(bytes)) return false;
    return page.includes(bytes.subarray(0, tellingBytes).toString('base64'));
  };
  const inside = await Promise.all(lost.map(({ hash }) => isInside(hash)));
  return new Set(lost.filter((_, at) => inside[at] !== true).map(({ hash }) => hash));
}
