import type { LibraryRow } from '#shared/library';
import { unpackRows, type PackedRows } from '#shared/packedRows';
import type { Failure, Result } from '#shared/result';

/** So many rows are parsed within one frame. */
const portion = 200;
/** Rows are shown when there are so many times as many: each showing goes through all of them. */
const growth = 6;

/** Resolves when the page has nothing better to do, or after a moment. */
function leisure(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback(() => resolve(), { timeout: 100 });
    } else setTimeout(resolve, 0);
  });
}

/**
 * Asks for the rows of a long list in portions, in the page's leisure, and puts them into `rows`; `show` is
 * called now and then, and when all are there that could be had. Answers why a portion could not be had, or null.
 */
export async function fillRows(
  ids: readonly string[],
  rows: Map<string, LibraryRow>,
  ask: (ids: readonly string[]) => Promise<Result<PackedRows>>,
  show: (isWhole: boolean) => void,
): Promise<Failure | null> {
  const missing = ids.filter((id) => !rows.has(id));
  const take = (at: number) => {
    const wanted = missing.slice(at, at + portion);
    return wanted.length === 0 ? null : ask(wanted);
  };
  let shown = rows.size;
  let coming = take(0);
  for (let at = portion; coming !== null; at += portion) {
    const answer = await coming;
    if (!answer.ok) return answer.error;
    // The next are fetched while these are parsed.
    coming = take(at);
    await leisure();
    for (const row of unpackRows(answer.value)) {
      // What has been brought up to date meanwhile is newer.
      if (!rows.has(row.summary.id)) rows.set(row.summary.id, row);
    }
    if (rows.size < shown * growth) continue;
    shown = rows.size;
    show(false);
  }
  show(true);
  return null;
}
