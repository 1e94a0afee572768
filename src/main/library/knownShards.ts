import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrations, schemaVersion } from '#shared/migrations';
import type { Sealed } from './generations';
import { hashOf } from './articleFiles';
import { moveInto, writeTemporary } from './durableFile';
import { derivedFolder, shardKinds } from './forms';
import type { Packed } from './packedItems';

/** A shard's file that has been read and checked before: the hash that it bore, and what was in it. */
export interface KnownShard extends Omit<Packed<unknown>, 'json'>, Sealed {}

/** The shards of a library that have been read before, by the names of their stores. */
export type KnownShards = ReadonlyMap<string, KnownShard>;

const fileOf = (folder: string): string => join(folder, derivedFolder, 'shards');

/** Counts up when outlines come to hold other things; the forms of the shards count by themselves. */
const outlinesVersion = 1;
const version = [
  outlinesVersion,
  ...shardKinds.map((kind) => schemaVersion(migrations[kind])),
].join('.');

const hashLength = 64;
const newline = 0x0a;

/**
 * The shards that have been read and checked before. Their file is derived: when it is missing, torn,
 * or of another version, all shards are parsed again, and nothing is lost. It holds a hash of the rest, the
 * version, and a line for each shard, so that no more than that need be parsed at a time.
 */
export async function readKnownShards(folder: string): Promise<KnownShards> {
  const known = new Map<string, KnownShard>();
  const bytes = await readFile(fileOf(folder)).catch(() => Buffer.alloc(0));
  const rest = bytes.subarray(hashLength);
  if (bytes.toString('latin1', 0, hashLength) !== hashOf(rest)) return known;
  const [found, ...lines] = linesOf(rest);
  if (found?.toString() !== version) return known;
  for (const line of lines) {
    const [name, shard] = JSON.parse(line.toString('utf8')) as [string, KnownShard];
    known.set(name, shard);
  }
  return known;
}

function* linesOf(bytes: Buffer): Iterable<Buffer> {
  let start = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
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
  const lines = [...shards].map((known) => Buffer.from(`${JSON.stringify(known)}\n`));
  const rest = Buffer.concat([Buffer.from(`${version}\n`), ...lines]);
  const bytes = Buffer.concat([Buffer.from(hashOf(rest)), rest]);
  try {
    const temporary = await writeTemporary(fileOf(folder), bytes);
    await moveInto(temporary, fileOf(folder));
  } catch {
    // The next opening takes longer, and that is all.
  }
}
