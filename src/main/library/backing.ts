import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Standing } from '#shared/backups';
import type { Result } from '#shared/result';
import { answered, type Change } from './failure';
import { outcomesForm, shardSize } from './forms';
import type { Lock } from './lock';
import type { Stores } from './stores';

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

/** Makes the backing of a library; `change` takes each change when its turn comes. */
export function createBacking({ stores, lock }: Parts, change: Change): Backing {
  return {
    id: stores.catalog.data.id,
    savedAt: () => savedAtOf(stores),
    still: (look) =>
      lock === null
        ? answered(async () => look(await standingOf(stores)))
        : change(async () => look(await standingOf(stores))),
  };
}

/** So many shards at a time: a millisecond's work. */
const portion = 8;

async function standingOf(stores: Stores): Promise<Standing> {
  const { catalog, settings, reports, searches, records, reading, bookmarks } = stores;
  const shards = [records, reading, bookmarks].flatMap((kind) =>
    kind.stores().map(([, store]) => store.file),
  );
  const originals: string[] = [];
  const contents: string[] = [];
  // By their outlines: to parse every record here would hold up the reader's changes.
  for (const [keys, hashes] of records.columns('key', 'contentHash')) {
    originals.push(...keys);
    contents.push(...hashes);
    // A hundred thousand in one go would hold up the window.
    if (originals.length % (portion * shardSize) < keys.length) await nextTurn();
  }
  let marks = 0;
  for (const [living] of bookmarks.columns('isLiving')) marks += living.filter(Boolean).length;
  return {
    stores: [
      ...[catalog, settings, reports, searches].map(({ file }) => file),
      ...shards,
      ...reports.data.map(({ id }) => `${outcomesForm(id).name}.json`),
    ],
    ...{ originals, contents },
    articles: originals.length,
    bookmarks: marks,
  };
}

function savedAtOf(stores: Stores): string | null {
  const { catalog, settings, reports, searches, records, reading, bookmarks } = stores;
  let newest: string | null = null;
  const look = (savedAt: string | null): void => {
    if (savedAt !== null && (newest === null || savedAt > newest)) newest = savedAt;
  };
  for (const store of [catalog, settings, reports, searches]) look(store.savedAt);
  for (const kind of [records, reading, bookmarks]) {
    for (const [, store] of kind.stores()) look(store.savedAt);
  }
  return newest;
}
