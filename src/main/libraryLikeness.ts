import { join } from 'node:path';
import type { Library } from './library/library';
import { openLikeness, type Likeness } from './likeness/likeness';

/** Opens the sketches of a library's articles, in its folder for what is derived; with `read`, or where nothing can be written, none at all. */
export function openLibraryLikeness(library: Library, access: 'read' | 'write'): Promise<Likeness> {
  const isKept = access === 'write' && library.restriction === null;
  const path = isKept ? join(library.folder, 'derived', 'sketches') : null;
  return openLikeness(path, new Set(library.rows().map(({ summary }) => summary.id)));
}
