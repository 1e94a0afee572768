import { randomUUID } from 'node:crypto';
import type { ImportedArticle } from '#shared/imported';
import type { Bookmark, ReadingRecord } from '#shared/marks';
import type { Stores } from './stores';

/** What a reader did with an article before it came here, as the library keeps it. */
export interface Carried {
  readonly reading: ReadingRecord;
  readonly bookmarks: readonly Bookmark[];
}

/** The reading record and bookmarks that an import brings along; null when it brings none. */
export function carriedBy({ article, reading }: ImportedArticle, now: string): Carried | null {
  if (reading === undefined) return null;
  const { marks, addedAt: _addedAt, ...done } = reading;
  const articleId = article.id;
  return {
    reading: {
      ...{ articleId, ...done, tags: [...done.tags] },
      ...{ place: null, progress: 0, openedAt: null, trashedAt: null, updatedAt: now },
    },
    bookmarks: marks.map(({ selector, note, createdAt }) => ({
      ...{ id: randomUUID(), articleId, selector, note },
      ...{ createdAt: createdAt ?? now, updatedAt: now, deletedAt: null },
    })),
  };
}

/** Keeps what was brought along with some articles in the shard that their records go into. */
export async function putCarried(
  stores: Stores,
  shard: number,
  articles: readonly { readonly carried: Carried | null }[],
): Promise<void> {
  const carried = articles.flatMap((article) => article.carried ?? []);
  const bookmarks = carried.flatMap((each) => each.bookmarks);
  if (carried.length > 0) {
    await stores.reading.put(
      shard,
      carried.map(({ reading }) => reading),
    );
  }
  if (bookmarks.length > 0) await stores.bookmarks.put(shard, bookmarks);
}
