import { sketchLength, type Sketch } from './sketch';

/** A sketch as it is held: of each value the lower half, which two different ones share once in 65,536 times. */
export type HeldSketch = Uint16Array;

/**
 * Sketches cut into bands (locality-sensitive hashing): two texts that share
 * two fifths of their shingles agree in at least one of 30 bands of two values with a chance of 995 in
 * 1,000, texts that share a hundredth with 3 in 1,000, so that only few sketches need to be compared.
 * Everything lies in typed arrays: 100,000 sketches take some 32 MB and no work of the garbage collector.
 */
export interface Bands {
  readonly size: number;
  /** Adds a sketch; its number is how many were there before. */
  add(sketch: Sketch): void;
  /** A sketch by its number, as a view. */
  at(index: number): HeldSketch;
  /** The numbers of all sketches that agree with one in at least one band, its own too, each once. */
  candidates(sketch: HeldSketch): ReadonlySet<number>;
}

const rows = 2;
const bandCount = sketchLength / rows;
const smallest = 1024;

/** What is held of a sketch. */
export const heldSketch = (sketch: Sketch): HeldSketch => new Uint16Array(sketch);

function bandHash(sketch: HeldSketch, band: number): number {
  let hash = Math.imul(band + 1, 0x9e3779b1);
  for (let row = 0; row < rows; row += 1) {
    hash = Math.imul(hash ^ (sketch[band * rows + row] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

/** As many buckets in a band as a power of two that gives each one or two sketches. */
const bucketsFor = (capacity: number): number => 2 ** Math.floor(Math.log2(capacity));

/** Makes empty bands with room for so many sketches; more make more. */
export function createBands(expected = 0): Bands {
  let capacity = Math.max(smallest, expected);
  let size = 0;
  let sketches = new Uint16Array(capacity * sketchLength);
  let buckets = bucketsFor(capacity);
  /** For each band a hash table: the last sketch of each bucket, and for each sketch the one before it. */
  let heads = new Int32Array(buckets * bandCount).fill(-1);
  let before = new Int32Array(capacity * bandCount);

  const at = (index: number): HeldSketch =>
    sketches.subarray(index * sketchLength, (index + 1) * sketchLength);
  const bucket = (sketch: HeldSketch, band: number): number =>
    band * buckets + (bandHash(sketch, band) & (buckets - 1));

  function link(index: number): void {
    const sketch = at(index);
    for (let band = 0; band < bandCount; band += 1) {
      const head = bucket(sketch, band);
      before[index * bandCount + band] = heads[head] ?? -1;
      heads[head] = index;
    }
  }

  function grow(): void {
    capacity = Math.ceil(capacity * 1.5);
    const larger = new Uint16Array(capacity * sketchLength);
    larger.set(sketches);
    sketches = larger;
    buckets = bucketsFor(capacity);
    heads = new Int32Array(buckets * bandCount).fill(-1);
    before = new Int32Array(capacity * bandCount);
    for (let index = 0; index < size; index += 1) link(index);
  }

  return {
    get size() {
      return size;
    },
    at,
    add(sketch) {
      if (size === capacity) grow();
      sketches.set(heldSketch(sketch), size * sketchLength);
      link(size);
      size += 1;
    },
    candidates(sketch) {
      const found = new Set<number>();
      for (let band = 0; band < bandCount; band += 1) {
        let index = heads[bucket(sketch, band)] ?? -1;
        while (index >= 0) {
          found.add(index);
          index = before[index * bandCount + band] ?? -1;
        }
      }
      return found;
    },
  };
}
