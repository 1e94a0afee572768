/** What a list tells of an item without parsing it; see `Shards`. */
export type OutlineOf<Item, Outline> = (item: Item) => Outline;

/** The parts of a packed list: the JSON of all its items, where each one ends, what is told of each. */
export interface Packed<Outline> {
  /** A JSON array in UTF-8, without any white space between its items. */
  readonly json: Buffer;
  /** Of each item, the place after its last byte. */
  readonly ends: readonly number[];
  readonly outlines: readonly Outline[];
}

const comma = Buffer.from(',');
const opening = Buffer.from('[');
const closing = Buffer.from(']');

/**
 * A list that stays what it is on disk, its items' JSON, and is parsed item by item when it is asked:
 * a hundred thousand summaries as objects would take four times the memory, and a second to make.
 * Never changed; `with` makes another.
 */
export class PackedItems<Item, Outline extends { readonly key: string }> implements Iterable<Item> {
  constructor(
    private readonly packed: Packed<Outline>,
    private readonly outlineOf: OutlineOf<Item, Outline>,
  ) {}

  /** Packs items. */
  static of<Item, Outline extends { readonly key: string }>(
    items: readonly Item[],
    outlineOf: OutlineOf<Item, Outline>,
  ): PackedItems<Item, Outline> {
    const parts = items.map((item) => Buffer.from(JSON.stringify(item)));
    return new PackedItems(join(parts, items.map(outlineOf)), outlineOf);
  }

  get length(): number {
    return this.packed.ends.length;
  }

  /** What is told of each item, in their order. */
  get outlines(): readonly Outline[] {
    return this.packed.outlines;
  }

  get ends(): readonly number[] {
    return this.packed.ends;
  }

  /** The whole list as JSON in UTF-8. */
  get json(): Buffer {
    return this.packed.json;
  }

  /** The item of this number. */
  at(index: number): Item | undefined {
    const part = this.#part(index);
    return part && (JSON.parse(part.toString('utf8')) as Item);
  }

  *[Symbol.iterator](): IterableIterator<Item> {
    yield* JSON.parse(this.packed.json.toString('utf8')) as Item[];
  }

  /** The places of items that another list of the same things has not, or has otherwise. */
  changedSince(before: PackedItems<Item, Outline>): readonly number[] {
    const known = new Map(before.outlines.map(({ key }, index) => [key, index]));
    return this.outlines.flatMap(({ key }, index) => {
      const old = before.#part(known.get(key) ?? -1);
      return old !== undefined && this.#part(index)?.equals(old) === true ? [] : [index];
    });
  }

  /** This list with other items in some places; those after its end are appended. */
  with(changes: ReadonlyMap<number, Item>): PackedItems<Item, Outline> {
    let { length } = this;
    for (const index of changes.keys()) length = Math.max(length, index + 1);
    const outlines = [...this.outlines];
    const parts: Buffer[] = [];
    for (let index = 0; index < length; index += 1) {
      const item = changes.get(index);
      if (item !== undefined) {
        parts.push(Buffer.from(JSON.stringify(item)));
        outlines[index] = this.outlineOf(item);
      } else parts.push(this.#part(index) ?? Buffer.from('null'));
    }
    return new PackedItems(join(parts, outlines), this.outlineOf);
  }

  /** This list with more items at its end. */
  append(items: readonly Item[]): PackedItems<Item, Outline> {
    return this.with(new Map(items.map((item, at) => [this.length + at, item])));
  }

  /** This list without the items that are not to be kept. */
  filter(isKept: (outline: Outline) => boolean): PackedItems<Item, Outline> {
    const kept = this.outlines.flatMap((outline, index) => (isKept(outline) ? [index] : []));
    if (kept.length === this.length) return this;
    const parts = kept.flatMap((index) => this.#part(index) ?? []);
    const outlines = kept.flatMap((index) => this.outlines[index] ?? []);
    return new PackedItems(join(parts, outlines), this.outlineOf);
  }

  #part(index: number): Buffer | undefined {
    const { json, ends } = this.packed;
    const end = ends[index];
    if (end === undefined) return undefined;
    return json.subarray(index === 0 ? 1 : (ends[index - 1] ?? 0) + 1, end);
  }
}

function join<Outline>(parts: readonly Buffer[], outlines: readonly Outline[]): Packed<Outline> {
  const chunks: Buffer[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const part of parts) {
    chunks.push(at === 0 ? opening : comma, part);
    at += 1 + part.length;
    ends.push(at);
  }
  if (at === 0) chunks.push(opening);
  return { json: Buffer.concat([...chunks, closing]), ends, outlines };
}
