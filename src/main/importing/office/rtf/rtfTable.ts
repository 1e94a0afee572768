import type { OfficeBlock, OfficeCell, OfficeTable } from '../document';

type Merge = 'first' | 'goes on' | null;

interface CellDefinition {
  /** The place of its far edge, in twentieths of a point. */
  readonly edge: number;
  readonly across: Merge;
  readonly down: Merge;
}

interface Row {
  readonly isHeader: boolean;
  readonly definitions: readonly CellDefinition[];
  readonly cells: readonly (readonly OfficeBlock[])[];
}

/** A table that is being read: RTF has rows only, each with its own edges. */
export interface RtfTable {
  readonly define: (word: string, parameter: number) => void;
  readonly addCell: (blocks: readonly OfficeBlock[]) => void;
  readonly endRow: () => void;
  readonly hasOpenRow: () => boolean;
  /** The rows so far as a table, and none left; null when there are none. */
  readonly finish: () => OfficeTable | null;
}

const maximumCells = 100;
/** Edges that are nearer to each other are one, in twentieths of a point. */
const tolerance = 20;

/** Begins a table. */
export function createRtfTable(): RtfTable {
  let rows: Row[] = [];
  let cells: (readonly OfficeBlock[])[] = [];
  let definitions: CellDefinition[] = [];
  let isHeader = false;
  let isTurned = false;
  let across: Merge = null;
  let down: Merge = null;

  const words: ReadonlyMap<string, (parameter: number) => void> = new Map<
    string,
    (parameter: number) => void
  >([
    [
      'trowd',
      () => {
        definitions = [];
        isHeader = false;
        across = down = null;
      },
    ],
    ['trhdr', () => void (isHeader = true)],
    ['rtlrow', () => void (isTurned = true)],
    ['clmgf', () => void (across = 'first')],
    ['clmrg', () => void (across = 'goes on')],
    ['clvmgf', () => void (down = 'first')],
    ['clvmrg', () => void (down = 'goes on')],
    [
      'cellx',
      (edge) => {
        if (definitions.length < maximumCells) definitions.push({ edge, across, down });
        across = down = null;
      },
    ],
  ]);
  return {
    define: (word, parameter) => words.get(word)?.(parameter),
    addCell: (blocks) => cells.push(blocks),
    endRow() {
      if (cells.length > 0) rows.push({ isHeader, definitions, cells });
      cells = [];
    },
    hasOpenRow: () => cells.length > 0,
    finish() {
      if (rows.length === 0) return null;
      const direction = isTurned ? 'rtl' : null;
      const table: OfficeTable = { kind: 'table', direction, rows: mergedRows(rows) };
      rows = [];
      isTurned = false;
      return table;
    },
  };
}

type GrowingCell = { -readonly [Name in keyof OfficeCell]: OfficeCell[Name] };

/** Cells go over as many columns as there are edges in any row between their own two. */
function mergedRows(rows: readonly Row[]): OfficeTable['rows'] {
  const edges = columnEdges(rows);
  /** The cells that may go on below, by the place of their far edge. */
  const open = new Map<number, GrowingCell>();
  return rows.map(({ isHeader, definitions, cells }) => {
    const made: GrowingCell[] = [];
    let column = 0;
    cells.forEach((blocks, index) => {
      const definition = definitions[index];
      const end = definition === undefined ? column + 1 : columnAt(definition.edge, edges);
      const columns = Math.max(1, end - column);
      column += columns;
      const before = made.at(-1);
      const above = open.get(column);
      if (definition?.across === 'goes on' && before !== undefined) before.columns += columns;
      else if (definition?.down === 'goes on' && above !== undefined) above.rows += 1;
      else {
        const cell: GrowingCell = { columns, rows: 1, blocks };
        made.push(cell);
        open.set(column, cell);
      }
    });
    return { isHeader, cells: made };
  });
}

const maximumColumns = 1_000;

function columnEdges(rows: readonly Row[]): readonly number[] {
  const places = new Set<number>();
  for (const { definitions } of rows) {
    for (const { edge } of definitions) if (places.size < maximumColumns) places.add(edge);
  }
  const edges: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    if (place - (edges.at(-1) ?? -Infinity) > tolerance) edges.push(place);
  }
  return edges;
}

/** How many columns end at an edge or before it. */
function columnAt(edge: number, edges: readonly number[]): number {
  const after = edges.findIndex((place) => place > edge);
  return after < 0 ? edges.length : after;
}
