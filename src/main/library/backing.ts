import type { Result } from '#shared/result';
import { livingCounts } from './bookmarks';
import { answered } from './failure';
import { outcomesForm } from './forms';
import type { Lock } from './lock';
import type { Stores } from './stores';

/** A library between two of its changes: which files hold it, and how much there is. */
export interface Standing {
  /** The files of its stores, relative to its folder; the catalog first. */
  readonly stores: readonly string[];
  /** The hashes of the originals and contents that its records name. */
  readonly originals: readonly string[];
  readonly contents: readonly string[];
  readonly articles: number;
  /** Those that are not removed. */
  readonly bookmarks: number;
}

/** What a backup needs of a library beside its folder. */
export interface Backing {
  /** The library's own, whatever folder it lies in. */
  readonly id: string;
  /** When the library was last changed on disk; null when it never was. */
  savedAt(): string | null;
  /** Answers what `look` answers, which runs between two changes: while it does, we make none. */
  still<T>(look: (standing: Standing) => Promise<T>): Promise<Result<T>>;
}

interface Parts {
  readonly stores: Stores;
  /** Null when the library may only be read: then another program's changes go on. */
  readonly lock: Lock | null;
}

type Change = <T>(make: (now: string) => Promise<T>) => Promise<Result<T>>;

/** Makes the backing of a library; `change` takes each change when its turn comes. */
export function createBacking({ stores, lock }: Parts, change: Change): Backing {
  return {
    id: stores.catalog.data.id,
    savedAt: () => savedAtOf(stores),
    still: (look) =>
      lock === null
        ? answered(() => look(standingOf(stores)))
        : change(() => look(standingOf(stores))),
  };
}

function standingOf(stores: Stores): Standing {
  const { catalog, settings, reports, records, reading, bookmarks } = stores;
  const shards = [records, reading, bookmarks].flatMap((kind) =>
    kind.stores().map(([, store]) => store.file),
  );
  // By their outlines: to parse every record here would hold up the reader's changes.
  const all = [...records.outlines()];
  return {
    stores: [
      ...[catalog, settings, reports].map(({ file }) => file),
      ...shards,
      ...reports.data.map(({ id }) => `${outcomesForm(id).name}.json`),
    ],
    originals: all.map(({ key }) => key),
    contents: all.map(({ contentHash }) => contentHash),
    articles: all.length,
    bookmarks: [...livingCounts(stores).values()].reduce((sum, count) => sum + count, 0),
  };
}

function savedAtOf(stores: Stores): string | null {
  const { catalog, settings, reports, records, reading, bookmarks } = stores;
  let newest: string | null = null;
  const look = (savedAt: string | null): void => {
    if (savedAt !== null && (newest === null || savedAt > newest)) newest = savedAt;
  };
  for (const store of [catalog, settings, reports]) look(store.savedAt);
  for (const kind of [records, reading, bookmarks]) {
    for (const [, store] of kind.stores()) look(store.savedAt);
  }
  return newest;
}
