import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupReport, DrillReport, SnapshotHead } from '#shared/backups';
import {
  createTaker,
  drillSnapshot,
  listSnapshots,
  prepareFolder,
  readSnapshot,
  type BackupPlace,
  type Source,
} from '../../../src/main/backups/backups';
import { openLibrary, takeLock, type Library } from '../../../src/main/library/library';
import { first, firstId, second, selectorAt } from '../library/samples';
import { openAt, temporaryFolder, valueOf } from '../library/support';

/** A clock that stands still until a test sets it. */
export class SetClock {
  now = Date.parse('2026-03-02T08:00:00Z');
  readonly read = (): Date => new Date(this.now);
  pass(hours: number): void {
    this.now += hours * 60 * 60_000;
  }
}

/** A library with the place of its backups, and what takes them. */
export interface Scene {
  readonly library: Library;
  readonly place: BackupPlace;
  readonly clock: SetClock;
  readonly source: Source;
  /** The folder of the library's backups. */
  readonly folder: string;
  take(source?: Source): Promise<BackupReport>;
  drill(id?: string | null): Promise<DrillReport>;
  list(): Promise<readonly SnapshotHead[]>;
}

/** What a backup takes of a library. */
const sourceOf = (library: Library): Source => ({
  id: library.backing.id,
  folder: library.folder,
  still: library.backing.still,
});

/** Opens what a backup was restored to. */
export const openRestored = (folder: string) =>
  openLibrary({ folder, clock: () => new Date(), access: 'read' });

/** Makes a new library, and a folder for its backups. */
export async function scene(target?: string): Promise<Scene> {
  const clock = new SetClock();
  const library = await openAt(await temporaryFolder(), 'write', clock.read);
  const place: BackupPlace = {
    target: target ?? (await temporaryFolder()),
    libraryId: library.backing.id,
    lock: takeLock,
  };
  valueOf(await prepareFolder(place));
  const source = sourceOf(library);
  const taker = createTaker(source, place, clock.read);
  return {
    ...{ library, place, clock, source, folder: join(place.target, `maqal-${place.libraryId}`) },
    async take(own) {
      const other = own === undefined ? taker : createTaker(own, place, clock.read);
      return valueOf(await other.take(new AbortController().signal));
    },
    drill: async (id = null) => valueOf(await drillSnapshot(place, id, openRestored)),
    list: async () => valueOf(await listSnapshots(place)).snapshots,
  };
}

/** Everything that is kept in a library, as plain data. */
export async function stateOf(library: Library): Promise<unknown> {
  const kept = [];
  for await (const each of library.kept()) {
    const { article, original, assets, kept: known } = valueOf(each);
    const plain = ({ bytes }: { readonly bytes: Uint8Array }): string =>
      Buffer.from(bytes).toString('hex');
    kept.push({ article, original: plain(original), assets: assets.map(plain), known });
  }
  return JSON.parse(
    JSON.stringify({
      kept,
      rows: library.rows(),
      settings: library.settings(),
      bookmarks: library.bookmarks(null),
      reports: library.reports(),
    }),
  );
}

/** Everything that a snapshot restores to. */
export async function restoredState({ place }: Scene, id: string | null): Promise<unknown> {
  const snapshot = valueOf(await readSnapshot(place, id));
  const library = valueOf(await openRestored(snapshot.folder));
  try {
    return await stateOf(library);
  } finally {
    await library.close();
    await snapshot.close();
  }
}

/** The names of all files in the pool. */
export async function poolOf({ folder }: Pick<Scene, 'folder'>): Promise<string[]> {
  const pool = join(folder, 'pool');
  const fans = await readdir(pool);
  const names = await Promise.all(fans.map((fan) => readdir(join(pool, fan))));
  return names.flat().sort();
}

/** A scene whose library holds two articles, one with a picture, and a bookmark. */
export async function filled(): Promise<Scene> {
  const own = await scene();
  valueOf(await own.library.add([first, second]));
  valueOf(await own.library.addMark(firstId, { selector: selectorAt(0, 4), note: 'ملاحظة' }));
  return own;
}

/** Where a library keeps the original of an article, relative to itself. */
export const originalPath = (id: string): string => `originals/${id.slice(0, 2)}/${id}`;

/** Where the pool keeps a file. */
export const inPool = ({ folder }: Pick<Scene, 'folder'>, hash: string): string =>
  join(folder, 'pool', hash.slice(0, 2), hash);
