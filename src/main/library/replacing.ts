import * as v from 'valibot';
import { ArticleSchema, type Article } from '#shared/article';
import { changed } from '#shared/changes';
import type { BesidePicture, ImportedArticle, OriginalFile } from '#shared/imported';
import type { ReadingRecord } from '#shared/marks';
import { hashOf, type ArticleFiles } from './articleFiles';
import { contentFile, readContent } from './contents';
import { failureOf, LibraryError } from './failure';
import { readingOf, saveReading } from './reading';
import type { Stores } from './stores';
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
 * The pictures that lay beside an article's page. One that is not whole is left out: its article can be
 * read without it, and stays the one that names it.
 */
export async function readBeside(
  files: ArticleFiles,
  { assets }: Article,
): Promise<readonly BesidePicture[]> {
  const pictures: BesidePicture[] = [];
  for (const { hash, addresses } of assets) {
    const bytes = addresses === undefined ? 'missing' : await files.read('assets', hash);
    if (addresses === undefined || typeof bytes === 'string') continue;
    pictures.push({ addresses, bytes: Uint8Array.from(bytes) });
  }
  return pictures;
}

/** The pictures of a new reading, and those that lay beside the page: no other reading could find them again. */
function withBeside(after: Article['assets'], before: Article['assets']): Article['assets'] {
  const beside = new Map(
    before
      .filter(({ addresses }) => addresses !== undefined)
      .map((asset) => [asset.hash, asset] as const),
  );
  const shown = after.map((asset) => {
    const known = beside.get(asset.hash) ?? asset;
    beside.delete(asset.hash);
    return known;
  });
  return [...shown, ...beside.values()];
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
  // A damaged one is about to be replaced: what the record knows of it is enough.
  const before = await readContent(files, known.contentHash, true).catch((error: unknown) => {
    if (failureOf(error).code === 'library-newer') throw error;
    return null;
  });
  const { container, folder } = known.summary.provenance;
  const provenance = {
    ...imported.article.provenance,
    ...(container === undefined ? {} : { container }),
    ...(folder === undefined ? {} : { folder }),
  };
  const assets = withBeside(imported.article.assets, before?.assets ?? []);
  const article = { ...imported.article, provenance, assets };
  if (!v.is(ArticleSchema, article)) throw new LibraryError('bad-request', { detail: id });
  if (imported.assets.some(({ hash, bytes }) => hashOf(bytes) !== hash)) {
    throw new LibraryError('bad-request', { detail: id });
  }
  const content = contentFile(article);
  const pictures = imported.assets.map(({ hash, bytes }) => ({
    kind: 'assets' as const,
    hash,
    bytes,
  }));
  await files.put([...pictures, content]);
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
  const reading = changed(before, asked, now);
  if (reading === before) return before;
  await saveReading(stores, [reading]);
  return reading;
}
