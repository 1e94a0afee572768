import { basename, dirname, join, sep } from 'node:path';
import type { Before } from './diskStates';
import { watchDisk, type DiskCall } from './watchDisk';

/**
 * Something that was done to the disk, at two moments of a run's own time: when it was begun and when
 * it had been done (never, where the run ended before). A file or a folder is known by the number under
 * which it was made, whatever names it has.
 */
export type DiskChange = Moments &
  (
    | { readonly kind: 'name'; readonly folder: number; readonly names: readonly Naming[] }
    | { readonly kind: 'write'; readonly file: number; readonly bytes: Uint8Array }
    | { readonly kind: 'syncFile'; readonly file: number }
    | { readonly kind: 'syncFolder'; readonly folder: number }
  );

interface Moments {
  readonly begun: number;
  readonly done: number;
}

/** What a name leads to, by the number of its making; what was there before has negative numbers, the root 0. */
export type Target = { readonly file: number } | { readonly folder: number };

/** A name in a folder that now leads to a file, to a folder, or to nothing. */
export interface Naming {
  readonly name: string;
  readonly to: Target | null;
}

/** A run's changes of the disk in the order in which they were done. */
export interface Recording {
  readonly changes: readonly DiskChange[];
  /** The present moment; each call moves the time on by two. */
  now(): number;
  /** Throws when something was done that a recording does not know. */
  stop(): void;
}

const harmless = new Set([
  ...[
    'access',
    'lstat',
    'opendir',
    'readFile',
    'readdir',
    'readlink',
    'realpath',
    'stat',
    'statfs',
  ],
  ...['utimes', 'file.stat', 'file.close', 'file.read', 'file.readFile', 'file.chmod'],
]);

/** What each path below a folder leads to now, as a recording goes on. */
function createPaths(root: string, { paths, folders }: Pick<Before, 'paths' | 'folders'>) {
  const files = new Map(paths.map((path, at) => [path, -1 - at]));
  const numbers = new Map([...folders.map((path, at) => [path, -1 - at] as const), [root, 0]]);
  return {
    files,
    folders: numbers,
    folderAt(path: string): number {
      const folder = numbers.get(path);
      if (folder === undefined) throw new Error(`not recorded: ${path}`);
      return folder;
    },
    fileAt(path: string): number {
      const file = files.get(path);
      if (file === undefined) throw new Error(`not recorded: ${path}`);
      return file;
    },
    /** All that lies below a folder, the deepest first. */
    below(folder: string): readonly string[] {
      const all = [...files.keys(), ...numbers.keys()];
      const own = all.filter((path) => path.startsWith(folder + sep));
      return own.sort((a, b) => b.split(sep).length - a.split(sep).length);
    },
    /** Takes a folder with all below it to another path. */
    move(from: string, to: string): void {
      for (const path of [from, ...this.below(from)]) {
        for (const known of [files, numbers]) {
          const number = known.get(path);
          if (number === undefined) continue;
          known.delete(path);
          known.set(join(to, path.slice(from.length)), number);
        }
      }
    },
  };
}

