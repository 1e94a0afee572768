import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Restriction } from '#shared/library';
import { ok, type Result } from '#shared/result';
import { ArticleFiles } from './articleFiles';
import { syncFolder } from './durableFile';
import { errnoOf, failureOf, LibraryError } from './failure';
import { takeLock, type Lock } from './lock';
import { OpenLibrary } from './openLibrary';
import { isLibrary, openStores } from './opening';
import type { Library } from './verbs';

export type { Added } from './adding';
export type { Library } from './verbs';

/**
 * How to open a library; with `read`, no lock is taken and nothing on disk is touched. `write-or-read`
 * is `write` where that can be, and else `read`: see `restriction`.
 */
export interface LibraryOptions {
  readonly folder: string;
  readonly clock: () => Date;
  readonly access: 'write' | 'read' | 'write-or-read';
}

/**
 * Opens the library in a folder; with `write`, a new one is made where there is none. Fails with
 * `library-locked` while another process writes to it, `library-newer` (untouched) when a later
 * version made it (and, for reading, when nothing in one of its stores is understood), `library-gone`
 * when there is none to read, `read-only`, `disk-full` or `unreadable-file`. A damaged file is never a
 * failure: see `notices`.
 */
export async function openLibrary(options: LibraryOptions): Promise<Result<Library>> {
  const { access, clock } = options;
  const folder = resolve(options.folder);
  if (access === 'read') return openToRead(folder, clock, null);
  const opened = await openToWrite(folder, clock);
  if (opened.ok || access === 'write') return opened;
  const { code } = opened.error;
  if (code !== 'library-newer' && code !== 'read-only' && code !== 'disk-full') return opened;
  const read = await openToRead(folder, clock, code);
  // That there is no library to read is not why none could be made.
  return read.ok || read.error.code !== 'library-gone' ? read : opened;
}

async function openToWrite(folder: string, clock: () => Date): Promise<Result<Library>> {
  let lock: Lock | null = null;
  try {
    await createFolder(folder);
    lock = await takeLock(folder);
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
  clock: () => Date,
  why: Restriction['code'] | null,
): Promise<Result<Library>> {
  try {
    if (!(await isLibrary(folder))) throw new LibraryError('library-gone', { detail: folder });
    const files = new ArticleFiles(folder);
    const { stores, notices, restriction } = await openStores(files, clock, false);
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
