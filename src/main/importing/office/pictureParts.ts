import type { Archive } from '../archive/archive';
import type { FindPicture } from '../html/pagePictures';
import { Refusal } from '../refusal';

const maximumPictures = 500;
/** Drawings and other things that are never shown. */
const unshown = /\.(?:emf|wmf|emz|wmz|svgz?|svm|tiff?|pict|pdf|eps|bin|x?html?|xml)$/i;

/** Reads the pictures that a document names out of its archive, so that they can be found at once; one that cannot be had is left out. */
export async function readPictures(
  archive: Archive,
  names: ReadonlySet<string>,
): Promise<FindPicture> {
  const found = new Map<string, Uint8Array>();
  for (const name of names) {
    if (found.size >= maximumPictures) break;
    if (unshown.test(name)) continue;
    try {
      const bytes = await archive.read(name);
      if (bytes !== null) found.set(name, bytes);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error; // this picture alone cannot be had
    }
  }
  return (name) => found.get(name) ?? null;
}
