import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Result } from '#shared/result';
import { ArticleFiles } from './articleFiles';
import { syncFolder } from './durableFile';
import { errnoOf, failureOf, LibraryError } from './failure';
import { takeLock, type Lock } from './lock';
import { OpenLibrary } from './openLibrary';
import { isLibrary, openStores } from './opening';
import { steadyClock } from './steadyClock';
import type { Library } from './verbs';

export type { Added } from './adding';
export type { Library } from './verbs';

/** How to open a library; with `read`, no lock is taken and nothing on disk is touched. */
export interface LibraryOptions {
  readonly folder: string;
  readonly clock: () => Date;
  readonly access: 'write' | 'read';
}

/**
 * Opens the library in a folder; with `write`, a new one is made where there is none. Fails with
 * `library-locked` while another process writes to it, `library-newer` (untouched) when a later
 * version made it, `library-gone` when there is none to read, `read-only`, `disk-full` or
 * `unreadable-file`. A damaged file is never a failure: see `notices`.
 */
export async function openLibrary(options: LibraryOptions): Promise<Result<Library>> {
  let lock: Lock | null = null;
  try {
    const { access } = options;
    const clock = steadyClock(options.clock);
    const folder = resolve(options.folder);
    if (access === 'write') {
      await createFolder(folder);
      lock = await takeLock(folder);
    } else if (!(await isLibrary(folder))) {
      throw new LibraryError('library-gone', { detail: folder });
    }
    const files = new ArticleFiles(folder);
    const { stores, notices } = await openStores(files, clock, access === 'write');
    return { ok: true, value: new OpenLibrary({ files, stores, notices, clock, lock }) };
  } catch (error) {
    await lock?.release().catch(() => undefined);
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
