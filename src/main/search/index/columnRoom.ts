/**
 * Columns as long as a segment, of which each query takes several: they are made once and used again, since
 * to make them costs more than to fill them, and to clear them away more than that.
 */
class ColumnRoom<Column extends Float32Array | Uint32Array | Uint8Array> {
  #free: Column[] = [];
  #taken: Column[] = [];

  constructor(
    readonly make: (length: number) => Column,
    readonly most: number,
  ) {}

  /** A column of zeros, until `end`. */
  take(length: number): Column {
    const at = this.#free.findIndex((column) => column.length === length);
    const [known] = at < 0 ? [] : this.#free.splice(at, 1);
    const column = known ?? this.make(length);
    if (known !== undefined) column.fill(0);
    this.#taken.push(column);
    return column;
  }

  end(): void {
    this.#free = [...this.#taken, ...this.#free].slice(0, this.most);
    this.#taken = [];
  }
}

const floats = new ColumnRoom((length) => new Float32Array(length), 24);
const bytes = new ColumnRoom((length) => new Uint8Array(length), 8);
const integers = new ColumnRoom((length) => new Uint32Array(length), 8);

/** Takes a column of zeros, which is another's when `giveBack` has been called. */
export const takeFloats = (length: number): Float32Array => floats.take(length);
/** The same of bytes. */
export const takeBytes = (length: number): Uint8Array => bytes.take(length);
/** The same of integers. */
export const takeIntegers = (length: number): Uint32Array => integers.take(length);

/** Gives back all columns that a query took: nothing of them may be looked at any more. */
export function giveBack(): void {
  for (const room of [floats, bytes, integers]) room.end();
}
