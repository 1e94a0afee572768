import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DurableJson } from './durableJson';
import { LibraryError } from './failure';
import { catalogForm, type Catalog } from './forms';
import type { Store } from './store';

/**
 * Makes a check that the folder still holds this library: it throws `library-replaced` when another one
 * has come into its place, as when another drive gets the name of one that was pulled out. One that is
 * not there is none of its business.
 */
export function createRecognition(
  folder: string,
  catalog: Store<Catalog>,
  clock: () => Date,
): () => Promise<void> {
  let known = '';
  return async () => {
    const found = await stat(join(folder, catalog.file), { bigint: true }).catch(() => null);
    if (found === null) return;
    const stamp = [found.dev, found.ino, found.mtimeNs].join(' ');
    if (stamp === known) return;
    // Lenient: a newer version's catalog still says whose it is.
    const there = await new DurableJson(folder, catalogForm, clock, true).read();
    if (there !== null && there.id !== catalog.data.id) throw new LibraryError('library-replaced');
    known = stamp;
  };
}
