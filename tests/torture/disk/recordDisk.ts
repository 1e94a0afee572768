import { dirname } from 'node:path';
import { watchDisk, type DiskCall } from './watchDisk';

/**
 * Something that was done to the disk, at two moments of a run's own time: when it was begun and when
 * it had been done (never, where the run ended before). A file is known by the number under which it
 * was made, whatever names it has; a folder by its path, and is never renamed.
 */
export type DiskChange = Moments &
  (
    | { readonly kind: 'name'; readonly folder: string; readonly names: readonly Naming[] }
    | { readonly kind: 'write'; readonly file: number; readonly bytes: Uint8Array }
    | { readonly kind: 'syncFile'; readonly file: number }
    | { readonly kind: 'syncFolder'; readonly folder: string }
  );

interface Moments {
  readonly begun: number;
  readonly done: number;
}

/** A name in a folder that now leads to a file, to a folder, or to nothing. */
export interface Naming {
  readonly path: string;
  readonly to: number | 'folder' | null;
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

/** Records what is done to the disk below a folder; `present` are the files that are there already. */
export function recordDisk(root: string, present: readonly string[]): Recording {
  const changes: DiskChange[] = [];
  const begun = new Map<DiskCall, number>();
  /** What each name leads to now. */
  const names = new Map<string, number>(present.map((path, at) => [path, -1 - at]));
  let files = 0;
  let time = 0;
  let unknown: Error | null = null;

  /** The open file's number as a file of the recording; those opened for reading have none. */
  const numbers = new Map<number, number>();

  function name(moments: Moments, ...namings: Naming[]): void {
    const byFolder = new Map<string, Naming[]>();
    for (const naming of namings) {
      const folder = dirname(naming.path);
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), naming]);
      if (typeof naming.to === 'number') names.set(naming.path, naming.to);
      else names.delete(naming.path);
    }
    // In one folder a renaming happens or does not; across two, each folder keeps its own half.
    for (const [folder, own] of byFolder) {
      changes.push({ ...moments, kind: 'name', folder, names: own });
    }
  }

  function fileAt(path: string): number {
    const file = names.get(path);
    if (file === undefined) throw new Error(`not recorded: ${path}`);
    return file;
  }

  /** Makes a file at a path, with a new number. */
  function create(path: string, moments: Moments): number {
    files += 1;
    name(moments, { path, to: files });
    return files;
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
        const written = names.get(path) ?? create(path, moments);
        changes.push({ ...moments, kind: 'write', file: written, bytes: bytesOf(args[1]) });
        return;
      }
      case 'file.sync':
        if (number !== undefined) changes.push({ ...moments, kind: 'syncFile', file: number });
        else changes.push({ ...moments, kind: 'syncFolder', folder: path });
        return;
      case 'link':
        return name(moments, { path: to, to: fileAt(path) });
      case 'rename': {
        const moved = fileAt(path);
        // rename(2) does nothing when both names are one file already.
        if (names.get(to) === moved) return;
        return name(moments, { path: to, to: moved }, { path, to: null });
      }
      case 'rm':
      case 'unlink':
        if (names.has(path)) name(moments, { path, to: null });
        return;
      case 'mkdir':
        if (path !== root) name(moments, { path, to: 'folder' });
        return;
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
