import { join } from 'node:path';
import type { BackupProblem } from '#shared/backups';
import { namesIn } from '../durable/files';
import type { Entry } from './form';
import type { Pool } from './pool';
import { pathInLibrary, type TakenFolder } from './source';

/** The first digits of hashes: the files of a folder are listed in sixteen parts, so that a new one renews one of them. */
export const digits = '0123456789abcdef';

/** One part of one of the library's folders. */
export interface Part {
  readonly folder: TakenFolder;
  readonly digit: string;
}

/** The files of one part, as they were taken. */
export interface TakenPart {
  readonly entries: readonly Entry[];
  readonly problems: readonly BackupProblem[];
  readonly copied: readonly Entry[];
}

interface Taking {
  readonly library: string;
  readonly pool: Pool;
  /** Sizes of what the last snapshot held, by hash. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Hashes that have to be there: the library's records name them. */
  readonly named: Iterable<string>;
  /** Resolves when the next file may be taken; throws when the backup is to end. */
  goOn(): Promise<void>;
}

async function listed(library: string, { folder, digit }: Part): Promise<string[]> {
  const hashes: string[] = [];
  for (const fan of await namesIn(join(library, folder))) {
    if (!fan.startsWith(digit)) continue;
    for (const name of await namesIn(join(library, folder, fan))) {
      const hash = /^([0-9a-f]{64})(?:\.json)?$/.exec(name)?.[1];
      if (hash?.startsWith(fan) === true) hashes.push(hash);
    }
  }
  return hashes;
}

/**
 * Takes the files of one part that are not in the pool yet. One that is not what its name says is left out
 * and told of; one that records name and that is not there comes from the pool, if it is in it.
 */
export async function takePart(part: Part, taking: Taking): Promise<TakenPart> {
  const { library, pool, sizes, goOn } = taking;
  const there = new Set(await listed(library, part));
  const inPool = await pool.names(part.digit);
  const entries: Entry[] = [];
  const copied: Entry[] = [];
  const problems: BackupProblem[] = [];
  for (const sha256 of new Set([...there, ...taking.named])) {
    await goOn();
    const path = pathInLibrary(part.folder, sha256);
    const isInPool = inPool.has(sha256);
    if (isInPool) {
      const size = sizes.get(sha256) ?? (await pool.sizeOf(sha256)) ?? 0;
      entries.push({ path, sha256, size });
      if (!there.has(sha256)) problems.push({ path, kind: 'missing', standsIn: true });
      continue;
    }
    const { state, size } = await pool.copy(join(library, path), sha256);
    if (state !== 'good') problems.push({ path, kind: state, standsIn: false });
    else {
      entries.push({ path, sha256, size });
      copied.push({ path, sha256, size });
    }
  }
  return { entries, problems, copied };
}
