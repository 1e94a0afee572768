import type { XmlElement } from '../../xml/readXml';
import { attributeOf, childOf, childrenOf } from '../../xml/xml';
import type { OfficeBlock, OfficeCell, OfficeRow, OfficeTable } from '../document';
import { toggleOf, valueOf } from './styles';

type GrowingCell = { -readonly [Name in keyof OfficeCell]: OfficeCell[Name] };

/** Word's own limit is 63. */
const maximumSpan = 100;

/** Reads a `w:tbl` (ISO/IEC 29500-1, 17.4) with its merged cells; `readCell` reads what is in one. */
export function readTable(
  table: XmlElement,
  readCell: (cell: XmlElement) => readonly OfficeBlock[],
): OfficeTable {
  /** The cells that go on below, by their first column. */
  const open = new Map<number, GrowingCell>();
  const rows = withinOf(table, 'tr').flatMap((row): OfficeRow[] => {
    const properties = childOf(row, 'trPr');
    if (properties !== undefined && childOf(properties, 'del') !== undefined) return [];
    const cells: GrowingCell[] = [];
    let column = spanOf(properties, 'gridBefore', 0);
    if (column > 0) cells.push({ columns: column, rows: 1, blocks: [] });
    for (const element of withinOf(row, 'tc')) {
      const own = childOf(element, 'tcPr');
      if (own !== undefined && childOf(own, 'cellDel') !== undefined) continue;
      const columns = spanOf(own, 'gridSpan', 1);
      const above = continuesAbove(own) ? open.get(column) : undefined;
      if (above === undefined) {
        const cell: GrowingCell = { columns, rows: 1, blocks: readCell(element) };
        cells.push(cell);
        open.set(column, cell);
      } else above.rows += 1;
      column += columns;
    }
    return [{ isHeader: toggleOf(properties, 'tblHeader') === true, cells }];
  });
  const isTurned = toggleOf(childOf(table, 'tblPr'), 'bidiVisual') === true;
  return { kind: 'table', direction: isTurned ? 'rtl' : null, rows };
}

/** The rows of a table or the cells of a row, be they in content controls or marked as inserted. */
function withinOf(parent: XmlElement, name: string): XmlElement[] {
  return childrenOf(parent, name, 'sdt', 'sdtContent', 'customXml', 'ins', 'moveTo').flatMap(
    (child) => (child.name === name ? [child] : withinOf(child, name)),
  );
}

function spanOf(properties: XmlElement | undefined, name: string, otherwise: number): number {
  const value = Number.parseInt(valueOf(properties, name) ?? '', 10);
  return value > 0 ? Math.min(value, maximumSpan) : otherwise;
}

function continuesAbove(properties: XmlElement | undefined): boolean {
  const merge = properties === undefined ? undefined : childOf(properties, 'vMerge');
  return merge !== undefined && attributeOf(merge, 'val') !== 'restart';
}
