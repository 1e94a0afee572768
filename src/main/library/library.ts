import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Restriction } from '#shared/library';
import { ok, type Result } from '#shared/result';
import { ArticleFiles } from './articleFiles';
import { syncFolder } from '../durable/files';
import { errnoOf } from '../durable/systemErrors';
import { failureOf, LibraryError } from './failure';
import { Holding } from './holding';
import { lockOf, type Lock } from './lock';
import { OpenLibrary } from './openLibrary';
import { isLibrary, openStores } from './opening';
import { Reserve } from './reserve';
import type { Pauses } from './saving';
import { steadyClock, type SteadyClock } from './steadyClock';
import type { Library } from './verbs';

export type { OthersChanges } from './differences';
export type { Added } from './sorting';
export type { Turn } from './turning';
export type { Library } from './verbs';

/**
 * How to open a library; with `read`, no lock is taken and nothing on disk is touched. `write-or-read`
 * is `write` where that can be, and else `read`: see `restriction`.
 */
export interface LibraryOptions {
  readonly folder: string;
  readonly clock: () => Date;
  readonly access: 'write' | 'read' | 'write-or-read';
  /**
   * Keeps the reader's changes in memory while the disk takes none, and tries again after these pauses;
   * without them such a change fails.
   */
  readonly holds?: Pauses | null;
  /**
   * Takes the files that were read at an earlier opening for what they were then, if the system tells nothing
   * else of them, and leaves it to `readTrusted` to read them. Not for a library that is only read.
   */
  readonly trusts?: boolean;
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
  const opening = { ...options, clock: steadyClock(options.clock) };
  const folder = resolve(options.folder);
  if (access === 'read') return openToRead(folder, opening, null);
  const opened = await openToWrite(folder, opening);
  if (opened.ok || access === 'write') return opened;
  const { code } = opened.error;
  if (code !== 'library-newer' && code !== 'read-only' && code !== 'disk-full') return opened;
  const read = await openToRead(folder, opening, code);
  // That there is no library to read is not why none could be made.
  return read.ok || read.error.code !== 'library-gone' ? read : opened;
}

type Opening = Omit<LibraryOptions, 'folder' | 'access' | 'clock'> & {
  readonly clock: SteadyClock;
};

async function openToWrite(folder: string, opening: Opening): Promise<Result<Library>> {
  const reserve = new Reserve(folder);
  const opened = await reserve.spend(() => tryToWrite(folder, opening, reserve));
  if (!opened.ok) return opened;
  const { library, remember } = opened.value;
  // With the reserve in its place again: what can be made again may not take its room.
  if (opening.trusts !== true) await remember();
  return ok(library);
}

async function tryToWrite(
  folder: string,
  { clock, holds = null, patience = 10_000, trusts = false }: Opening,
  reserve: Reserve,
): Promise<Result<{ readonly library: Library; readonly remember: () => Promise<void> }>> {
  let lock: Lock | null = null;
  try {
    await createFolder(folder);
    lock = await lockOf(folder, patience);
    await lock.take();
    const files = new ArticleFiles(folder);
    const holding = new Holding();
    const opened = await openStores(files, clock, holding, { repair: true, trusts });
    const library = new OpenLibrary({ files, ...opened, holding, holds, clock, lock, reserve });
    return ok({ library, remember: opened.remember });
  } catch (error) {
    await lock?.release().catch(() => undefined);
    return { ok: false, error: failureOf(error) };
  }
}

async function openToRead(
  folder: string,
  { clock }: Opening,
  why: Restriction['code'] | null,
): Promise<Result<Library>> {
  try {
    if (!(await isLibrary(folder))) throw new LibraryError('library-gone', { detail: folder });
    const files = new ArticleFiles(folder);
    const read = () => openStores(files, clock, new Holding(), { repair: false, trusts: false });
    // A file may seem lost while it is being replaced: before anything is said of it, it is looked for again.
    const first = await read();
    const opened = first.notices.length === 0 ? first : await read();
    const { code = 'read-only', leftOut = 0 } = opened.restriction ?? {};
    const restriction = { code: code === 'library-newer' ? code : (why ?? code), leftOut };
    const holding = new Holding();
    const reserve = new Reserve(folder);
    const parts = {
      ...opened,
      files,
      holding,
      restriction,
      clock,
      holds: null,
      lock: null,
      reserve,
    };
    return ok(new OpenLibrary(parts));
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
