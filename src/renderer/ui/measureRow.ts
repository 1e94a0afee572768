import { measureElement, type Virtualizer } from '@tanstack/vue-virtual';

type Rows = Virtualizer<HTMLElement, Element>;

/** How high a row was when it was last measured, or is estimated to be, in pixels; without laying anything out. */
function knownSize(row: Element, all: Rows): number {
  const index = all.indexFromElement(row);
  return all.itemSizeCache.get(all.options.getItemKey(index)) ?? all.options.estimateSize(index);
}

/**
 * How high a row is, for the virtualizer of its list. Rows are measured when they have been laid out, all at once: to ask
 * one by one lays out each time.
 */
export function measureRow(
  row: Element,
  entry: ResizeObserverEntry | undefined,
  all: Rows,
): number {
  return entry === undefined ? knownSize(row, all) : measureElement(row, entry, all);
}
