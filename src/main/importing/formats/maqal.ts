import type { OriginalFile } from '#shared/imported';
import { isArchive } from '../archive/archive';
import { openParts, type PartArchive } from '../archive/partArchive';
import { restoreArticles } from '../exports/restoring';
import { manifestOf } from '../exports/manifest';
import type { KeepingFormat } from './format';

const opened = new WeakMap<Uint8Array, Promise<PartArchive>>();

/** An archive that lies in memory, in another one for instance; opened once for the same bytes. */
function openInMemory({ name, bytes }: OriginalFile): Promise<PartArchive> {
  const archive =
    opened.get(bytes) ??
    openParts({
      ...{ name, size: bytes.length },
      read: (position, length) => {
        const stretch = bytes.subarray(position, position + length);
        return stretch.length === length
          ? Promise.resolve(stretch)
          : Promise.reject(new Error('the archive is cut off'));
      },
    });
  opened.set(bytes, archive);
  return archive;
}

/** Our own export (docs/EXPORT.md): its articles come back as they were, each checked by itself. */
export const maqal: KeepingFormat = {
  name: 'maqal',
  reads: 'articles',
  extensions: [],
  async recognises(bytes) {
    if (!isArchive(bytes)) return false;
    // One that cannot be opened is for whoever says why.
    return openInMemory({ name: '', bytes })
      .then(manifestOf)
      .then(
        (manifest) => manifest !== null,
        () => false,
      );
  },
  async *restore(file) {
    yield* restoreArticles(await openInMemory(file), file.name);
  },
};
