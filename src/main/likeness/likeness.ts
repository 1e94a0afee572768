import { setImmediate as nextTurn } from 'node:timers/promises';
import { createBands } from './bands';
import { likenessOf, type Sketch } from './sketch';
import { appendSketches, prepareSketches, readSketches, type Sketched } from './sketchFile';

export { sketchOf, type Sketch } from './sketch';
export type { Sketched } from './sketchFile';

/** An article whose text resembles another's, and by how much, from 0 to 1. */
export interface Alike {
  readonly id: string;
  readonly likeness: number;
}

/** Which articles resemble each other, told by their texts alone. */
export interface Likeness {
  /** Resolves when it knows all articles; what the others below answer before is not to be relied on. */
  opened(): Promise<void>;
  has(id: string): boolean;
  /** Takes articles in; one that is there already is replaced. Kept on disk when there is leisure. */
  add(articles: readonly Sketched[]): void;
  /** The articles that may be the same as one, the likest first; none for one that is not known or too short. */
  alike(id: string): readonly Alike[];
  /** Waits until all is on disk. */
  close(): Promise<void>;
}

/**
 * From this share of common shingles on, two articles are offered as possibly the same. Measured by
 * `npm run bench:quality -- duplicates`; see docs/BENCHMARKS.md.
 */
const threshold = 0.35;
/** So many are taken in before the program does something else: they may be a hundred thousand. */
const atOnce = 1000;
/** In the place of the name of a sketch that another has replaced. */
const gone = '';
/** More than so many would be a series, not copies. */
const most = 10;

/**
 * Opens the sketches at a path, of which only `ids` are kept; none, and none kept, without a path. The file is derived: where it is
 * missing, damaged or cannot be written, the articles have to be added again, and nothing is lost.
 */
export async function openLikeness(
  path: string | null,
  ids: ReadonlySet<string>,
): Promise<Likeness> {
  const bands = createBands();
  const names: string[] = [];
  const numbers = new Map<string, number>();

  const remember = ({ id, sketch }: Sketched): boolean => {
    const known = numbers.get(id);
    if (known !== undefined) {
      if (known < 0 ? sketch.length === 0 : isSame(bands.at(known), sketch)) return false;
      if (known >= 0) names[known] = gone;
    }
    if (sketch.length === 0) {
      numbers.set(id, -1);
      return true;
    }
    numbers.set(id, bands.size);
    names.push(id);
    bands.add(sketch);
    return true;
  };

  const read = path === null ? [] : await readSketches(path);
  // Of an article that was read again, the last sketch.
  const last = new Map(read.map((sketched) => [sketched.id, sketched]));
  const kept = [...last.values()].filter(({ id }) => ids.has(id));
  for (const [at, sketched] of kept.entries()) {
    if (at % atOnce === 0) await nextTurn();
    remember(sketched);
  }
  /** Writes one after the other; the first that fails ends it, for the next opening to mend. */
  let writing = path === null ? Promise.resolve(false) : attempt(prepareSketches(path, kept));

  const alikeTo = (own: number, sketch: Sketch): Alike[] =>
    [...bands.candidates(sketch)]
      .filter((index) => index !== own && names[index] !== gone)
      .map((index) => ({ id: names[index] ?? '', likeness: likenessOf(sketch, bands.at(index)) }))
      .filter(({ likeness }) => likeness >= threshold)
      .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
      .slice(0, most);

  return {
    opened: () => Promise.resolve(),
    has: (id) => numbers.has(id),
    add(articles) {
      const fresh = articles.filter(remember);
      if (path === null || fresh.length === 0) return;
      writing = writing.then((good) => good && attempt(appendSketches(path, fresh)));
    },
    alike(id) {
      const number = numbers.get(id) ?? -1;
      return number < 0 ? [] : alikeTo(number, bands.at(number));
    },
    async close() {
      await writing;
    },
  };
}

const isSame = (a: Sketch, b: Sketch): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

/** A disk that is full or write-protected takes the file away, and nothing else. */
function attempt(write: Promise<void>): Promise<boolean> {
  return write.then(
    () => true,
    () => false,
  );
}
