import type { XmlElement } from '../../xml/readXml';
import { attributeOf, childrenOf } from '../../xml/xml';
import type { OfficeBlock, OfficeCell, OfficeRow, OfficeTable } from '../document';
import type { OdtStory } from './odtStory';

const maximumSpan = 100;

/** Reads a `table:table` (OpenDocument 1.3, part 3, 9) with its merged cells; `readCell` reads what is in one. */
export function readOdtTable(
  table: XmlElement,
  story: OdtStory,
  readCell: (cell: XmlElement) => readonly OfficeBlock[],
): OfficeTable {
  const rowsIn = (parent: XmlElement, isHeader: boolean): OfficeRow[] =>
    childrenOf(parent, 'table-header-rows', 'table-rows', 'table-row-group', 'table-row').flatMap(
      (child) => {
        if (child.name !== 'table-row') {
          return rowsIn(child, isHeader || child.name === 'table-header-rows');
        }
        return [{ isHeader, cells: childrenOf(child, 'table-cell').flatMap(cellsOf) }];
      },
    );
  /** An empty cell may stand for several. */
  const cellsOf = (element: XmlElement): OfficeCell[] => {
    const cell: OfficeCell = {
      columns: numberOf(element, 'number-columns-spanned'),
      rows: numberOf(element, 'number-rows-spanned'),
      blocks: readCell(element),
    };
    return Array.from({ length: numberOf(element, 'number-columns-repeated') }, () => cell);
  };
  const { direction } = story.findStyle('table', attributeOf(table, 'style-name'));
  return {
    kind: 'table',
    direction: direction === 'rtl' ? 'rtl' : null,
    rows: rowsIn(table, false),
  };
}

function numberOf(element: XmlElement, name: string): number {
  const value = Number.parseInt(attributeOf(element, name) ?? '', 10);
  return value > 0 ? Math.min(value, maximumSpan) : 1;
}
