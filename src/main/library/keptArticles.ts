import type { Article } from '#shared/article';
import type { KeptArticle } from '#shared/imported';
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
  const keys = [...stores.records.outlines()].map(({ key }) => key);
  for (const id of keys.filter((key) => wanted?.has(key) ?? true)) {
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
          kept: {
            addedAt: record.addedAt,
            reading: readingOf(stores, id),
            bookmarks: stores.bookmarks
              .outlinesOf(id)
              .flatMap(({ key }) => stores.bookmarks.get(key) ?? []),
          },
        },
      };
    } catch (error) {
      yield { ok: false, error: { ...failureOf(error), file: provenance.name } };
    }
  }
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
