/** Where a part of an archive lies and what it is said to be, by the archive's directory. */
export interface Place {
  /** Where its own header begins, in bytes from the archive's beginning. */
  readonly start: number;
  /** Its size as it lies there, and unpacked. */
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  /** How it is packed: 0 not at all, 8 deflated, others as APPNOTE 4.4.5 counts them. */
  readonly method: number;
}

const fields = 5;

/** The places of an archive's parts in a few bytes each: there may be millions. */
export class Places {
  #numbers = new Float64Array(fields * 1024);
  #count = 0;
  #starts: Float64Array | null = null;

  /** Adds one; answers its index. */
  add({ start, packed, size, crc, method }: Place): number {
    if (this.#numbers.length === this.#count * fields) {
      const more = new Float64Array(this.#numbers.length * 2);
      more.set(this.#numbers);
      this.#numbers = more;
    }
    this.#numbers.set([start, packed, size, crc, method], this.#count * fields);
    this.#starts = null;
    return this.#count++;
  }

  /** The one of an index that `add` answered. */
  at(index: number): Place {
    const [start = 0, packed = 0, size = 0, crc = 0, method = 0] = this.#numbers.subarray(
      index * fields,
      (index + 1) * fields,
    );
    return { start, packed, size, crc, method };
  }

  /** Where the first part after this position begins; Infinity behind the last. */
  nextAfter(position: number): number {
    this.#starts ??= this.#sortedStarts();
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? Infinity) > position) high = middle;
      else low = middle + 1;
    }
    return this.#starts[low] ?? Infinity;
  }

  #sortedStarts(): Float64Array {
    const starts = new Float64Array(this.#count);
    for (let at = 0; at < this.#count; at += 1) starts[at] = this.#numbers[at * fields] ?? 0;
    return starts.sort();
  }
}
