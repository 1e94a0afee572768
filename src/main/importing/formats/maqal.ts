import { isArchive, openArchive } from '../archive/archive';
import { restoreArticles } from '../exports/restoring';
import { manifestOf } from '../exports/manifest';
import type { KeepingFormat } from './format';

/** Our own export (docs/EXPORT.md): its articles come back as they were, each checked by itself. */
export const maqal: KeepingFormat = {
  name: 'maqal',
  reads: 'articles',
  extensions: [],
  async recognises(bytes) {
    if (!isArchive(bytes)) return false;
    // One that cannot be opened is for whoever says why.
    const archive = await openArchive(bytes).catch(() => null);
    return archive !== null && (await manifestOf(archive)) !== null;
  },
  restore: async ({ name, bytes }) => restoreArticles(await openArchive(bytes), name),
};
