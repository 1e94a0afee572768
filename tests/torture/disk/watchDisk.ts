import { createRequire, syncBuiltinESMExports } from 'node:module';
import type * as Files from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { sep } from 'node:path';

/** A call of `node:fs/promises` about something below the watched folder. */
export interface DiskCall {
  /** The function's name; of a method of an open file `file.` and its name. */
  readonly name: string;
  /** The watched paths that it is about, in the order of its parameters. */
  readonly paths: readonly string[];
  readonly args: readonly unknown[];
  /** Tells open files apart; null for calls that are about none. */
  readonly file: number | null;
}

/** What watches a disk. */
export interface DiskWatcher {
  /** Told of a call before it is made; with an error that it throws the call fails, unmade. */
  before(call: DiskCall): void;
  /** Told how a call ended: it was made, or failed by itself. */
  after(call: DiskCall, failed: boolean): void;
}

const require = createRequire(import.meta.url);
type Functions = Record<string, (...args: unknown[]) => Promise<unknown>>;
const functions = require('node:fs/promises') as typeof Files & Functions;
const timers = require('node:timers/promises') as Record<string, unknown>;

const watched = [
  ...['access', 'appendFile', 'chmod', 'copyFile', 'cp', 'link', 'lstat', 'mkdir', 'mkdtemp'],
  ...['open', 'opendir', 'readFile', 'readdir', 'readlink', 'realpath', 'rename', 'rm', 'rmdir'],
  ...['stat', 'statfs', 'symlink', 'truncate', 'unlink', 'utimes', 'writeFile'],
];

/**
 * Watches all that is asked of the disk about a folder, through the functions of `node:fs/promises`
 * themselves, so that the program under test runs as it is. Waiting (`timers/promises`) takes no time
 * meanwhile. Answers a function that ends it. One watch at a time in a process.
 */
export function watchDisk(root: string, watcher: DiskWatcher): () => void {
  const originals = new Map<string, unknown>();
  let opened = 0;

  const isWatched = (path: unknown): path is string =>
    typeof path === 'string' && (path === root || path.startsWith(root + sep));

  async function make<T>(call: DiskCall, real: () => Promise<T>): Promise<T> {
    watcher.before(call);
    let failed = true;
    try {
      const answer = await real();
      failed = false;
      return answer;
    } finally {
      watcher.after(call, failed);
    }
  }

  function watchFile(handle: FileHandle, path: string, file: number): FileHandle {
    return new Proxy(handle, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function' || typeof name !== 'string') return value;
        const method = value.bind(target) as (...args: unknown[]) => Promise<unknown>;
        if (['on', 'once', 'off', 'getAsyncId'].includes(name)) return method;
        return (...args: unknown[]) =>
          make({ name: `file.${name}`, paths: [path], args, file }, () => method(...args));
      },
    });
  }

  function watch(name: string): void {
    const real = functions[name];
    if (real === undefined) return;
    originals.set(name, real);
    (functions as Functions)[name] = async (...args) => {
      const paths = args.filter(isWatched);
      const [path] = paths;
      if (path === undefined) return real(...args);
      const file = name === 'open' ? (opened += 1) : null;
      const answer = await make({ name, paths, args, file }, () => real(...args));
      return file === null ? answer : watchFile(answer as FileHandle, path, file);
    };
  }

  watched.forEach(watch);
  const wait = timers['setTimeout'];
  timers['setTimeout'] = (_delay: number, value: unknown) => Promise.resolve(value);
  syncBuiltinESMExports();
  return () => {
    for (const [name, real] of originals) (functions as Record<string, unknown>)[name] = real;
    timers['setTimeout'] = wait;
    syncBuiltinESMExports();
  };
}
