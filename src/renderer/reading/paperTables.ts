import { paperMargins } from '#shared/paper';

/** Between the margins of a page of A4, in CSS pixels. */
const paperWidth = (210 / 25.4 - paperMargins.left - paperMargins.right) * 96;

/** Smaller letters are not read; what is wider still has its words broken. */
const smallest = 0.6;

/**
 * Sets the tables of the article that are wider than paper in smaller letters there (`--narrowing`, a share of their size), and
 * marks those that are too wide for that: the engine would draw the whole article smaller, and cut lines between pages.
 */
export function fitTablesToPaper(): void {
  const tables = [...document.querySelectorAll<HTMLElement>('.article-body table')];
  const boxes = tables.map((table) => table.parentElement);
  // A table in a box without room is as narrow as its words allow: all are narrowed first, and the page laid out once.
  for (const box of boxes) box?.style.setProperty('inline-size', '0');
  const narrowest = tables.map((table) => table.offsetWidth);
  for (const box of boxes) box?.style.removeProperty('inline-size');
  tables.forEach((table, at) => {
    const share = Math.min(1, paperWidth / (narrowest[at] ?? 0));
    table.style.setProperty('--narrowing', String(Math.max(share, smallest)));
    table.toggleAttribute('data-too-wide', share < smallest);
  });
}
