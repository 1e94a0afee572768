import type { Virtualizer } from '@tanstack/vue-virtual';

/** How high a row was when it was last measured, or is estimated to be, in pixels; without laying anything out. */
export function knownSize(row: Element, all: Virtualizer<HTMLElement, Element>): number {
  const index = all.indexFromElement(row);
  return all.itemSizeCache.get(all.options.getItemKey(index)) ?? all.options.estimateSize(index);
}
