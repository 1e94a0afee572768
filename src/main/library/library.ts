import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Restriction } from '#shared/library';
import { ok, type Result } from '#shared/result';
import { ArticleFiles } from './articleFiles';
import { syncFolder } from './durableFile';
import { errnoOf, failureOf, LibraryError } from './failure';
import { lockOf, type Lock } from './lock';
import { OpenLibrary } from './openLibrary';
import { isLibrary, openStores } from './opening';
import { steadyClock, type SteadyClock } from './steadyClock';
import type { Library } from './verbs';

export type { OthersChanges } from './differences';
export type { Added } from './sorting';
export type { Library } from './verbs';

/**
 * How to open a library; with `read`, no lock is taken and nothing on disk is touched. `write-or-read`
 * is `write` where that can be, and else `read`: see `restriction`.
 */
export interface LibraryOptions {
  readonly folder: string;
  readonly clock: () => Date;
  readonly access: 'write' | 'read' | 'write-or-read';
  /** Milliseconds for which another process may write before a turn of this one fails; ten seconds unless said. */
  readonly patience?: number;
}

/**
 * Opens the library in a folder; with `write`, a new one is made where there is none. Fails with
 * `library-locked` when another process writes and gives nobody a turn, `library-newer` (untouched) when a later
 * version made it (and, for reading, when nothing in one of its stores is understood), `library-gone`
 * when there is none to read, `read-only`, `disk-full` or `unreadable-file`. A damaged file is never a
 * failure: see `notices`.
 */
export async function openLibrary(options: LibraryOptions): Promise<Result<Library>> {
  const { access } = options;
  const clock = steadyClock(options.clock);
  const folder = resolve(options.folder);
  if (access === 'read') return openToRead(folder, clock, null);
  const opened = await openToWrite(folder, clock, options.patience ?? 10_000);
  if (opened.ok || access === 'write') return opened;
  const { code } = opened.error;
  if (code !== 'library-newer' && code !== 'read-only' && code !== 'disk-full') return opened;
  const read = await openToRead(folder, clock, code);
  // That there is no library to read is not why none could be made.
  return read.ok || read.error.code !== 'library-gone' ? read : opened;
}

async function openToWrite(
  folder: string,
  clock: SteadyClock,
  patience: number,
): Promise<Result<Library>> {
  let lock: Lock | null = null;
  try {
    await createFolder(folder);
    lock = await lockOf(folder, patience);
    await lock.take();
    const files = new ArticleFiles(folder);
    const opened = await openStores(files, clock, true);
    return ok(new OpenLibrary({ files, ...opened, clock, lock }));
  } catch (error) {
    await lock?.release().catch(() => undefined);
    return { ok: false, error: failureOf(error) };
  }
}

async function openToRead(
  folder: string,
  clock: SteadyClock,
  why: Restriction['code'] | null,
): Promise<Result<Library>> {
  try {
    if (!(await isLibrary(folder))) throw new LibraryError('library-gone', { detail: folder });
    const files = new ArticleFiles(folder);
    // A file may seem lost while it is being replaced: before anything is said of it, it is looked for again.
    const first = await openStores(files, clock, false);
    const isWhole = first.notices.length === 0;
    const { stores, notices, restriction } = isWhole
      ? first
      : await openStores(files, clock, false);
    const { code = 'read-only', leftOut = 0 } = restriction ?? {};
    const kept = { code: code === 'library-newer' ? code : (why ?? code), leftOut };
    return ok(new OpenLibrary({ files, stores, notices, restriction: kept, clock, lock: null }));
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** Makes a folder, with all above it, so that its name survives a power cut. */
async function createFolder(folder: string): Promise<void> {
  try {
    const first = await mkdir(folder, { recursive: true });
    if (first === undefined) return;
    for (let made = folder; made.length >= first.length; made = dirname(made)) {
      await syncFolder(dirname(made));
    }
  } catch (error) {
    // A file stands where the folder should be, or a part of its path is one.
    if (errnoOf(error) === 'EEXIST') throw new LibraryError('library-gone', { detail: folder });
    throw error;
  }
}

/** How long a program that works on a folder beside a library is waited for, in milliseconds. */
const patience = 500;

/**
 * Takes a folder that one process at a time may work on, as it does with a library's own; throws
 * `library-locked` while another one has it.
 */
export async function takeLock(folder: string): Promise<Pick<Lock, 'release'>> {
  const lock = await lockOf(folder, patience);
  try {
    await lock.take();
    return lock;
  } catch (error) {
    await lock.release().catch(() => undefined);
    throw error;
  }
}
