import { holdSketches, type Alike, type HeldSketches } from './held';
import { appendSketches, prepareSketches, readSketches, type Sketched } from './sketchFile';

export { sketchOf, type Sketch } from './sketch';
export type { Sketched } from './sketchFile';

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
 * Opens the sketches at a path, of which only `ids` are kept; none, and none kept, without a path. The file is derived: where it is
 * missing, damaged or cannot be written, the articles have to be added again, and nothing is lost.
 */
export async function openLikeness(
  path: string | null,
  ids: ReadonlySet<string>,
): Promise<Likeness> {
  const held = holdSketches(ids.size);
  /** Writes one after the other; the first that fails ends it, for the next opening to mend. */
  let writing =
    path === null ? Promise.resolve(false) : attempt((await readInto(held, path, ids))());

  return {
    opened: () => Promise.resolve(),
    has: (id) => held.has(id),
    add(articles) {
      const fresh = articles.filter((sketched) => held.remember(sketched));
      if (path === null || fresh.length === 0) return;
      writing = writing.then((good) => good && attempt(appendSketches(path, fresh)));
    },
    alike: (id) => held.alike(id),
    async close() {
      await writing;
    },
  };
}

/** Takes in what a file tells of some articles; answers what makes it hold just that. */
async function readInto(
  held: HeldSketches,
  path: string,
  ids: ReadonlySet<string>,
): Promise<() => Promise<void>> {
  let count = 0;
  for await (const read of readSketches(path)) {
    for (const sketched of read) {
      if (!ids.has(sketched.id)) continue;
      // Of an article that was read again, the last sketch.
      if (!held.has(sketched.id)) count += 1;
      held.remember(sketched);
    }
  }
  const seen = new Set<string>();
  return () =>
    prepareSketches(path, count, (sketched) => {
      const isLast = ids.has(sketched.id) && held.isKnown(sketched) && !seen.has(sketched.id);
      if (isLast) seen.add(sketched.id);
      return isLast;
    });
}

/** A disk that is full or write-protected takes the file away, and nothing else. */
function attempt(write: Promise<void>): Promise<boolean> {
  return write.then(
    () => true,
    () => false,
  );
}
