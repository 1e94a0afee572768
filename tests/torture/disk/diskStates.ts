import type { Random } from '../random';
import type { DiskChange, Naming } from './recordDisk';

/** What a file may hold after a cut: what was written, or what a disk makes of it that was not synced. */
export type Remains = 'whole' | 'empty' | 'zeros' | 'torn' | 'holed';

/** What a folder may look like after a power cut. */
export interface DiskState {
  /** What the names lead to: files by their number with what they hold, folders, by path. */
  readonly names: ReadonlyMap<string, Naming['to']>;
  readonly files: ReadonlyMap<number, Uint8Array>;
}

type NameChange = Extract<DiskChange, { kind: 'name' }>;
type Write = Extract<DiskChange, { kind: 'write' }>;

/** What stood on the disk when a recording began; files have negative numbers, as in the recording. */
export interface Before {
  readonly paths: readonly string[];
  readonly files: ReadonlyMap<number, Uint8Array>;
  readonly folders: readonly string[];
}

/** The changes that had been begun at a moment, told apart by whether a sync had made them safe. */
interface Cut {
  readonly before: Before;
  readonly names: readonly (NameChange & { readonly isSafe: boolean })[];
  readonly writes: readonly (Write & { readonly isSafe: boolean })[];
}

function cutAt(before: Before, changes: readonly DiskChange[], moment: number): Cut {
  const begun = changes.filter((change) => change.begun <= moment);
  const syncs = new Map<string | number, number>();
  for (const change of begun) {
    if (change.done > moment) continue;
    const about =
      change.kind === 'syncFile'
        ? change.file
        : change.kind === 'syncFolder'
          ? change.folder
          : null;
    // A sync makes safe what had been done when it was begun.
    if (about !== null) syncs.set(about, Math.max(syncs.get(about) ?? 0, change.begun));
  }
  const isSafe = (about: string | number, { done }: DiskChange): boolean =>
    done < (syncs.get(about) ?? 0);
  return {
    before,
    names: begun
      .filter((change) => change.kind === 'name')
      .map((change) => ({ ...change, isSafe: isSafe(change.folder, change) })),
    writes: begun
      .filter((change) => change.kind === 'write')
      .map((change) => ({ ...change, isSafe: isSafe(change.file, change) })),
  };
}

const block = 4096;

/** What is left of bytes that were written and not synced. */
function remainsOf(bytes: Uint8Array, remains: Remains, random: Random): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / block));
  switch (remains) {
    case 'whole':
      return bytes;
    case 'empty':
      return new Uint8Array();
    case 'zeros':
      return new Uint8Array(bytes.length);
    case 'torn':
      return bytes.slice(0, random.below(blocks) * block);
    case 'holed': {
      const copy = Uint8Array.from(bytes);
      const hole = random.below(blocks) * block;
      copy.fill(0, hole, hole + block);
      return copy;
    }
  }
}

/** How a state is made of a cut: which unsafe changes of names are there, and what unsafe writes left. */
interface Choice {
  has(change: NameChange): boolean;
  remains(write: Write): Remains;
}

function stateOf({ before, names, writes }: Cut, choice: Choice, random: Random): DiskState {
  const files = new Map(before.files);
  for (const write of writes) {
    const remains = write.isSafe ? 'whole' : choice.remains(write);
    files.set(write.file, remainsOf(write.bytes, remains, random));
  }
  const there = new Map<string, Naming['to']>(before.folders.map((path) => [path, 'folder']));
  before.paths.forEach((path, at) => there.set(path, -1 - at));
  for (const change of names) {
    if (!change.isSafe && !choice.has(change)) continue;
    for (const { path, to } of change.names) {
      if (to === null) there.delete(path);
      else there.set(path, to);
    }
  }
  return { names: there, files };
}

const spoilt: readonly Remains[] = ['empty', 'zeros', 'torn', 'holed'];

/** Each folder keeps its changes of names up to some point, as a journal does. */
function prefixes(cut: Cut, random: Random): (change: NameChange) => boolean {
  const unsafe = new Map<string, NameChange[]>();
  for (const change of cut.names) {
    if (!change.isSafe) unsafe.set(change.folder, [...(unsafe.get(change.folder) ?? []), change]);
  }
  const kept = new Set<NameChange>();
  for (const changes of unsafe.values()) {
    const count = random.below(changes.length + 1);
    for (const change of changes.slice(0, count)) kept.add(change);
  }
  return (change) => kept.has(change);
}

/**
 * Some of the states that a folder may be in when the power goes at a moment: nothing kept that was not
 * synced; all names kept and none of the bytes; all kept, as after a kill; and, by chance, so many in
 * which each folder keeps a part of its changes (its first ones, or any) and each file a part of its bytes.
 */
export function* diskStates(
  before: Before,
  changes: readonly DiskChange[],
  moment: number,
  { random, byChance }: { readonly random: Random; readonly byChance: number },
): Generator<DiskState> {
  const cut = cutAt(before, changes, moment);
  const state = (choice: Choice): DiskState => stateOf(cut, choice, random);
  yield state({ has: () => false, remains: () => 'empty' });
  yield state({ has: () => true, remains: () => 'zeros' });
  yield state({ has: () => true, remains: () => 'whole' });
  for (let count = 0; count < byChance; count += 1) {
    const has = random.chance(0.5) ? prefixes(cut, random) : () => random.chance(0.5);
    yield state({
      has,
      remains: () => (random.chance(0.3) ? 'whole' : random.of(spoilt)),
    });
  }
}
