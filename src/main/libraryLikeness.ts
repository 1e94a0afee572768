import { join } from 'node:path';
import type { Library } from './library/library';
import { openLikeness, type Likeness, type Sketched } from './likeness/likeness';

/** A likeness that is opened when `begin` resolves; articles that come before are taken in then. */
export function laterLikeness(begin: Promise<void>, open: () => Promise<Likeness>): Likeness {
  let likeness: Likeness | null = null;
  let waiting: Sketched[] = [];
  const opening = begin.then(open).then((opened) => {
    likeness = opened;
    opened.add(waiting);
    waiting = [];
  });
  return {
    opened: () => opening,
    has: (id) => likeness?.has(id) ?? false,
    add: (articles) => (likeness === null ? waiting.push(...articles) : likeness.add(articles)),
    alike: (id) => likeness?.alike(id) ?? [],
    close: async () => likeness?.close(),
  };
}

/** Opens the sketches of a library's articles, in its folder for what is derived; with `read`, or where nothing can be written, none at all. */
export function openLibraryLikeness(library: Library, access: 'read' | 'write'): Promise<Likeness> {
  const isKept = access === 'write' && library.restriction === null;
  const path = isKept ? join(library.folder, 'derived', 'sketches') : null;
  return openLikeness(path, new Set(library.arranging.ids()));
}
