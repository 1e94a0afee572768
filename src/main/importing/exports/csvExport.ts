import Papa from 'papaparse';
import { decodeText } from '../decodeText';
import { decodeBytes } from '../encodings';
import type { BytesFormat } from '../formats/format';
import { Refusal, TooLargeError } from '../refusal';
import type { OriginalFile } from '../stages';
import { markedEncoding } from '../wideEncoding';
import { entryDocuments } from './entries';
import type { SavedEntry } from './savedEntry';

/** One row: the text in a column, by its name in lower case; empty where there is none. */
export type CsvRow = (column: string) => string;

/** How a program writes its articles in CSV (RFC 4180). */
interface CsvExport {
  readonly name: string;
  readonly delimiter: ',' | ';';
  /** The columns that only this program's header row has together, in lower case. */
  readonly columns: readonly string[];
  /** Rows with the same key are one article; without it each row is one. */
  readonly keyOf?: (row: CsvRow) => string;
  readonly read: (rows: readonly [CsvRow, ...CsvRow[]]) => SavedEntry;
}

/** Makes a format of a CSV export: recognised by its header row, whatever the file is called. */
export function csvExport(form: CsvExport): BytesFormat {
  return {
    name: form.name,
    reads: 'bytes',
    extensions: [],
    recognises(bytes) {
      const head = headOf(bytes).toLowerCase();
      const hasAll = (within: string | readonly string[]): boolean =>
        form.columns.every((column) => within.includes(column));
      return hasAll(head) && hasAll(columnsOf(head, form.delimiter));
    },
    async parse(file) {
      const { text, encoding } = await textOf(file);
      const { head, rows } = readRows(text, form.delimiter);
      const entries = groupsOf(rows, form.keyOf).map((group) => ({
        saved: form.read(group.cells),
        alone: () => head + group.written.map(endedLine).join(''),
      }));
      return entryDocuments(file, { format: form.name, extension: 'csv', encoding }, entries);
    },
  };
}

const headLength = 4096;

/** The beginning of a file as text; a header row is ASCII, so that any encoding of bytes will do. */
function headOf(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes);
  const wide = marked !== null && /^utf-(?:16|32)/.test(marked);
  const head = bytes.subarray(0, headLength);
  if (!wide) return Buffer.from(head).toString('latin1').replace(/^ï»¿/, '');
  return Buffer.from(head).toString('latin1').replaceAll('\0', '').slice(2);
}

function columnsOf(text: string, delimiter: string): readonly string[] {
  const { data } = Papa.parse<readonly string[]>(text, { delimiter, preview: 1 });
  return (data[0] ?? []).map((column) => column.trim());
}

/** A file as it is written, not as it is meant: what is kept of a row must be its own bytes. */
async function textOf(file: OriginalFile): Promise<{ text: string; encoding: string }> {
  const decoded = await decodeText(file);
  if (!decoded.ok) {
    if (decoded.error.code === 'too-large') throw new TooLargeError('too many lines');
    throw new Refusal('damaged-file', decoded.error.code);
  }
  const { encoding } = decoded.value;
  const text = (await decodeBytes(file.bytes, encoding)) ?? '';
  return { text, encoding };
}

/** A row's cells, and the row as it is written. */
interface Row {
  readonly cells: CsvRow;
  readonly written: string;
}

/** More cells than so many articles can have. */
const maximumCells = 3_000_000;

function readRows(text: string, delimiter: string): { head: string; rows: readonly Row[] } {
  refuseTooMany(text, delimiter);
  const rows: Row[] = [];
  let head = '';
  let columns: ReadonlyMap<string, number> | null = null;
  let from = 0;
  Papa.parse<readonly string[]>(text, {
    delimiter,
    step({ data, meta }) {
      const written = text.slice(from, meta.cursor);
      from = meta.cursor;
      if (columns === null) {
        head = endedLine(written);
        columns = new Map(data.map((name, at) => [name.trim().toLowerCase(), at]));
      } else if (data.some((cell) => cell.trim() !== '')) {
        const places = columns;
        rows.push({ cells: (name) => data[places.get(name) ?? -1] ?? '', written });
      }
    },
  });
  return { head, rows };
}

/** Counted before anything is built: one list that does not fit ends not the thread alone, but the program. */
function refuseTooMany(text: string, delimiter: string): void {
  let cells = 0;
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + 1)) cells += 1;
  if (cells > maximumCells) throw new TooLargeError('too many cells');
}

/** The last row of a file may have no end. */
const endedLine = (written: string): string => (/[\r\n]$/.test(written) ? written : `${written}\n`);

interface Group {
  readonly cells: [CsvRow, ...CsvRow[]];
  readonly written: string[];
}

function groupsOf(rows: readonly Row[], keyOf?: CsvExport['keyOf']): readonly Group[] {
  const groups = new Map<string, Group>();
  rows.forEach(({ cells, written }, index) => {
    const key = keyOf?.(cells) ?? String(index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { cells: [cells], written: [written] });
    else {
      group.cells.push(cells);
      group.written.push(written);
    }
  });
  return [...groups.values()];
}
