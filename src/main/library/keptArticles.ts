import type { Article } from '#shared/article';
import type { KeptArticle } from '#shared/imported';
import type { Bookmark } from '#shared/marks';
import type { Result } from '#shared/result';
import type { ArticleFiles, FileKind } from './articleFiles';
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
  const records = [...stores.records.values()].filter(
    ({ summary: { id } }) => wanted?.has(id) ?? true,
  );
  // Once for all: looked up for each article, many bookmarks would be gone through as often.
  const bookmarks = bookmarksByArticle(stores);
  for (const record of records) {
    const { id, provenance } = record.summary;
    try {
      const article = await articleOf(files, record);
      const { name } = provenance;
      yield {
        ok: true,
        value: {
          article,
          original: { name, bytes: await wholeFile(files, 'originals', id) },
          assets: await assetsOf(files, article),
          kept: {
            addedAt: record.addedAt,
            reading: readingOf(stores, id),
            bookmarks: bookmarks.get(id) ?? [],
          },
        },
      };
    } catch (error) {
      yield { ok: false, error: { ...failureOf(error), file: provenance.name } };
    }
  }
}

function bookmarksByArticle(stores: Stores): ReadonlyMap<string, readonly Bookmark[]> {
  const byArticle = new Map<string, Bookmark[]>();
  for (const bookmark of stores.bookmarks.values()) {
    const own = byArticle.get(bookmark.articleId);
    if (own === undefined) byArticle.set(bookmark.articleId, [bookmark]);
    else own.push(bookmark);
  }
  return byArticle;
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
