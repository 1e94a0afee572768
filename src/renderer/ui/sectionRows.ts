/** Items that stand under one heading. */
export interface Section<Item> {
  readonly key: string;
  readonly heading: string;
  readonly items: readonly Item[];
}

/** A row of a list in sections: a heading, or an item. */
export type SectionRow<Item> = { readonly key: string } & (
  | { readonly heading: string; readonly item: null }
  | { readonly heading: null; readonly item: Item }
);

/** All rows of some sections, one after another; an item may stand in several sections. */
export function rowsOf<Item>(
  sections: readonly Section<Item>[],
  keyOf: (item: Item) => string,
): readonly SectionRow<Item>[] {
  return sections.flatMap(({ key, heading, items }): SectionRow<Item>[] => [
    { key: `heading ${key}`, heading, item: null },
    ...items.map((item) => ({ key: `${keyOf(item)} ${key}`, heading: null, item })),
  ]);
}

/** The last of some indexes, which ascend, that is not behind a row; null when all are. */
export function headingAbove(indexes: readonly number[], row: number): number | null {
  let [from, to] = [0, indexes.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((indexes[middle] ?? Infinity) <= row) from = middle + 1;
    else to = middle;
  }
  return indexes[from - 1] ?? null;
}
