/** Rows of a list that were chosen together, by their keys, and the row from which a stretch of them goes. */
export interface RowSelection {
  readonly chosen: ReadonlySet<string>;
  readonly from: string | null;
}

/** No row is chosen. */
export const noRows: RowSelection = { chosen: new Set(), from: null };

/** With one row more, or less when it was chosen; stretches go from it now. */
export function withToggled({ chosen }: RowSelection, key: string): RowSelection {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return { chosen: next, from: key };
}

/**
 * The stretch of rows from where stretches go (or else from `start`) up to a row, instead of what was
 * chosen; beside that when it `adds`.
 */
export function withStretch(
  { chosen, from }: RowSelection,
  keys: readonly string[],
  { start, to, adds }: { start: string | null; to: string; adds: boolean },
): RowSelection {
  const begin = (chosen.size > 0 ? from : null) ?? start ?? to;
  const ends = [keys.indexOf(begin), keys.indexOf(to)].filter((index) => index >= 0);
  const stretch = keys.slice(Math.min(...ends), Math.max(...ends) + 1);
  return { chosen: new Set([...(adds ? chosen : []), ...stretch]), from: begin };
}

/** All rows. */
export const everyRow = (keys: readonly string[]): RowSelection => ({
  chosen: new Set(keys),
  from: keys[0] ?? null,
});

/** Without rows that have left the list; the very same when none has. */
export function stillThere(selection: RowSelection, keys: readonly string[]): RowSelection {
  if (selection.chosen.size === 0) return selection;
  const there = new Set(keys);
  const chosen = new Set([...selection.chosen].filter((key) => there.has(key)));
  if (chosen.size === selection.chosen.size) return selection;
  return {
    chosen,
    from: selection.from !== null && there.has(selection.from) ? selection.from : null,
  };
}
