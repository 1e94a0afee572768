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
 * not there then is missing in the library itself. When there is always another purge, they wait at last until
 * all is taken. Throws `cancelled`, and what the library or the backup folder fails with.
 */
export async function takeLibrary(taking: Taking): Promise<Taken> {
  const copied: Entry[] = [];
  let before: string | null = null;
  for (let tries = 1; ; tries += 1) {
    const isLast = tries === mostTries;
    const taken = await takeOnce(taking, copied, isLast);
    const gone = taken.problems
      .filter(({ kind }) => kind === 'missing')
      .map(({ path }) => path)
      .join('\n');
    if (gone === '' || gone === before || isLast) return finish(taking, taken, copied);
    before = gone;
  }
}

interface TakenFiles {
  readonly lists: readonly { readonly name: string; readonly entries: readonly Entry[] }[];
  readonly problems: readonly BackupProblem[];
}

interface TakenOnce extends TakenFiles {
  readonly standing: Standing;
}

async function formerly({ pool, previous }: Taking, name: string): Promise<readonly Entry[]> {
  const list = previous?.manifest.lists.find((each) => each.name === name);
  const entries = list && (await entriesOf(pool, list));
  return typeof entries === 'object' ? entries : [];
}

async function takeOnce(taking: Taking, copied: Entry[], isStill: boolean): Promise<TakenOnce> {
  const { source, pool, stores } = taking;
  const former = await formerly(taking, storesName);
  const earlier = new Map(former.map((entry) => [entry.path, entry]));
  let files: TakenFiles | null = null;
  const taken = await stores.take(pool, earlier, async (standing) => {
    // Who waits for an answer may wait for this change, too.
    if (isStill) files = await takeFiles(taking, standing, copied, () => Promise.resolve());
  });
  const { standing } = taken;
  const rested = async (): Promise<void> => source.rested?.();
  const { lists, problems } = files ?? (await takeFiles(taking, standing, copied, rested));
  return {
    standing,
    lists: [{ name: storesName, entries: taken.entries }, ...lists],
    problems: [...taken.problems, ...problems],
  };
}

/** Takes what the stores rely on, each file when `rested` resolves. */
async function takeFiles(
  taking: Taking,
  standing: Standing,
  copied: Entry[],
  rested: () => Promise<void>,
): Promise<TakenFiles> {
  const { source, pool, signal } = taking;
  const lists: { name: string; entries: readonly Entry[] }[] = [];
  const problems: BackupProblem[] = [];
  const goOn = async (): Promise<void> => {
    await rested();
    if (signal.aborted) throw new BackupError('cancelled');
  };
  for (const folder of takenFolders) {
    const named = byDigit(folder, standing);
    for (const digit of digits) {
      const name = `${folder}/${digit}`;
      const former = await formerly(taking, name);
      const sizes = new Map(former.map(({ sha256, size }) => [sha256, size]));
      const part = await takePart(
        { folder, digit },
        { library: source.folder, pool, sizes, named: named.get(digit) ?? [], goOn },
      );
      lists.push({ name, entries: part.entries });
      problems.push(...part.problems);
      copied.push(...part.copied);
    }
  }
  return { lists, problems };
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
