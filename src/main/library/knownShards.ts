import { readFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { migrations, schemaVersion } from '#shared/migrations';
import { hashOf } from './articleFiles';
import { moveInto, writeTemporary } from '../durable/files';
import { derivedFolder, shardKinds, type ShardKind } from './forms';
import type { Sealed } from './generations';
import type { OutlineForm, Outlines, Table } from './outlineTable';
import { outlinings } from './outlines';
import type { Packed } from './packedItems';

/** A shard's file that has been read and checked before: the hash that it bore, and what was in it. */
export interface KnownShard extends Omit<Packed<unknown>, 'json'>, Sealed {
  /** What the system told of the file then; null when that was not the file that was read. */
  readonly identity: string | null;
}

/** The shards of a library that have been read before, by the names of their stores. */
export type KnownShards = ReadonlyMap<string, KnownShard>;

const fileOf = (folder: string): string => join(folder, derivedFolder, 'shards');

/** Counts up when outlines come to hold other things; the forms of the shards count by themselves. */
const outlinesVersion = 4;
const version = [
  outlinesVersion,
  ...shardKinds.map((kind) => schemaVersion(migrations[kind])),
  endianness(),
].join('.');

const hashLength = 64;
const newline = 0x0a;
/** Numbers are read where they lie, which has to be at a multiple of this. */
const grain = 4;

/** One shard in the head of the file: how many items, and how many bytes their outlines take. */
interface Head extends Sealed, Pick<KnownShard, 'identity'>, Omit<Table, 'bytes'> {
  readonly name: string;
  readonly bytes: number;
}

const formOf = (name: string): OutlineForm<object> | undefined => {
  const outlining = outlinings[name.split('/')[0] as ShardKind];
  // Each is used with outlines of its own kind alone.
  return outlining.form as unknown as OutlineForm<object>;
};

/**
 * The shards that have been read and checked before. Their file is derived: when it is missing, torn,
 * or of another version, all shards are read and parsed again, and nothing is lost. It holds a hash of the
 * rest, the version, a line that tells of each shard, and then for each where its items end and their outlines.
 */
export async function readKnownShards(folder: string): Promise<KnownShards> {
  const known = new Map<string, KnownShard>();
  const bytes = await readFile(fileOf(folder)).catch(() => Buffer.alloc(0));
  if (bytes.toString('latin1', 0, hashLength) !== hashOf(bytes.subarray(hashLength))) return known;
  const ending = bytes.indexOf(newline);
  const head = bytes.toString('utf8', hashLength, ending).trimEnd();
  if (!head.startsWith(`${version} `)) return known;
  let at = ending + 1;
  for (const { name, count, words, ...shard } of JSON.parse(head.slice(version.length)) as Head[]) {
    const ends = new Uint32Array(bytes.buffer, bytes.byteOffset + at, count);
    at += ends.byteLength;
    const table = { count, bytes: bytes.subarray(at, at + shard.bytes), words };
    at += padded(shard.bytes);
    const outlines: Outlines<unknown> | undefined = formOf(name)?.read(table);
    if (outlines !== undefined) known.set(name, { ...shard, ends, outlines });
  }
  return known;
}

const padded = (length: number): number => Math.ceil(length / grain) * grain;

/** Makes a function that keeps what is `known` now for the next opening, when that has changed. */
export function createMemory(
  folder: string,
  kept: KnownShards,
  known: () => KnownShards,
): () => Promise<void> {
  const stateOf = (shards: KnownShards): Map<string, string> =>
    new Map([...shards].map(([name, shard]) => [name, `${shard.sha256} ${shard.identity}`]));
  let before = stateOf(kept);
  return async () => {
    const shards = known();
    const now = stateOf(shards);
    if ([...now].every(([name, state]) => before.get(name) === state)) return;
    await keepKnownShards(folder, shards);
    before = now;
  };
}

/** A disk that does not take them is no failure. */
async function keepKnownShards(folder: string, shards: KnownShards): Promise<void> {
  const heads: Head[] = [];
  const parts: Uint8Array[] = [];
  for (const [name, { ends, outlines, sha256, savedAt, seq, identity }] of shards) {
    // What does not fit into a table is parsed again.
    const table = formOf(name)?.write(outlines as Outlines<object>);
    if (!table) continue;
    const { bytes, count, words } = table;
    heads.push({ name, sha256, savedAt, seq, identity, count, bytes: bytes.length, words });
    const numbers = Uint32Array.from(ends);
    parts.push(new Uint8Array(numbers.buffer), bytes);
    parts.push(new Uint8Array(padded(bytes.length) - bytes.length));
  }
  const head = Buffer.from(`${version} ${JSON.stringify(heads)}`);
  const gap = padded(head.length + 1) - head.length - 1;
  const rest = Buffer.concat([head, Buffer.from(`${' '.repeat(gap)}\n`), ...parts]);
  const bytes = Buffer.concat([Buffer.from(hashOf(rest)), rest]);
  try {
    const temporary = await writeTemporary(fileOf(folder), bytes);
    await moveInto(temporary, fileOf(folder));
  } catch {
    // The next opening takes longer, and that is all.
  }
}
