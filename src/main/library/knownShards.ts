import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrations, schemaVersion } from '#shared/migrations';
import type { Sealed } from './generations';
import { moveInto, writeTemporary } from './durableFile';
import { seal, sealOf, unseal } from './envelope';
import { derivedFolder, shardKinds } from './forms';
import type { Packed } from './packedItems';

/** A shard's file that has been read and checked before: the hash that it bore, and what was in it. */
export interface KnownShard extends Omit<Packed<unknown>, 'json'>, Sealed {}

/** The shards of a library that have been read before, by the names of their stores. */
export type KnownShards = ReadonlyMap<string, KnownShard>;

const storeName = `${derivedFolder}/shards`;
const fileOf = (folder: string): string => join(folder, `${storeName}.json`);

/** Counts up when outlines come to hold other things; the forms of the shards count by themselves. */
const outlinesVersion = 1;
const version = [
  outlinesVersion,
  ...shardKinds.map((kind) => schemaVersion(migrations[kind])),
].join('.');

/**
 * The shards that have been read and checked before. Their file is derived: when it is missing, torn,
 * or of another version, all shards are parsed again, and nothing is lost.
 */
export async function readKnownShards(folder: string): Promise<KnownShards> {
  try {
    const bytes = await readFile(fileOf(folder));
    const envelope = sealOf(bytes) === null ? null : unseal(bytes, storeName);
    if (envelope === null || 'damage' in envelope) return new Map();
    const data = envelope.data as { version: string; shards: [string, KnownShard][] };
    return data.version === version ? new Map(data.shards) : new Map();
  } catch {
    return new Map();
  }
}

/** Makes a function that keeps what is `known` now for the next opening, when that has changed. */
export function createMemory(
  folder: string,
  kept: KnownShards,
  known: () => KnownShards,
): () => Promise<void> {
  const hashes = (shards: KnownShards): Map<string, string | null> =>
    new Map([...shards].map(([name, { sha256 }]) => [name, sha256]));
  let before = hashes(kept);
  return async () => {
    const shards = known();
    const now = hashes(shards);
    if ([...now].every(([name, sha256]) => before.get(name) === sha256)) return;
    await keepKnownShards(folder, shards);
    before = now;
  };
}

/** A disk that does not take them is no failure. */
async function keepKnownShards(folder: string, shards: KnownShards): Promise<void> {
  const savedAt = new Date().toISOString();
  const json = Buffer.from(JSON.stringify({ version, shards: [...shards] }));
  const { bytes } = seal({ store: storeName, schema: 1, savedAt, seq: 1 }, json);
  try {
    const temporary = await writeTemporary(fileOf(folder), bytes);
    await moveInto(temporary, fileOf(folder));
  } catch {
    // The next opening takes longer, and that is all.
  }
}
