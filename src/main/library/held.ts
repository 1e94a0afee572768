import type { Shards } from './shards';
import type { Stores } from './stores';

/** What memory has and the disk has not yet. */
export interface Held {
  /** Reading records, bookmarks and, as one, the settings. */
  readonly changes: number;
  /** The articles that they are of. */
  readonly articles: readonly string[];
}

/** What is told of the items that memory alone has. */
function heldOf<Item, Outline extends { readonly key: string }>(
  shards: Shards<Item, Outline>,
): readonly Outline[] {
  return shards.stores().flatMap(([, { held }]) => {
    if (held === null) return [];
    const { before, now } = held;
    return now.changedSince(before).flatMap((index) => now.outlines.at(index) ?? []);
  });
}

/** What the stores of a library hold in memory alone. */
export function heldIn({ reading, bookmarks, settings }: Stores): Held {
  const articles = [
    ...heldOf(reading).map(({ key }) => key),
    ...heldOf(bookmarks).map(({ articleId }) => articleId),
  ];
  return {
    changes: articles.length + (settings.held === null ? 0 : 1),
    articles: [...new Set(articles)],
  };
}
