import type { Bookmark, ReadingRecord } from '#shared/marks';
import type { Shards } from './shards';
import type { Stores } from './stores';

/** What memory has and the disk has not yet. */
export interface Held {
  /** Reading records, bookmarks and, as one, the settings. */
  readonly changes: number;
  /** The articles that they are of. */
  readonly articles: readonly string[];
}

function heldItems<Item>(shards: Shards<Item>): readonly Item[] {
  return shards.stores().flatMap(([, { held }]) => {
    if (held === null) return [];
    const before = new Set(held.before);
    return held.now.filter((item) => !before.has(item));
  });
}

/** What the stores of a library hold in memory alone. */
export function heldIn({ reading, bookmarks, settings }: Stores): Held {
  const items: readonly (ReadingRecord | Bookmark)[] = [
    ...heldItems(reading),
    ...heldItems(bookmarks),
  ];
  return {
    changes: items.length + (settings.held === null ? 0 : 1),
    articles: [...new Set(items.map(({ articleId }) => articleId))],
  };
}