/** Records what is done to the disk below a folder, with what is there already. */
export function recordDisk(root: string, before: Pick<Before, 'paths' | 'folders'>): Recording {
  const changes: DiskChange[] = [];
  const begun = new Map<DiskCall, number>();
  const there = createPaths(root, before);
  let made = 0;
  let time = 0;
  let unknown: Error | null = null;

  /** The open file's number as a file of the recording; those opened for reading have none. */
  const numbers = new Map<number, number>();

  function name(moments: Moments, ...namings: { path: string; to: Target | null }[]): void {
    const byFolder = new Map<number, Naming[]>();
    for (const { path, to } of namings) {
      const folder = there.folderAt(dirname(path));
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), { name: basename(path), to }]);
    }
    for (const { path, to } of namings) {
      there.files.delete(path);
      there.folders.delete(path);
      if (to === null) continue;
      if ('file' in to) there.files.set(path, to.file);
      else there.folders.set(path, to.folder);
    }
    // In one folder a renaming happens or does not; across two, each folder keeps its own half.
    for (const [folder, own] of byFolder) {
      changes.push({ ...moments, kind: 'name', folder, names: own });
    }
  }

  /** Makes a file at a path, with a new number. */
  function create(path: string, moments: Moments): number {
    made += 1;
    name(moments, { path, to: { file: made } });
    return made;
  }

  function rename(path: string, to: string, moments: Moments): void {
    const folder = there.folders.get(path);
    if (folder !== undefined) {
      there.move(path, to);
      return name(moments, { path: to, to: { folder } }, { path, to: null });
    }
    const file = there.fileAt(path);
    // rename(2) does nothing when both names are one file already.
    if (there.files.get(to) === file) return;
    name(moments, { path: to, to: { file } }, { path, to: null });
  }

  function remove(path: string, moments: Moments): void {
    const isFolder = there.folders.has(path);
    for (const each of isFolder ? [...there.below(path), path] : [path]) {
      if (isFolder || there.files.has(each)) name(moments, { path: each, to: null });
    }
  }

  function makeFolder(path: string, moments: Moments): void {
    if (there.folders.has(path)) return;
    // All above it that is missing, too: a call that may not do that has failed.
    if (path !== root) makeFolder(dirname(path), moments);
    made += 1;
    name(moments, { path, to: { folder: made } });
  }

  function open({ args, paths: [path = ''], file }: DiskCall, moments: Moments): void {
    if (file === null) return;
    if (args[1] === 'wx') {
      numbers.set(file, create(path, moments));
    } else if (args[1] !== 'r' && args[1] !== undefined) {
      throw new Error(`not recorded: opening as ${JSON.stringify(args[1])}`);
    }
  }

  const bytesOf = (content: unknown): Uint8Array =>
    typeof content === 'string' ? Buffer.from(content) : Uint8Array.from(content as Uint8Array);

  function record(call: DiskCall, moments: Moments): void {
    const { args, paths, file } = call;
    const [path = '', to = ''] = paths;
    const number = numbers.get(file ?? -1);
    switch (call.name) {
      case 'open':
        return open(call, moments);
      case 'file.writeFile':
        if (number === undefined) throw new Error(`not recorded: ${path}`);
        changes.push({ ...moments, kind: 'write', file: number, bytes: bytesOf(args[0]) });
        return;
      case 'writeFile': {
        const written = there.files.get(path) ?? create(path, moments);
        changes.push({ ...moments, kind: 'write', file: written, bytes: bytesOf(args[1]) });
        return;
      }
      case 'file.sync':
        if (number !== undefined) changes.push({ ...moments, kind: 'syncFile', file: number });
        else changes.push({ ...moments, kind: 'syncFolder', folder: there.folderAt(path) });
        return;
      case 'link':
        return name(moments, { path: to, to: { file: there.fileAt(path) } });
      case 'rename':
        return rename(path, to, moments);
      case 'rm':
      case 'unlink':
        return remove(path, moments);
      case 'mkdir':
        return makeFolder(path, moments);
      default:
        // A call that the model of the disk does not know would make every state of it wrong.
        if (!harmless.has(call.name)) throw new Error(`not recorded: ${call.name} ${path}`);
    }
  }

  const stop = watchDisk(root, {
    before(call) {
      time += 1;
      begun.set(call, time);
    },
    after(call, failed) {
      time += 1;
      const at = begun.get(call) ?? 0;
      begun.delete(call);
      try {
        if (!failed) record(call, { begun: at, done: time });
      } catch (error) {
        unknown ??= error as Error; // the program under test might swallow it
      }
    },
  });
  return {
    changes,
    now: () => time,
    stop() {
      stop();
      if (unknown !== null) throw unknown;
    },
  };
}
