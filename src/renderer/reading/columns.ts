import { firstOf, letterBox } from './lines';
import type { PreparedArticle } from './parts';
import type { Section } from './sections';
import type { TextMap } from './textMap';

/** Pages side by side in something that scrolls by whole pages, from its own inline start. */
export interface Columns {
  /** Which page a box stands on, from 0. */
  pageOf(box: DOMRect): number;
  /** Which page is in view. */
  now(): number;
  /** How wide a page is; CSS pixels, at least 1. */
  width(): number;
  show(page: number): void;
}

/** A letter that reaches a little out of its column still stands in it; CSS pixels. */
const reach = 4;

/** The pages of `scroller`, each as wide as it is. */
export function columnsOf(scroller: HTMLElement): Columns {
  const width = (): number => Math.max(1, scroller.getBoundingClientRect().width);
  const sign = (): number => (getComputedStyle(scroller).direction === 'rtl' ? -1 : 1);
  return {
    pageOf(box) {
      const view = scroller.getBoundingClientRect();
      const inside = sign() < 0 ? view.right - box.right + reach : box.left - view.left + reach;
      return Math.max(0, Math.floor((inside + Math.abs(scroller.scrollLeft)) / width()));
    },
    width,
    now: () => Math.round(Math.abs(scroller.scrollLeft) / width()),
    show(page) {
      scroller.scrollTop = 0;
      scroller.scrollLeft = sign() * page * width();
    },
  };
}

/** The last of the boxes that an element is broken into; null when it has none. */
export function lastBox(element: Element | null | undefined): DOMRect | null {
  return [...(element?.getClientRects() ?? [])].filter(({ width }) => width > 0).at(-1) ?? null;
}

/** The offset of the first letter on or after a page of a section that is laid out; null when there is none. */
export function firstOnPage(
  columns: Columns,
  map: TextMap,
  { parts, text }: PreparedArticle,
  section: Section,
  page: number,
): number | null {
  const blocks = parts.slice(section.first, section.last + 1).flatMap((part) => part.blocks);
  const index = firstOf(blocks.length, (nth) => {
    const block = blocks[nth];
    const boxes = block === undefined ? [] : [...(map.rangeOf(block)?.getClientRects() ?? [])];
    const last = boxes.filter(({ width }) => width > 0).at(-1);
    return last !== undefined && columns.pageOf(last) >= page;
  });
  const block = blocks[index];
  if (block === undefined) return null;
  const inside = firstOf(block.end - block.start, (nth) => {
    const box = letterBox(map, block.start + nth, block.end);
    return box === null || columns.pageOf(box) >= page;
  });
  return Math.min(block.start + inside, text.length);
}
