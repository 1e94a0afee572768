type Numbers = Uint32Array | Float64Array;

/** Numbers that grow in number, without a box around each. */
export class NumberList<Kind extends Numbers> {
  #length = 0;

  private constructor(
    private numbers: Kind,
    private readonly make: (length: number) => Kind,
  ) {}

  /** Integers from 0 to 2³² - 1. */
  static integers(): NumberList<Uint32Array> {
    return new NumberList<Uint32Array>(new Uint32Array(64), (length) => new Uint32Array(length));
  }

  static doubles(): NumberList<Float64Array> {
    return new NumberList<Float64Array>(new Float64Array(64), (length) => new Float64Array(length));
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.numbers.length) {
      const grown = this.make(this.#length * 2);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers[this.#length++] = value;
  }

  /** All of them; valid until the next one. */
  get all(): Kind {
    return this.numbers.subarray(0, this.#length) as Kind;
  }
}
