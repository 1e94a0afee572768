import type { EventName, Events } from '#shared/api';
import { asText } from '#shared/asText';
import type { LibraryList, PackedRows } from '#shared/packedRows';
import type { Library } from './library/library';

/** More than any window shows at once. */
const shownFirst = 60;

/** The library's list: everything that is needed to show it, and the first rows of the place for all articles. */
export function listOf(
  library: Pick<Library, 'arranging' | 'isTrashed' | 'row' | 'settings'>,
): LibraryList {
  const { listOrder } = library.settings();
  // By titles the window sorts, which knows the language; until all rows are there, the latest come first.
  const ids = library.arranging.ordered(listOrder === 'title' ? 'added' : listOrder);
  const shown: string[] = [];
  for (const id of ids) {
    if (shown.length === shownFirst) break;
    if (!library.isTrashed(id)) shown.push(id);
  }
  return {
    ids: ids.join(''),
    counts: library.arranging.counts(),
    first: rowsOf(library, shown),
  };
}

/** The list of a library, which can be made before it is asked for. */
export interface Listing {
  list(): LibraryList;
  /** Makes it for who will ask next, unless anything is told of by then. */
  prepare(): void;
  /** Tells of facts as `announce` does; from then on the list may be another. */
  telling(announce: Announce): Announce;
}

type Announce = <Name extends EventName>(name: Name, fact: Events[Name]) => void;

/** Makes the listing of a library. */
export function createListing(library: Parameters<typeof listOf>[0]): Listing {
  let prepared: LibraryList | null = null;
  return {
    list() {
      const list = prepared ?? listOf(library);
      prepared = null;
      return list;
    },
    prepare: () => void (prepared = listOf(library)),
    telling: (announce) => (name, fact) => {
      prepared = null;
      announce(name, fact);
    },
  };
}

/** The rows of some articles; one that is not there is left out. */
export function rowsOf(library: Pick<Library, 'row'>, ids: readonly string[]): PackedRows {
  return asText(ids.flatMap((id) => library.row(id) ?? []));
}
