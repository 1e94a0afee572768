import type { ListEntry } from '#shared/library';
import { compareDates } from '#shared/listOrder';
import { countPlaces, type Counted, type PlaceCounts } from '#shared/places';
import { countOf, livingCounts } from './bookmarks';
import { minuteBits } from './minutes';
import { untold } from './reading';
import type { Stores } from './stores';

/** What was done with an article, as far as it is asked for of many. */
export type Done = Pick<ListEntry, 'reading' | 'bookmarkCount'>;

/** What a list of all articles is made of, without an object for each. */
export interface Arranging {
  /** The ids of all articles, those in the trash too, in the order they came. */
  ids(): readonly string[];
  /**
   * The same ids: some thousands of the latest in their order, then the others about as they lie on disk, the
   * newest first, so that their rows are read one shard after the other.
   */
  ordered(order: 'published' | 'added'): readonly string[];
  /** How much each place of the library holds. */
  counts(): PlaceCounts;
  /** The ids of the articles with which anything was done; of all others nothing but what the files said is kept. */
  touched(): readonly string[];
  /** What was done with an article; null for one that is not there. */
  doneWith(id: string): Done | null;
}

/** As far as a reader scrolls before all rows are there. */
const beginning = 2_000;
const bits = 53;
/** Makes the arranging of a library's articles. */
export function createArranging(stores: Stores): Arranging {
  const { records, reading } = stores;

  /** The places of the latest in a list of minutes, and a little more: those of one minute are all there, or none. */
  function latestOf(minutes: readonly number[]): readonly number[] {
    const { length } = minutes;
    // Minute and place in one number: numbers are sorted ten times as fast as what a function has to compare.
    const places = 2 ** Math.ceil(Math.log2(length + 1));
    const coarse = 2 ** Math.max(0, minuteBits - (bits - Math.log2(places)));
    const sorted = Float64Array.from(minutes);
    for (let at = 0; at < length; at += 1) {
      sorted[at] = Math.floor((sorted[at] ?? 0) / coarse) * places + at;
    }
    sorted.sort();
    const minuteAt = (at: number): number => Math.floor((sorted[length - 1 - at] ?? -1) / places);
    let count = Math.min(beginning, length);
    while (count > 0 && count < length && minuteAt(count) === minuteAt(count - 1)) count += 1;
    return Array.from(sorted.subarray(length - count), (number) => number % places);
  }

  return {
    ids: () => [...records.columns('key')].flatMap(([keys]) => keys),
    ordered(order) {
      const columns = [
        ...records.columns('key', order === 'added' ? 'minuteAdded' : 'minutePublished'),
      ];
      const ids = columns.flatMap(([keys]) => keys);
      const latest = latestOf(columns.flatMap(([, minutes]) => minutes));
      const isFirst = new Uint8Array(ids.length);
      const dated: Parameters<typeof compareDates>[1][] = [];
      for (const place of latest) {
        const id = ids[place] ?? '';
        isFirst[place] = 1;
        dated.push({ id, ...(records.outline(id) ?? { addedAt: '', published: null }) });
      }
      dated.sort((a, b) => compareDates(order, a, b));
      const rest = ids.filter((_, place) => isFirst[place] === 0).reverse();
      return [...dated.map(({ id }) => id), ...rest];
    },
    counts() {
      const marks = livingCounts(stores);
      const counted: Counted[] = [];
      const names = ['key', 'status', 'starred', 'archived', 'trashedAt'] as const;
      for (const [keys, statuses, starred, archived, trashed] of reading.columns(...names)) {
        for (const [at, key] of keys.entries()) {
          if (!records.has(key)) continue;
          const bookmarkCount = marks.get(key) ?? 0;
          marks.delete(key);
          counted.push({
            reading: {
              ...{ status: statuses[at] ?? 'unread', starred: starred[at] ?? false },
              ...{ archived: archived[at] ?? false, trashedAt: trashed[at] ?? null },
            },
            bookmarkCount,
          });
        }
      }
      for (const [id, bookmarkCount] of marks) {
        if (records.has(id)) counted.push({ reading: untold, bookmarkCount });
      }
      const counts = countPlaces(counted);
      const untouched = records.size - counted.length;
      return { ...counts, all: counts.all + untouched, unread: counts.unread + untouched };
    },
    touched() {
      const ids = new Set<string>();
      for (const [keys] of reading.columns('key')) for (const key of keys) ids.add(key);
      for (const [marked] of stores.bookmarks.columns('articleId')) {
        for (const id of marked) ids.add(id);
      }
      return [...ids].filter((id) => records.has(id));
    },
    doneWith: (id) =>
      records.has(id)
        ? { reading: reading.outline(id) ?? untold, bookmarkCount: countOf(stores, id) }
        : null,
  };
}
