import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSegment, type Batch } from './buildSegment';
import { readManifest, writeManifest } from './manifest';
import { mergeSegments } from './mergeSegments';
import { makeScratchFolder, removeFolder, removingFolder, sweep } from './scratchFolder';
import { Segment } from './segment';
import { idLength } from './segmentWriter';
import { nextMerge, type Living } from './tiers';

/** Where an index is kept. */
export interface IndexPlace {
  /** Null for one that is kept nowhere. */
  readonly folder: string | null;
  /** With `read`, nothing in the folder is touched: what is added goes when the index is closed. */
  readonly access: 'write' | 'read';
}

/** Where a document is. */
export interface Home {
  readonly living: Living;
  readonly doc: number;
}

/**
 * An index in a folder of its own: segments that never change, and a manifest that names those that
 * count. It is derived: whatever is not what it should be is thrown away, and its documents are
 * missing from then on. One process at a time may have it open to write.
 */
export class IndexFolder {
  readonly #folder: string | null;
  readonly #version: string;
  /** Where new segments go when they are not kept; made when the first one comes. */
  #scratch: string | null = null;
  #living: readonly Living[] = [];
  #next = 1;
  /** By their ids; made when it is first asked for. */
  #homes: Map<string, Home> | null = null;
  #tending: Generator<void> | null = null;
  #unchecked: Living[] = [];
  /** Whether many more documents are on their way. */
  isFilling = false;
  readonly #isKept: boolean;

  /** Opens the index in a folder, or begins one; throws what the system does. One of other rules begins anew. */
  constructor({ folder, access }: IndexPlace, version: string) {
    this.#folder = folder;
    this.#version = version;
    this.#isKept = access === 'write' && folder !== null;
    if (folder === null) return;
    if (this.#isKept) mkdirSync(folder, { recursive: true });
    const manifest = readManifest(folder, version);
    this.#next = manifest.next;
    this.#living = manifest.segments.flatMap(({ name, gone }) => {
      const segment = openSegment(join(folder, name));
      return segment === null ? [] : [{ segment, gone: new Set(gone) }];
    });
    if (!this.#isKept) return;
    this.#unchecked = [...this.#living];
    sweep(folder, new Set(manifest.segments.map(({ name }) => name)));
  }

  /** How many documents there are. */
  get size(): number {
    return this.#living.reduce((sum, { segment, gone }) => sum + segment.size - gone.size, 0);
  }

  /** Its segments, the oldest first or the largest; each change makes another list. */
  get living(): readonly Living[] {
    return this.#living;
  }

  /** Where the document of an id (`idOf`) is. */
  homeOf(id: string): Home | undefined {
    return this.#homesNow().get(id);
  }

  /** The ids of all documents. */
  ids(): Iterable<string> {
    return this.#homesNow().keys();
  }

  /**
   * Takes documents in, each id once, a little at a time: queries may come between, and nothing else. One that
   * is there already is replaced. They are found at the end.
   */
  *adding(batch: Batch): Generator<void, void> {
    const { documents } = batch;
    if (documents.length === 0) return;
    const folder = this.#newFolder();
    let segment: Segment | null = null;
    try {
      yield* buildSegment(folder, batch);
      segment = yield* Segment.opening(folder);
    } finally {
      if (segment === null) removeFolder(folder);
    }
    const homes = this.#homesNow();
    const living: Living = { segment, gone: new Set() };
    this.#living = [...this.#living, living];
    documents.forEach(({ identity }, doc) => {
      const id = idOf(identity);
      this.#forget(id);
      homes.set(id, { living, doc });
    });
    this.#save();
  }

