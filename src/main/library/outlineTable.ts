/** How a value lies among bytes, always in as many. */
export interface Field<T> {
  readonly width: number;
  /** False for a value that does not fit. */
  write(bytes: Buffer, at: number, value: T, words: Words): boolean;
  read(bytes: Buffer, at: number, words: readonly string[]): T;
  /** As many of them, lying one behind the other. */
  readonly all?: (rows: Buffer, at: number, count: number) => readonly T[];
}

/** Texts that rows name by their numbers, each once. */
class Words {
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  get texts(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}

/** What each field of an outline is kept as. */
export type TableForm<Outline> = { readonly [Name in keyof Outline]-?: Field<Outline[Name]> };

/** 64 hexadecimal digits, in half as many bytes. */
export const hashField: Field<string> = {
  width: 32,
  write: (row, at, value) => value.length === 64 && row.write(value, at, 'hex') === 32,
  read: (row, at) => row.toString('hex', at, at + 32),
  all(rows, at, count) {
    const digits = rows.toString('hex', at, at + 32 * count);
    return Array.from({ length: count }, (_, index) => digits.slice(64 * index, 64 * (index + 1)));
  },
};

/** ASCII of so many characters at most; null where there is none. */
export function asciiField(width: number): Field<string | null> {
  return {
    width,
    write(row, at, value) {
      row.fill(0, at, at + width);
      if (value === null) return true;
      if (value.length > width || !/^[\x01-\x7f]+$/.test(value)) return false;
      row.write(value, at, 'latin1');
      return true;
    },
    read(row, at) {
      let end = at + width;
      while (end > at && row[end - 1] === 0) end -= 1;
      return end === at ? null : row.toString('latin1', at, end);
    },
    all(rows, at, count) {
      const text = rows.toString('latin1', at, at + width * count);
      return Array.from({ length: count }, (_, index) => {
        const start = index * width;
        let end = start + width;
        while (end > start && text.charCodeAt(end - 1) === 0) end -= 1;
        return end === start ? null : text.slice(start, end);
      });
    },
  };
}

/** The same of what is never absent. */
export function textField(width: number): Field<string> {
  return asciiField(width) as Field<string>;
}

/** A number. */
export const numberField: Field<number> = {
  width: 8,
  write: (row, at, value) => row.writeDoubleLE(value, at) > 0,
  read: (row, at) => row.readDoubleLE(at),
  all(rows, at, count) {
    // They need not lie where numbers can be read in place.
    const bytes = Uint8Array.from(rows.subarray(at, at + 8 * count));
    return Array.from(new Float64Array(bytes.buffer));
  },
};

/** One of a few values. */
export function choiceField<T>(values: readonly T[]): Field<T> {
  return {
    width: 1,
    write(row, at, value) {
      const index = values.indexOf(value);
      row[at] = index;
      return index >= 0;
    },
    read: (row, at) => values[row[at] ?? 0] as T,
  };
}

/** Anything that is JSON; the same again costs no more than a number. */
export function jsonField<T>(): Field<T> {
  return {
    width: 4,
    write: (row, at, value, words) =>
      row.writeUInt32LE(words.numberOf(JSON.stringify(value)), at) > 0,
    read: (row, at, words) => JSON.parse(words[row.readUInt32LE(at)] ?? 'null') as T,
  };
}

/** Outlines of a list's items, each told when it is asked for. An array of them is one as well. */
export interface Outlines<Outline> extends Iterable<Outline> {
  readonly length: number;
  at(index: number): Outline | undefined;
  /** One thing that all of them tell, or nothing when they do not; absent where all is there as it is. */
  column?<Name extends keyof Outline>(name: Name): readonly Outline[Name][] | undefined;
  /** What they are told from; absent where they are there as they are. */
  readonly table?: Table;
}

/** What outlines were written to: bytes, and the words that these name. */
export interface Table {
  readonly count: number;
  readonly bytes: Buffer;
  readonly words: readonly string[];
}

/** One thing that each of some outlines tells, in their order; `undefined` for what they do not tell. */
export function columnOf<Outline, Name extends keyof Outline>(
  outlines: Outlines<Outline>,
  name: Name,
): readonly (Outline[Name] | undefined)[] {
  return outlines.column === undefined
    ? [...outlines].map((outline) => outline[name])
    : (outlines.column(name) ?? []);
}

/**
 * A form of tables: outlines written in it lie field by field in so many bytes each, so that a hundred
 * thousand are there as soon as their bytes are.
 */
export class OutlineForm<Outline extends object> {
  /** Of each field its name, and how many bytes of an outline come before it. */
  readonly #fields: readonly (readonly [keyof Outline, Field<unknown>, number])[];
  /** Bytes of an outline. */
  readonly #width: number;

  constructor(form: TableForm<Outline>) {
    let before = 0;
    this.#fields = Object.entries(form).map(([name, field]) => {
      const own = field as Field<unknown>;
      before += own.width;
      return [name as keyof Outline, own, before - own.width] as const;
    });
    this.#width = before;
  }

  /** Outlines as a table; null when something in them does not fit. */
  write(outlines: Outlines<Outline>): Table | null {
    if (outlines.table !== undefined) return outlines.table;
    const count = outlines.length;
    const bytes = Buffer.alloc(count * this.#width);
    const words = new Words();
    let index = 0;
    for (const outline of outlines) {
      for (const [name, field, before] of this.#fields) {
        const at = before * count + index * field.width;
        if (!field.write(bytes, at, outline[name], words)) return null;
      }
      index += 1;
    }
    return { count, bytes, words: words.texts };
  }

  /** The outlines that a table was written of. */
  read(table: Table): Outlines<Outline> {
    const { count, bytes, words } = table;
    const fields = this.#fields;
    const at = (index: number): Outline | undefined => {
      if (index < 0 || index >= count) return undefined;
      const outline: Partial<Record<keyof Outline, unknown>> = {};
      for (const [name, field, before] of fields) {
        outline[name] = field.read(bytes, before * count + index * field.width, words);
      }
      return outline as Outline;
    };
    return {
      ...{ length: count, at, table },
      column<Name extends keyof Outline>(name: Name) {
        const [, field, before = 0] = fields.find(([own]) => own === name) ?? [];
        if (field === undefined) return undefined;
        const start = before * count;
        const all =
          field.all?.(bytes, start, count) ??
          Array.from({ length: count }, (_, index) =>
            field.read(bytes, start + index * field.width, words),
          );
        return all as readonly Outline[Name][];
      },
      *[Symbol.iterator]() {
        for (let index = 0; index < count; index += 1) {
          const outline = at(index);
          if (outline !== undefined) yield outline;
        }
      },
    };
  }
}
