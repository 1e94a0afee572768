import { attribute, isElement, type PageElement, type PageNode } from './page';

/** Text of this length in one cell is a column of a page, not a value in a table. */
const longText = 300;

/** The cells of a table in their order, and its caption, as if it were one. */
export function cellsOf(table: PageElement): PageElement[] {
  return table.children.flatMap((child) => {
    if (isElement(child, 'td', 'th', 'caption')) return [child];
    return isElement(child, 'thead', 'tbody', 'tfoot', 'tr') ? cellsOf(child) : [];
  });
}

/** True for a table that only puts things side by side or in a box, as pages did before style sheets. */
export function isLayout(table: PageElement): boolean {
  if (/^(?:presentation|none)$/.test(attribute(table, 'role'))) return true;
  const cells = cellsOf(table);
  const rows = new Set(cells.map(({ parent }) => parent)).size;
  if (cells.length === rows || rows === 1) return true;
  return !cells.some(({ tagName }) => tagName === 'th') && cells.some(holdsColumn);
}

const holdsColumn = (cell: PageElement): boolean =>
  cell.children.some(
    (child) =>
      isElement(child, 'table', 'p', 'div', 'h1', 'h2', 'h3') && lengthOf(child) > longText,
  );

function lengthOf(node: PageNode): number {
  if (node.type === 'text') return node.value.trim().length;
  return node.type === 'element'
    ? node.children.reduce((sum, child) => sum + lengthOf(child), 0)
    : 0;
}
