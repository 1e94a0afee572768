/** Opens one of our libraries and measures it: `librarySession.mjs FOLDER`. */
import { idsOf } from '#shared/packedRows';
import type { Result } from '#shared/result';
import { openLibrary, type Library } from '../../src/main/library/library';
import { listOf } from '../../src/main/listing';
import { measure, place } from './libraryFigures';

const [, , folder = ''] = process.argv;

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

let library: Library | null = null;
await measure(async () => {
  const opened = valueOf(await openLibrary({ folder, clock: () => new Date(), access: 'write' }));
  library = opened;
  return {
    list: () => idsOf(listOf(opened)),
    add: async (articles) => valueOf(await opened.add(articles)),
    mark: async (id) => valueOf(await opened.addMark(id, { selector: place, note: '' })),
  };
});
await (library as Library | null)?.close();
