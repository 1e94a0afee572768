import { ByteSink } from './bytes';

/**
 * The fields of an article, in the order of a page: what one word in each is worth against one of the
 * body, and by how much the best of them lifts the score. Each but the body stands for one bit of a
 * posting's heads, from 1: nearly all words are of the body.
 */
export const fields = [
  { name: 'title', weight: 6, lift: 1.5 },
  { name: 'kicker', weight: 4, lift: 1.3 },
  { name: 'lead', weight: 2, lift: 1.1 },
  { name: 'text', weight: 1, lift: 1 },
] as const;

/** The place in `fields` of the body. */
export const body = fields.length - 1;

/** The bit of a field, by its place in `fields`, in a posting's heads; 0 for the body. */
export const headBit = (field: number): number => (field === body ? 0 : 1 << field);

/** So many postings lie between two ways into a term's places. */
export const stride = 128;

/** Takes the postings of one term after the other and gives their bytes. */
export class PostingsWriter {
  readonly postings = new ByteSink(1 << 16);
  readonly places = new ByteSink(1 << 16);
  /** Where in the term's places each further `stride` of postings begins. */
  readonly ways: number[] = [];
  count = 0;
  #last = 0;

  /** Begins the next term. */
  begin(): void {
    this.postings.clear();
    this.places.clear();
    this.ways.length = 0;
    this.count = 0;
    this.#last = 0;
  }

  /**
   * Adds a document after all that were added. The varints of its places, each less the one before it, have
   * to be put to `places` then.
   */
  add(doc: number, frequency: number, heads: number): void {
    if (this.count > 0 && this.count % stride === 0) this.ways.push(this.places.length);
    const delta = doc - this.#last;
    this.#last = doc;
    // A delta of 30 bits is more documents than anybody has.
    this.postings.varint(delta * 4 + (frequency > 1 ? 1 : 0) + (heads > 0 ? 2 : 0));
    if (frequency > 1) this.postings.varint(frequency);
    if (heads > 0) this.postings.byte(heads);
    this.count += 1;
  }
}

/** A term's postings in columns; reused from term to term, so copy what is to last. */
export class Postings {
  count = 0;
  docs = new Uint32Array(stride);
  frequencies = new Uint32Array(stride);
  heads = new Uint8Array(stride);

  /** Reads `count` postings, which begin at some place. */
  // eslint-disable-next-line complexity -- a tight loop over columns, in which each ?? counts as a way
  read(bytes: Uint8Array, from: number, count: number): void {
    this.#reserve(count);
    const { docs, frequencies, heads } = this;
    let [at, doc] = [from, 0];
    // Millions of these are read for some queries: `ByteSource` would keep its place in memory.
    for (let posting = 0; posting < count; posting += 1) {
      let byte = bytes[at++] ?? 0;
      let head = byte & 127;
      for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
        byte = bytes[at++] ?? 0;
        head |= (byte & 127) << shift;
      }
      doc += head >>> 2;
      docs[posting] = doc;
      let frequency = 1;
      if ((head & 1) !== 0) {
        byte = bytes[at++] ?? 0;
        frequency = byte & 127;
        for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
          byte = bytes[at++] ?? 0;
          frequency |= (byte & 127) << shift;
        }
      }
      frequencies[posting] = frequency;
      heads[posting] = (head & 2) === 0 ? 0 : (bytes[at++] ?? 0);
    }
    this.count = count;
  }

  /** Where a document stands among them, or -1. */
  indexOf(doc: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.docs[middle] ?? 0) < doc) low = middle + 1;
      else high = middle;
    }
    return low < this.count && this.docs[low] === doc ? low : -1;
  }

  #reserve(count: number): void {
    if (count <= this.docs.length) return;
    const room = Math.max(count, this.docs.length * 2);
    this.docs = new Uint32Array(room);
    this.frequencies = new Uint32Array(room);
    this.heads = new Uint8Array(room);
  }
}
