import type { Random } from '../random';
import { basename, dirname, join } from 'node:path';
import type { DiskChange, Target } from './recordDisk';

/** What a file may hold after a cut: what was written, or what a disk makes of it that was not synced. */
export type Remains = 'whole' | 'empty' | 'zeros' | 'torn' | 'holed';

/** What a folder may look like after a power cut. */
export interface DiskState {
  /** What the names lead to: files by their number with what they hold, folders, by path. */
  readonly names: ReadonlyMap<string, number | 'folder' | null>;
  readonly files: ReadonlyMap<number, Uint8Array>;
}

type NameChange = Extract<DiskChange, { kind: 'name' }>;
type Write = Extract<DiskChange, { kind: 'write' }>;

/** What stood on the disk when a recording began; files and folders have negative numbers, as in the recording. */
export interface Before {
  readonly root: string;
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

/** The file or folder that a change is about. */
const aboutOf = (change: DiskChange): string =>
  'file' in change ? `file ${change.file}` : `folder ${change.folder}`;

function cutAt(before: Before, changes: readonly DiskChange[], moment: number): Cut {
  const begun = changes.filter((change) => change.begun <= moment);
  const syncs = new Map<string, number>();
  for (const change of begun) {
    if (change.done > moment) continue;
    const about = aboutOf(change);
    // A sync makes safe what had been done when it was begun.
    if (change.kind === 'syncFile' || change.kind === 'syncFolder') {
      syncs.set(about, Math.max(syncs.get(about) ?? 0, change.begun));
    }
  }
  const isSafe = (change: DiskChange): boolean => change.done < (syncs.get(aboutOf(change)) ?? 0);
  return {
    before,
    names: begun
      .filter((change) => change.kind === 'name')
      .map((change) => ({ ...change, isSafe: isSafe(change) })),
    writes: begun
      .filter((change) => change.kind === 'write')
      .map((change) => ({ ...change, isSafe: isSafe(change) })),
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
  const folders = foldersOf(before);
  for (const change of names) {
    if (!change.isSafe && !choice.has(change)) continue;
    const folder = folders.get(change.folder) ?? new Map<string, Target>();
    folders.set(change.folder, folder);
    for (const { name, to } of change.names) {
      if (to === null) folder.delete(name);
      else folder.set(name, to);
    }
  }
  return { names: new Map(namesBelow(before.root, 0, folders)), files };
}

/** What each folder holds, by its number. */
type Folders = Map<number, Map<string, Target>>;

function foldersOf({ root, paths, folders }: Before): Folders {
  const numbers = new Map([[root, 0], ...folders.map((path, at) => [path, -1 - at] as const)]);
  const held: Folders = new Map(
    [...numbers.values()].map((number) => [number, new Map<string, Target>()]),
  );
  const put = (path: string, to: Target): void => {
    held.get(numbers.get(dirname(path)) ?? 0)?.set(basename(path), to);
  };
  folders.forEach((path, at) => put(path, { folder: -1 - at }));
  paths.forEach((path, at) => put(path, { file: -1 - at }));
  return held;
}

/** All names that can be reached from a folder, by their paths. */
function* namesBelow(
  path: string,
  number: number,
  folders: Folders,
): Generator<readonly [string, number | 'folder']> {
  for (const [name, to] of folders.get(number) ?? []) {
    const at = join(path, name);
    yield [at, 'file' in to ? to.file : 'folder'];
    if ('folder' in to) yield* namesBelow(at, to.folder, folders);
  }
}

const spoilt: readonly Remains[] = ['empty', 'zeros', 'torn', 'holed'];

/** Each folder keeps its changes of names up to some point, as a journal does. */
function prefixes(cut: Cut, random: Random): (change: NameChange) => boolean {
  const unsafe = new Map<number, NameChange[]>();
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
