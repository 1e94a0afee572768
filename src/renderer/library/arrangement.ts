import type { LibraryRow } from '#shared/library';
import { countPlaces, recountPlaces, type Place, type PlaceCounts } from '#shared/places';
import type { Settings } from '#shared/settings';
import { isIn, rowOrder } from './places';
import { edited, editsOf, placeOf, type Edit } from './sortedRows';

/** How rows are to be arranged: in which order, by which language's alphabet, and what of them is listed. */
export interface Wish {
  readonly order: Settings['listOrder'];
  readonly locale: string;
  readonly place: Place;
}

/** The rows of a library in the order and the place that the reader chose, kept so by differences. */
export interface Arrangement {
  readonly byId: ReadonlyMap<string, LibraryRow>;
  /** The ids of the rows that the place shows, in their order; the very same list as long as it says the same. */
  readonly listed: readonly string[];
  readonly counts: PlaceCounts;
  /** Takes in rows, new ones or other forms of those that are there: what that costs hardly grows with the rest. */
  put(rows: readonly LibraryRow[]): void;
  /** Arranges all rows as is wished now. */
  arrange(wish: Wish): void;
}

/** What one row was, if it was there, and what it is. */
interface Change {
  readonly before: LibraryRow | undefined;
  readonly after: LibraryRow;
}

const idOf = ({ summary }: LibraryRow): string => summary.id;

/** An arrangement without rows; those that are put into it are kept in `byId`. */
export function createArrangement(wish: Wish, byId = new Map<string, LibraryRow>()): Arrangement {
  let { place, locale, order: orderName } = wish;
  let order = rowOrder(orderName, locale);
  let sorted: LibraryRow[] = [];
  let shown: LibraryRow[] = [];
  let listed: readonly string[] = [];
  let counts = countPlaces([]);

  function keep(rows: readonly LibraryRow[]): Change[] {
    // Of a row that is told of twice the last form counts.
    const last = new Map(rows.map((row) => [idOf(row), row]));
    return [...last].map(([id, after]) => {
      const before = byId.get(id);
      byId.set(id, after);
      return { before, after };
    });
  }

  /** What changes mean for a sorted list; a row that stays in its place becomes its new form there at once. */
  function meaning(
    rows: LibraryRow[],
    changes: readonly Change[],
    concerns: (row: LibraryRow) => boolean,
  ): readonly Edit[] {
    const [gone, fresh]: [LibraryRow[], LibraryRow[]] = [[], []];
    for (const { before, after } of changes) {
      const was = before !== undefined && concerns(before);
      const is = concerns(after);
      if (was && is && order(before, after) === 0) rows[placeOf(rows, before, order)] = after;
      else {
        if (was) gone.push(before);
        if (is) fresh.push(after);
      }
    }
    return editsOf(rows, { gone, fresh }, order);
  }

  function put(rows: readonly LibraryRow[]): void {
    const changes = keep(rows);
    const before = changes.flatMap((change) => change.before ?? []);
    counts = recountPlaces(
      counts,
      before,
      changes.map(({ after }) => after),
    );
    const inAll = meaning(sorted, changes, () => true);
    if (inAll.length > 0) sorted = edited(sorted, inAll, (row) => row);
    const inPlace = meaning(shown, changes, (row) => isIn(place, row));
    if (inPlace.length === 0) return;
    shown = edited(shown, inPlace, (row) => row);
    listed = edited(listed, inPlace, idOf);
  }

  function arrange(next: Wish): void {
    if (next.order !== orderName || next.locale !== locale) {
      ({ order: orderName, locale } = next);
      order = rowOrder(orderName, locale);
      sorted.sort(order);
    }
    place = next.place;
    shown = sorted.filter((row) => isIn(place, row));
    listed = shown.map(idOf);
  }

  return {
    ...{ byId, put, arrange },
    get listed() {
      return listed;
    },
    get counts() {
      return counts;
    },
  };
}
