import { randomFillSync } from 'node:crypto';
import { mkdir, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Result } from '#shared/result';
import { discard, syncFolder, writeNew } from '../durable/files';
import { shardKinds } from './forms';
import type { Stores } from './stores';

/** Bytes; smaller ones would not hold what a deletion has to write first. */
const least = 64 * 1024;

/** So many files, for a disk may lack room for files as well as for bytes: a store and a lock are two each for a moment. */
const pieces = [1, 2, 3, 4] as const;

/** Whatever else comes finds at least as much room as the reserve takes. */
const share = 2;

/** What disks give room in, for the most part. */
const page = 4096;

const powerAbove = (size: number): number => 2 ** Math.ceil(Math.log2(size));
const powerBelow = (size: number): number => 2 ** Math.floor(Math.log2(size));

/**
 * Files in a library's folder whose only use is their room: on a full disk they are let go of for what frees
 * more. A deletion has to be written before anything can be removed, and a lock taken before that.
 */
export class Reserve {
  readonly #folder: string;
  /** Bytes; null until it has been looked for. */
  #size: number | null = null;

  constructor(folder: string) {
    this.#folder = join(folder, 'reserve');
  }

  /** Keeps room for the largest store to be written anew, if there is room to spare; a failure is none. */
  async keep(stores: Stores): Promise<void> {
    const wanted = powerAbove(Math.max(least, 2 * largestIn(stores)));
    this.#size ??= await this.#find();
    if (wanted <= this.#size) return;
    const size = Math.min(wanted, powerBelow((await this.#free()) / share));
    if (size >= least && size > this.#size) await this.#make(size);
  }

  /** Does something that fails on a full disk once more, with the room of the reserve; then keeps as much as fits. */
  async spend<T>(make: () => Promise<Result<T>>): Promise<Result<T>> {
    const first = await make();
    if (first.ok || first.error.code !== 'disk-full') return first;
    const had = await this.#letGo();
    if (had === 0) return first;
    const again = await make();
    await this.#make(had);
    return again;
  }

  /** Bytes that were let go of. */
  async #letGo(): Promise<number> {
    const size = await this.#find();
    this.#size = 0;
    try {
      for (const piece of pieces) await rm(this.#fileOf(piece), { force: true });
      if (size > 0) await syncFolder(this.#folder); // some file systems give room back only then
    } catch {
      // What was let go of may be enough.
    }
    return size;
  }

  /** Makes it so large, or as large as there is room. */
  async #make(most: number): Promise<void> {
    await mkdir(this.#folder).catch(() => undefined); // it is there
    for (const [at, piece] of pieces.entries()) {
      const room = Math.min(most / pieces.length, (await this.#free()) / (pieces.length - at));
      const size = Math.floor(room / page) * page;
      await discard(this.#fileOf(piece));
      // Random, for a file system must not make it smaller.
      const bytes = randomFillSync(Buffer.alloc(size));
      if (size > 0) await writeNew(this.#fileOf(piece), bytes).catch(() => undefined);
    }
    this.#size = await this.#find();
  }

  async #find(): Promise<number> {
    let size = 0;
    for (const piece of pieces) {
      size += await stat(this.#fileOf(piece)).then(
        (found) => found.size,
        () => 0,
      );
    }
    return size;
  }

  readonly #fileOf = (piece: number): string => join(this.#folder, String(piece));

  #free(): Promise<number> {
    return statfs(dirname(this.#folder)).then(
      ({ bavail, bsize }) => bavail * bsize,
      () => 0,
    );
  }
}

/** The bytes of the largest shard; what is kept elsewhere is small. */
function largestIn(stores: Stores): number {
  const sizes = shardKinds.flatMap((kind) =>
    stores[kind].stores().map(([, { data }]) => data.size),
  );
  return Math.max(0, ...sizes);
}
