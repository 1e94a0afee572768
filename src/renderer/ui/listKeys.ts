/** Where a key takes the active row of a list, or null for a key that moves nothing. */
export function nextRow(key: string, at: number, count: number, page: number): number | null {
  const targets: Partial<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, target));
}

/**
 * Where the active row is after the rows have changed: where its key went, or, when it is gone, the row
 * that took its place; -1 when no row was active or none is left.
 */
export function keptRow(keys: readonly string[], key: string | null, at: number): number {
  if (key === null) return -1;
  const found = keys.indexOf(key);
  return found >= 0 ? found : Math.min(at, keys.length - 1);
}
