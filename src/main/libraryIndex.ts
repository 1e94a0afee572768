import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { takeLock, type Library } from './library/library';
import type { IndexPlace } from './search/search';

/** Where the index of a library is, and how to give it free for others. */
export interface KeptIndex {
  readonly place: IndexPlace;
  release(): Promise<void>;
}

/** The folder of the index among what is derived from a library. */
export const indexFolder = (library: Pick<Library, 'folder'>): string =>
  join(library.folder, 'derived', 'search');

/**
 * Takes the index of a library to write to it; where another program has it, or nothing can be written,
 * it is read, and what is missing in it is kept nowhere.
 */
export async function takeIndex(library: Library): Promise<KeptIndex> {
  const folder = indexFolder(library);
  const read = { place: { folder, access: 'read' }, release: () => Promise.resolve() } as const;
  if (library.restriction !== null) return read;
  try {
    await mkdir(folder, { recursive: true });
    const lock = await takeLock(folder);
    // Its folder may be gone by then: nothing of it is missed.
    const release = (): Promise<void> => lock.release().catch(() => undefined);
    return { place: { folder, access: 'write' }, release };
  } catch {
    return read;
  }
}
