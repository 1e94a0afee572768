import { ok, type Result } from '#shared/result';
import { BackupError, errnoOf, failureOf } from './failure';
import { layoutOf, type Layout } from './form';

/** Takes a folder for one writer at a time; throws an error with the code `library-locked` while another one has it. */
export type TakeLock = (folder: string) => Promise<{ release(): Promise<void> }>;

/** Where the backups of one library are kept. */
export interface BackupPlace {
  /** The folder that the reader chose; the library's backups have a folder of their own in it. */
  readonly target: string;
  readonly libraryId: string;
  readonly lock: TakeLock;
}

/** What some work answers, or its failure as a value. */
export async function answer<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/**
 * Does some work while no other program works on the same backups; `backup-busy` while one does. Work that
 * only reads goes on without the lock where nothing can be written.
 */
export async function locked<T>(
  { target, libraryId, lock }: BackupPlace,
  access: 'read' | 'write',
  work: (layout: Layout) => Promise<T>,
): Promise<T> {
  const layout = layoutOf(target, libraryId);
  const held = await lock(layout.folder).catch((error: unknown) => {
    if ((error as { readonly code?: unknown }).code === 'library-locked') {
      throw new BackupError('backup-busy');
    }
    const isReadOnly = ['EROFS', 'EACCES', 'EPERM'].includes(errnoOf(error));
    if (access === 'read' && isReadOnly) return null;
    throw error;
  });
  try {
    return await work(layout);
  } finally {
    // A folder that is gone took its lock along.
    await held?.release().catch(() => undefined);
  }
}
