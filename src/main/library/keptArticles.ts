import type { Article } from '#shared/article';
import type { KeptArticle, KeptChanges, KeptRecord } from '#shared/imported';
import type { Result } from '#shared/result';
import type { ArticleFiles, FileKind } from './articleFiles';
import { everyOf } from './bookmarks';
import { readContent } from './contents';
import { failureOf, LibraryError } from './failure';
import type { ArticleRecord } from './forms';
import { readingOf } from './reading';
import type { Stores } from './stores';

interface Parts {
  readonly files: ArticleFiles;
  readonly stores: Stores;
}

/** Reads articles with everything that is kept of them, one at a time; see `Library.kept`. */
export async function* keptArticles(
  { files, stores }: Parts,
  ids: readonly string[] | null,
): AsyncGenerator<Result<KeptArticle>> {
  const wanted = ids === null ? null : new Set(ids);
  // One is not looked for among a hundred thousand.
  const keys = wanted?.size === 1 ? wanted : [...stores.records.outlines()].map(({ key }) => key);
  for (const id of [...keys].filter((key) => wanted?.has(key) ?? true)) {
    const record = stores.records.get(id);
    if (record === undefined) continue; // it has been purged meanwhile
    const { provenance } = record.summary;
    try {
      const article = await articleOf(files, record);
      const { name } = provenance;
      yield {
        ok: true,
        value: {
          article,
          original: { name, bytes: await wholeFile(files, 'originals', id) },
          assets: await assetsOf(files, article),
          kept: keptOf(stores, record),
        },
      };
    } catch (error) {
      yield { ok: false, error: { ...failureOf(error), file: provenance.name } };
    }
  }
}

function keptOf(stores: Stores, { summary: { id }, addedAt }: ArticleRecord): KeptRecord {
  return {
    addedAt,
    reading: readingOf(stores, id),
    bookmarks: everyOf(stores, id),
  };
}

/** What was done with an article, out of memory alone; null for one that is not there. */
export function keptChanges({ stores }: Pick<Parts, 'stores'>, id: string): KeptChanges | null {
  const record = stores.records.get(id);
  if (record === undefined) return null;
  return { id, title: record.summary.title, kept: keptOf(stores, record) };
}

async function articleOf(files: ArticleFiles, record: ArticleRecord): Promise<Article> {
  const article = await readContent(files, record.contentHash);
  const { id } = record.summary;
  if (article.id !== id) throw new LibraryError('library-damaged', { detail: `not of ${id}` });
  return article;
}

async function assetsOf(files: ArticleFiles, article: Article): Promise<KeptArticle['assets']> {
  const assets: KeptArticle['assets'][number][] = [];
  for (const { hash, type } of article.assets) {
    assets.push({ hash, type, bytes: await wholeFile(files, 'assets', hash) });
  }
  return assets;
}

async function wholeFile(files: ArticleFiles, kind: FileKind, hash: string): Promise<Uint8Array> {
  const bytes = await files.read(kind, hash);
  if (bytes === 'missing') throw new LibraryError('not-found', { detail: `${kind} ${hash}` });
  if (bytes === 'damaged') throw new LibraryError('library-damaged', { detail: `${kind} ${hash}` });
  return bytes;
}
