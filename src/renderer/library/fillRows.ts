import { fromText } from '#shared/asText';
import type { LibraryRow } from '#shared/library';
import type { PackedRows } from '#shared/packedRows';
import type { Failure, Result } from '#shared/result';

/** So many rows are parsed within one frame. */
const portion = 200;
/** So many are arranged among the others within one. */
const heap = 2000;

/** Resolves when the page has nothing better to do, or after a moment. */
function leisure(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback(() => resolve(), { timeout: 100 });
    } else setTimeout(resolve, 0);
  });
}

/**
 * Asks for the rows of a long list in portions, in the page's leisure, and gives them to `take` in heaps.
 * Answers why a portion could not be had, or null when all were taken.
 */
export async function fillRows(
  ids: readonly string[],
  ask: (ids: readonly string[]) => Promise<Result<PackedRows>>,
  take: (rows: readonly LibraryRow[]) => void,
): Promise<Failure | null> {
  const from = (at: number) => {
    const wanted = ids.slice(at, at + portion);
    return wanted.length === 0 ? null : ask(wanted);
  };
  let rows: LibraryRow[] = [];
  let coming = from(0);
  for (let at = portion; coming !== null; at += portion) {
    const answer = await coming;
    if (!answer.ok) return answer.error;
    // The next are fetched while these are parsed.
    coming = from(at);
    await leisure();
    rows.push(...fromText(answer.value));
    if (coming !== null && rows.length < heap) continue;
    take(rows);
    rows = [];
  }
  return null;
}