  /** Forgets documents by their ids (`idOf`); unknown ones are passed over. */
  remove(ids: Iterable<string>): void {
    let forgotten = 0;
    for (const id of ids) if (this.#forget(id)) forgotten += 1;
    if (forgotten > 0) this.#save();
  }

  /**
   * Does a little of what keeps the index whole, small and quick; false when there is nothing to do. Each
   * call takes a moment, and whatever else is asked may come between two. Throws what the system does.
   */
  tend(): boolean {
    this.#tending ??= this.#nextTask();
    if (this.#tending === null) return false;
    if (this.#tending.next().done === true) this.#tending = null;
    return true;
  }

  close(): void {
    this.#tending?.return(undefined);
    this.#tending = null;
    for (const { segment } of this.#living) segment.close();
    this.#living = [];
    if (this.#scratch !== null) removeFolder(this.#scratch);
  }

  #newFolder(): string {
    const name = String(this.#next++).padStart(6, '0');
    if (this.#folder === null || !this.#isKept) {
      this.#scratch ??= makeScratchFolder();
      return join(this.#scratch, name);
    }
    const folder = join(this.#folder, name);
    // A manifest that was lost has forgotten how far the count had come.
    rmSync(folder, { recursive: true, force: true });
    return folder;
  }

  #save(): void {
    if (this.#folder === null || !this.#isKept) return;
    writeManifest(this.#folder, {
      version: this.#version,
      next: this.#next,
      segments: this.#living.map(({ segment, gone }) => ({ name: segment.name, gone: [...gone] })),
    });
  }

  #homesNow(): Map<string, Home> {
    if (this.#homes !== null) return this.#homes;
    this.#homes = new Map();
    for (const living of this.#living) {
      for (let doc = 0; doc < living.segment.size; doc += 1) {
        if (living.gone.has(doc)) continue;
        this.#homes.set(idOf(living.segment.identity(doc)), { living, doc });
      }
    }
    return this.#homes;
  }

  #forget(id: string): boolean {
    const home = this.#homesNow().get(id);
    if (home === undefined) return false;
    home.living.gone.add(home.doc);
    this.#homes?.delete(id);
    return true;
  }

  #nextTask(): Generator<void> | null {
    const unchecked = this.#unchecked.pop();
    if (unchecked !== undefined) return this.#check(unchecked);
    const merged = nextMerge(this.#living, this.isFilling);
    return merged === null ? null : this.#merge(merged);
  }

  /** Holds a segment against its checksum; one that is not what was written is dropped. */
  *#check(living: Living): Generator<void> {
    const isWhole = yield* living.segment.isWhole();
    if (!isWhole && this.#living.includes(living)) yield* this.#replace([living], []);
  }

  *#merge(merged: readonly Living[]): Generator<void> {
    const folder = this.#newFolder();
    // What goes while the merge is under way goes from its outcome too.
    const before = merged.map(({ gone }) => new Set(gone));
    let numbers: readonly Int32Array[];
    let segment: Segment;
    try {
      numbers = yield* mergeSegments(
        folder,
        merged.map(({ segment }, index) => ({
          segment,
          isGone: (doc: number) => before[index]?.has(doc) === true,
        })),
      );
      segment = yield* Segment.opening(folder);
    } catch (error) {
      removeFolder(folder);
      throw error;
    }
    const living: Living = { segment, gone: new Set() };
    merged.forEach(({ gone }, index) => {
      for (const doc of gone) {
        const moved = numbers[index]?.[doc] ?? -1;
        if (moved >= 0) living.gone.add(moved);
      }
    });
    yield* this.#replace(merged, [living]);
  }

  *#replace(old: readonly Living[], fresh: readonly Living[]): Generator<void> {
    this.#living = [...fresh, ...this.#living.filter((each) => !old.includes(each))];
    this.#homes = null;
    this.#save();
    for (const { segment } of old) segment.close();
    for (const { segment } of old) {
      // Not what lies in a folder that another process writes to.
      const isOthers = !this.#isKept && !segment.folder.startsWith(this.#scratch ?? '\0');
      if (!isOthers) yield* removingFolder(segment.folder);
    }
  }
}

/** Null for one that is not what was written: its documents will be missed, and added again. */
function openSegment(folder: string): Segment | null {
  try {
    return Segment.open(folder);
  } catch {
    return null;
  }
}

/** The id of an identity, a byte to a unit. */
export const idOf = (identity: Uint8Array): string =>
  Buffer.from(identity.buffer, identity.byteOffset, idLength).toString('latin1');
