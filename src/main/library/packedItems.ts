import type { Outlines } from './outlineTable';

/** What a list tells of an item without parsing it; see `Shards`. */
export type OutlineOf<Item, Outline> = (item: Item) => Outline;

/** JSON that is not in memory as it is; both throw when it cannot be had. */
export interface Resting {
  /** All of it, held against its hash where there is any doubt. */
  read(): Buffer;
  /** A part of it, as quickly as can be; nobody vouches for that. */
  part(start: number, end: number): Buffer;
}

/** The parts of a packed list: the JSON of all its items, where each one ends, what is told of each. */
export interface Packed<Outline> {
  /** A JSON array in UTF-8, without any white space between its items. */
  readonly json: Buffer | Resting;
  /** Of each item, the place after its last byte. */
  readonly ends: ArrayLike<number>;
  readonly outlines: Outlines<Outline>;
}

const comma = Buffer.from(',');
const opening = Buffer.from('[');
const closing = Buffer.from(']');

/**
 * A list that stays what it is on disk, its items' JSON, and is parsed item by item when it is asked:
 * a hundred thousand summaries as objects would take four times the memory, and a second to make.
 * Never changed; `with` makes another. Its JSON may rest elsewhere until it is asked for.
 */
export class PackedItems<Item, Outline extends { readonly key: string }> implements Iterable<Item> {
  #json: Buffer | Resting;
  /** Of each item, the place after its last byte. */
  readonly ends: ArrayLike<number>;
  /** What is told of each item, in their order. */
  readonly outlines: Outlines<Outline>;

  constructor(
    { json, ends, outlines }: Packed<Outline>,
    private readonly outlineOf: OutlineOf<Item, Outline>,
  ) {
    this.#json = json;
    this.ends = ends;
    this.outlines = outlines;
  }

  /** Packs items. */
  static of<Item, Outline extends { readonly key: string }>(
    items: readonly Item[],
    outlineOf: OutlineOf<Item, Outline>,
  ): PackedItems<Item, Outline> {
    const parts = items.map((item) => Buffer.from(JSON.stringify(item)));
    return new PackedItems(join(parts, items.map(outlineOf)), outlineOf);
  }

  get length(): number {
    return this.ends.length;
  }

  /** How many bytes its JSON has. */
  get size(): number {
    return (this.ends[this.length - 1] ?? 1) + 1;
  }

  /** The whole list as JSON in UTF-8; throws when it rests where it cannot be read now. */
  get json(): Buffer {
    return Buffer.isBuffer(this.#json) ? this.#json : this.#json.read();
  }

  /** True while its JSON is in memory as it is. */
  get isAwake(): boolean {
    return Buffer.isBuffer(this.#json);
  }

  /** Lets the same JSON lie elsewhere, or in memory. */
  lay(json: Buffer | Resting): void {
    this.#json = json;
  }

  /** The item of this number. */
  at(index: number): Item | undefined {
    return this.#glimpse(index) ?? this.#parsed(this.#part(index));
  }

  *[Symbol.iterator](): IterableIterator<Item> {
    yield* JSON.parse(this.json.toString('utf8')) as Item[];
  }

  /** The places of items that another list of the same things has not, or has otherwise; all when that cannot be read any more. */
  changedSince(before: PackedItems<Item, Outline>): readonly number[] {
    const { json } = this;
    const old = before.#jsonOrNothing();
    const known = new Map([...before.outlines].map(({ key }, index) => [key, index]));
    return [...this.outlines].flatMap(({ key }, index) => {
      const part = before.#part(known.get(key) ?? -1, old);
      return part !== undefined && this.#part(index, json)?.equals(part) === true ? [] : [index];
    });
  }

  /** This list with other items in some places; those after its end are appended. */
  with(changes: ReadonlyMap<number, Item>): PackedItems<Item, Outline> {
    let { length } = this;
    for (const index of changes.keys()) length = Math.max(length, index + 1);
    const { json } = this;
    const outlines = [...this.outlines];
    const parts: Buffer[] = [];
    for (let index = 0; index < length; index += 1) {
      const item = changes.get(index);
      if (item !== undefined) {
        parts.push(Buffer.from(JSON.stringify(item)));
        outlines[index] = this.outlineOf(item);
      } else parts.push(this.#part(index, json) ?? Buffer.from('null'));
    }
    return new PackedItems(join(parts, outlines), this.outlineOf);
  }

  /** This list with more items at its end. */
  append(items: readonly Item[]): PackedItems<Item, Outline> {
    return this.with(new Map(items.map((item, at) => [this.length + at, item])));
  }

  /** This list without the items that are not to be kept. */
  filter(isKept: (outline: Outline) => boolean): PackedItems<Item, Outline> {
    const all = [...this.outlines];
    const kept = all.flatMap((outline, index) => (isKept(outline) ? [index] : []));
    if (kept.length === this.length) return this;
    const { json } = this;
    const parts = kept.flatMap((index) => this.#part(index, json) ?? []);
    const outlines = kept.flatMap((index) => all[index] ?? []);
    return new PackedItems(join(parts, outlines), this.outlineOf);
  }

  #jsonOrNothing(): Buffer {
    try {
      return this.json;
    } catch {
      return Buffer.alloc(0);
    }
  }

  #part(index: number, json = this.json): Buffer | undefined {
    const end = this.ends[index];
    return end === undefined ? undefined : json.subarray(this.#start(index), end);
  }

  #parsed(json: Buffer | undefined): Item | undefined {
    return json && (JSON.parse(json.toString('utf8')) as Item);
  }

  #start(index: number): number {
    return index === 0 ? 1 : (this.ends[index - 1] ?? 0) + 1;
  }

  /** An item of JSON that rests elsewhere, without all the rest; undefined when it does not seem to be that. */
  #glimpse(index: number): Item | undefined {
    const end = this.ends[index];
    if (Buffer.isBuffer(this.#json) || end === undefined) return undefined;
    try {
      const item = this.#parsed(this.#json.part(this.#start(index), end));
      const isIt = item && this.outlineOf(item).key === this.outlines.at(index)?.key;
      return isIt === true ? item : undefined;
    } catch {
      return undefined;
    }
  }
}

function join<Outline>(parts: readonly Buffer[], outlines: readonly Outline[]): Packed<Outline> {
  const chunks: Buffer[] = [];
  const ends = new Uint32Array(parts.length);
  let at = 0;
  for (const [index, part] of parts.entries()) {
    chunks.push(at === 0 ? opening : comma, part);
    at += 1 + part.length;
    ends[index] = at;
  }
  if (at === 0) chunks.push(opening);
  return { json: Buffer.concat([...chunks, closing]), ends, outlines };
}
