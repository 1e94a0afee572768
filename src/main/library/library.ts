import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Result } from '#shared/result';
import { ArticleFiles } from './articleFiles';
import { syncFolder } from './durableFile';
import { errnoOf, failureOf, LibraryError } from './failure';
import { lockOf, type Lock } from './lock';
import { OpenLibrary } from './openLibrary';
import { isLibrary, openStores, type OpenedStores } from './opening';
import type { Library } from './verbs';

export type { Added } from './adding';
export type { OthersChanges } from './differences';
export type { Library } from './verbs';

/** How to open a library; with `read`, no lock is taken and nothing on disk is touched. */
export interface LibraryOptions {
  readonly folder: string;
  readonly clock: () => Date;
  readonly access: 'write' | 'read';
  /** Milliseconds for which another process may write before a turn of this one fails; ten seconds unless said. */
  readonly patience?: number;
}

const patience = 10_000;

/**
 * Opens the library in a folder; with `write`, a new one is made where there is none. Fails with
 * `library-locked` when another process writes and gives nobody a turn, `library-newer` (untouched) when a later
 * version made it, `library-gone` when there is none to read, `read-only`, `disk-full` or
 * `unreadable-file`. A damaged file is never a failure: see `notices`.
 */
export async function openLibrary(options: LibraryOptions): Promise<Result<Library>> {
  let lock: Lock | null = null;
  try {
    const { clock, access } = options;
    const folder = resolve(options.folder);
    if (access === 'write') {
      await createFolder(folder);
      lock = await lockOf(folder, options.patience ?? patience);
      await lock.take();
    } else if (!(await isLibrary(folder))) {
      throw new LibraryError('library-gone', { detail: folder });
    }
    const files = new ArticleFiles(folder);
    const { stores, notices } = await openWhole(files, clock, access === 'write');
    return {
      ok: true,
      value: new OpenLibrary({ files, stores, notices: [...notices], clock, lock }),
    };
  } catch (error) {
    await lock?.release().catch(() => undefined);
    return { ok: false, error: failureOf(error) };
  }
}

/** To one that only reads, a file may seem lost while it is being replaced: it looks twice. */
async function openWhole(
  files: ArticleFiles,
  clock: () => Date,
  isWriter: boolean,
): Promise<OpenedStores> {
  const opened = await openStores(files, clock, isWriter);
  return isWriter || opened.notices.length === 0 ? opened : openStores(files, clock, false);
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
