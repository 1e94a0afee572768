import { ok, type Result } from '#shared/result';
import { errnoOf } from '../durable/systemErrors';
import { BackupError, failureOf } from './failure';
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

/** The right to work on a backup folder while no other program does. */
interface Held {
  readonly layout: Layout;
  release(): Promise<void>;
}

/** Takes that right; `backup-busy` while another program has it. What only reads needs none where nothing can be written. */
export async function hold(
  { target, libraryId, lock }: BackupPlace,
  access: 'read' | 'write',
): Promise<Held> {
  const layout = layoutOf(target, libraryId);
  const held = await lock(layout.folder).catch((error: unknown) => {
    if ((error as { readonly code?: unknown }).code === 'library-locked') {
      throw new BackupError('backup-busy');
    }
    const isReadOnly = ['EROFS', 'EACCES', 'EPERM'].includes(errnoOf(error));
    if (access === 'read' && isReadOnly) return null;
    throw error;
  });
  // A folder that is gone took its lock along.
  return { layout, release: async () => held?.release().catch(() => undefined) };
}

/** Does some work while no other program works on the same backups; fails as `hold` does. */
export async function locked<T>(
  place: BackupPlace,
  access: 'read' | 'write',
  work: (layout: Layout) => Promise<T>,
): Promise<T> {
  const { layout, release } = await hold(place, access);
  try {
    return await work(layout);
  } finally {
    await release();
  }
}
