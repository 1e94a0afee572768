import { createBands, heldSketch, type HeldSketch } from './bands';
import { IdNumbers } from './idNumbers';
import { likenessOf } from './sketch';
import type { Sketched } from './sketchFile';

/** An article whose text resembles another's, and by how much, from 0 to 1. */
export interface Alike {
  readonly id: string;
  readonly likeness: number;
}

/**
 * From this share of common shingles on, two articles are offered as possibly the same. Measured by
 * `npm run bench:quality -- duplicates`; see docs/BENCHMARKS.md.
 */
const threshold = 0.35;
/** More than so many would be a series, not copies. */
const most = 10;

/** The sketches of all articles in memory. */
export interface HeldSketches {
  has(id: string): boolean;
  /** True for an article that has this very sketch. */
  isKnown(sketched: Sketched): boolean;
  /** Takes an article in, in the place of itself if it is there; false when it is there as it is. */
  remember(sketched: Sketched): boolean;
  /** The articles that may be the same as one, the likest first. */
  alike(id: string): readonly Alike[];
}

/** Holds sketches, with room for so many. */
export function holdSketches(expected: number): HeldSketches {
  const bands = createBands(expected);
  /** Of the sketches, in the order of the bands'. */
  const numbers = new IdNumbers(expected);
  /** Those that are known, and have no sketch. */
  const short = new Set<string>();

  const numberOf = (id: string): number =>
    short.has(id) ? -1 : numbers.numberOf(Buffer.from(id, 'hex'));

  const isKnown = ({ id, sketch }: Sketched): boolean => {
    const known = numberOf(id);
    if (known < 0 || sketch.length === 0) return sketch.length === 0 && short.has(id);
    return isSame(bands.at(known), heldSketch(sketch));
  };

  /** False for a sketch that another has replaced. */
  const isPresent = (number: number): boolean =>
    numberOf(numbers.at(number).toString('hex')) === number;

  const alikeTo = (own: number, sketch: HeldSketch): Alike[] =>
    [...bands.candidates(sketch)]
      .filter((number) => number !== own)
      .map((number) => ({ number, likeness: likenessOf(sketch, bands.at(number)) }))
      .filter(({ number, likeness }) => likeness >= threshold && isPresent(number))
      .map(({ number, likeness }) => ({ id: numbers.at(number).toString('hex'), likeness }))
      .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
      .slice(0, most);

  return {
    isKnown,
    has: (id) => short.has(id) || numberOf(id) >= 0,
    remember(sketched) {
      if (isKnown(sketched)) return false;
      const { id, sketch } = sketched;
      if (sketch.length === 0) {
        short.add(id);
        return true;
      }
      short.delete(id);
      numbers.put(Buffer.from(id, 'hex'));
      bands.add(sketch);
      return true;
    },
    alike(id) {
      const number = numberOf(id);
      return number < 0 ? [] : alikeTo(number, bands.at(number));
    },
  };
}

const isSame = (a: HeldSketch, b: HeldSketch): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);
