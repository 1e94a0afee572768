import type { BackupProblem, Standing } from '#shared/backups';
import { digits, takePart } from './articleFiles';
import { BackupError } from './failure';
import { writeList, type Entry, type ListHead, type Manifest } from './form';
import type { Pool } from './pool';
import { entriesOf, type Snapshot } from './snapshots';
import { takenFolders, type Source, type TakenFolder } from './source';
import type { StoreFiles } from './storeFiles';

const storesName = 'stores';
/** How often a backup begins anew because a purge took away what it was about to copy. */
const mostTries = 5;

/** What a library held at one moment, all of it durably in the pool. */
export interface Taken {
  readonly manifest: Omit<Manifest, 'at' | 'setBacks'>;
  readonly copiedFiles: number;
  readonly copiedBytes: number;
}

interface Taking {
  readonly source: Source;
  readonly pool: Pool;
  readonly stores: StoreFiles;
  readonly previous: Snapshot | null;
  readonly signal: AbortSignal;
}

/**
 * Takes all files of a library into the pool: its stores as they stand between two changes, then whatever
 * these rely on. When a purge has taken something away meanwhile, the stores are taken anew; what is still
 * not there then is missing in the library itself. Throws `cancelled`, and what the library or the backup
 * folder fails with.
 */
export async function takeLibrary(taking: Taking): Promise<Taken> {
  const copied: Entry[] = [];
  let before: string | null = null;
  for (let tries = 1; ; tries += 1) {
    const taken = await takeOnce(taking, copied);
    const gone = taken.problems
      .filter(({ kind }) => kind === 'missing')
      .map(({ path }) => path)
      .join('\n');
    if (gone === '' || gone === before || tries === mostTries) return finish(taking, taken, copied);
    before = gone;
  }
}

interface TakenOnce {
  readonly standing: Standing;
  readonly lists: readonly { readonly name: string; readonly entries: readonly Entry[] }[];
  readonly problems: readonly BackupProblem[];
}

async function takeOnce(taking: Taking, copied: Entry[]): Promise<TakenOnce> {
  const { source, pool, stores, previous, signal } = taking;
  const formerly = async (name: string): Promise<readonly Entry[]> => {
    const list = previous?.manifest.lists.find((each) => each.name === name);
    const entries = list && (await entriesOf(pool, list));
    return typeof entries === 'object' ? entries : [];
  };
  const earlier = new Map((await formerly(storesName)).map((entry) => [entry.path, entry]));
  const { standing, entries, problems } = await stores.take(pool, earlier);
  const lists = [{ name: storesName, entries }];
  const all = [...problems];
  for (const folder of takenFolders) {
    const named = byDigit(folder, standing);
    for (const digit of digits) {
      const name = `${folder}/${digit}`;
      const sizes = new Map((await formerly(name)).map(({ sha256, size }) => [sha256, size]));
      const part = await takePart(
        { folder, digit },
        {
          ...{ library: source.folder, pool, sizes, named: named.get(digit) ?? [] },
          async goOn() {
            await source.rested?.();
            if (signal.aborted) throw new BackupError('cancelled');
          },
        },
      );
      lists.push({ name, entries: part.entries });
      all.push(...part.problems);
      copied.push(...part.copied);
    }
  }
  return { standing, lists, problems: all };
}

/** The hashes that records name in one of the folders, by their first digits; which pictures they need, only contents tell. */
function byDigit(folder: TakenFolder, standing: Standing): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  if (folder === 'assets') return groups;
  for (const hash of standing[folder]) {
    const digit = hash.slice(0, 1);
    const group = groups.get(digit);
    if (group === undefined) groups.set(digit, [hash]);
    else group.push(hash);
  }
  return groups;
}

const bytesOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { size }) => sum + size, 0);

/** Writes the lists, which have to be there before the snapshot that names them. */
async function finish(
  { source, pool }: Taking,
  { standing, lists, problems }: TakenOnce,
  copied: readonly Entry[],
): Promise<Taken> {
  const heads: ListHead[] = [];
  for (const { name, entries } of lists) {
    if (entries.length === 0) continue;
    const sha256 = await pool.put(writeList(entries));
    heads.push({ name, sha256, files: entries.length, bytes: bytesOf(entries) });
  }
  await pool.settle();
  const sum = (of: (head: ListHead) => number): number =>
    heads.reduce((total, head) => total + of(head), 0);
  const { articles, bookmarks } = standing;
  return {
    manifest: {
      ...{ library: source.id, articles, bookmarks, problems: [...problems], lists: heads },
      ...{ files: sum(({ files }) => files), bytes: sum(({ bytes }) => bytes) },
    },
    copiedFiles: copied.length,
    copiedBytes: bytesOf(copied),
  };
}
