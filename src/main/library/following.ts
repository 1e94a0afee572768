import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Notice } from '#shared/library';
import { differences, statesOf, type OthersChanges } from './differences';
import { shardKinds, type Catalog } from './forms';
import { makeWhole, setAside } from './findings';
import { countShards } from './opening';
import type { Fresh } from './store';
import type { Stores } from './stores';

/** The coarsest clock of a file system (FAT's) ticks every two seconds: a folder may change twice in one tick. */
const coarsest = 2_500;

/** A library whose memory is to follow its disk. */
export interface Followed {
  readonly stores: Stores;
  readonly folder: string;
  readonly clock: () => Date;
  /** What the reader is to be told of; what is found damaged is added. */
  readonly notices: Notice[];
}

/** Keeps memory in step with what other processes write; both answer null when there is nothing to tell. */
export interface Following {
  /** Looks without the lock; what is not whole at this moment is left for a later look. */
  look(): Promise<OthersChanges | null>;
  /**
   * Takes in everything, under the lock, before something is written: after it, memory is what the disk
   * holds. Damaged files are set aside and made whole, as at opening. Throws `library-newer`.
   */
  catchUp(): Promise<OthersChanges | null>;
}

/** Makes the following of a library that has just been opened. */
export function createFollowing(followed: Followed): Following {
  let isQuiet = createQuiet();
  return {
    async look() {
      const { folder } = followed;
      try {
        const quiet = await Promise.all(shardKinds.map((kind) => isQuiet(join(folder, kind))));
        return takeIn(followed, await readFresh(followed, quiet.every(Boolean) ? 'heads' : 'all'));
      } catch (error) {
        isQuiet = createQuiet(); // what this look did not see is for the next one
        throw error;
      }
    },
    async catchUp() {
      const fresh = await readFresh(followed, 'all', true);
      const changes = takeIn(followed, fresh);
      await tellOfDamage(followed, fresh.damagedFiles);
      await makeWhole(followed.stores);
      return changes;
    },
  };
}

/** Tells which folders hold nothing new, by their times alone. */
function createQuiet(): (folder: string) => Promise<boolean> {
  const known = new Map<string, { readonly stamp: bigint; since: number; lookedAt: number }>();
  return async (folder) => {
    const { mtimeNs: stamp } = await stat(folder, { bigint: true });
    const now = performance.now();
    const last = known.get(folder);
    if (last?.stamp !== stamp) {
      known.set(folder, { stamp, since: now, lookedAt: now });
      return false;
    }
    // A look that came soon after the time was first seen may have missed what the same tick brought.
    if (last.lookedAt - last.since >= coarsest) return true;
    last.lookedAt = now;
    return false;
  };
}

/** What was read of other processes' changes; nothing of it is in memory yet. */
interface Read {
  readonly articles: ReadonlySet<string>;
  readonly settings: boolean;
  readonly searches: boolean;
  readonly damagedFiles: readonly string[];
  readonly takes: readonly (() => void)[];
}

/** Reads what is new: in the stores of one file each, and in the shards too if it is to be `all`. */
async function readFresh(
  followed: Followed,
  what: 'heads' | 'all',
  isWriter = false,
): Promise<Read> {
  const { catalog, settings, reports, searches } = followed.stores;
  const freshCatalog = await catalog.fresh(isWriter);
  const freshSettings = await settings.fresh(isWriter);
  const freshSearches = await searches.fresh(isWriter);
  const freshReports = await reports.fresh(isWriter);
  const heads = [freshCatalog, freshSettings, freshSearches, freshReports].flatMap(
    (fresh: Fresh<unknown> | null) => fresh ?? [],
  );
  const isQuiet = what === 'heads' && freshCatalog === null;
  const shards = isQuiet
    ? noArticles
    : await readFreshShards(followed, freshCatalog?.data ?? catalog.data, isWriter);
  return {
    articles: shards.articles,
    settings: freshSettings !== null,
    searches: freshSearches !== null,
    damagedFiles: [...heads, shards].flatMap(({ damagedFiles }) => damagedFiles),
    // The shards last: they may be more than the catalog counts.
    takes: [...heads.map(({ take }) => take), ...shards.takes],
  };
}

const noArticles = { articles: new Set<string>(), damagedFiles: [], takes: [] };

async function readFreshShards(
  { stores, folder }: Followed,
  catalog: Catalog,
  isWriter: boolean,
): Promise<Omit<Read, 'settings' | 'searches'>> {
  // Also one that is not counted yet, or never will be, because its writer has been killed.
  const shards = await countShards(folder, catalog.shards, true);
  const records = await stores.records.fresh(shards, isWriter);
  const reading = await stores.reading.fresh(shards, isWriter);
  const bookmarks = await stores.bookmarks.fresh(shards, isWriter);
  const count = (): void => {
    if (shards > catalog.shards) stores.catalog.recover({ ...catalog, shards });
  };
  return {
    articles: new Set([
      ...[...records.changed, ...reading.changed].map(({ key }) => key),
      ...bookmarks.changed.map(({ articleId }) => articleId),
    ]),
    damagedFiles: [records, reading, bookmarks].flatMap(({ damagedFiles }) => damagedFiles),
    takes: [records.take, reading.take, bookmarks.take, count],
  };
}

/** Takes all that was read into memory at once, so that nobody sees a half of it. */
function takeIn({ stores }: Followed, { articles, takes, ...heads }: Read): OthersChanges | null {
  const before = statesOf(stores, articles);
  for (const take of takes) take();
  // From its tombstone on there is no article, though its record may still be there.
  const purged = [...articles].filter(
    (id) => (stores.reading.outline(id)?.purged ?? 'no') !== 'no' && stores.records.has(id),
  );
  if (purged.length > 0) stores.records.forget(new Set(purged));
  const { settings, searches } = heads;
  return differences(stores, before, { settings, searches });
}

async function tellOfDamage(
  { folder, clock, notices }: Followed,
  damagedFiles: readonly string[],
): Promise<void> {
  for (const file of damagedFiles) {
    const [keptAs = ''] = await setAside(folder, [file], clock());
    // What memory or the generation before still had of it is about to be written.
    notices.push({ kind: 'library-restored', file, keptAs, savedAt: clock().toISOString() });
  }
}
