import { packRows, type LibraryList, type PackedRows } from '#shared/packedRows';
import { compareDates } from '#shared/listOrder';
import { countPlaces } from '#shared/places';
import type { Library } from './library/library';

/** More than any window shows at once. */
const shownFirst = 60;

/** The library's list: everything that is needed to show it, and the first rows of the place for all articles. */
export function listOf(library: Pick<Library, 'entries' | 'row' | 'settings'>): LibraryList {
  const { listOrder } = library.settings();
  // By titles the window sorts, which knows the language; until all rows are there, the latest come first.
  const order = listOrder === 'title' ? 'added' : listOrder;
  const entries = [...library.entries()].sort((a, b) => compareDates(order, a, b));
  const shown = entries.filter(({ reading }) => reading.trashedAt === null).slice(0, shownFirst);
  return {
    ids: entries.map(({ id }) => id).join(''),
    counts: countPlaces(entries),
    first: rowsOf(
      library,
      shown.map(({ id }) => id),
    ),
  };
}

/** The rows of some articles; one that is not there is left out. */
export function rowsOf(library: Pick<Library, 'row'>, ids: readonly string[]): PackedRows {
  return packRows(ids.flatMap((id) => library.row(id) ?? []));
}
