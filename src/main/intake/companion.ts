import {
  constants,
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { besideLimits, companionsOf, namesInAddress, plainName } from '#shared/savedPages';

/**
 * Makes a way to read what a saved page keeps beside it, by the address that the page gives
 * (`Page_files/a.png`): regular files in the page's own folder of files, never by a link, so many and
 * so large at most. It answers null for any other address, for whatever cannot be read, and for all
 * addresses of a file that is no page.
 */
export function lookBeside(path: string): (address: string) => Uint8Array | null {
  const isCompanion = companionsOf([basename(path)]);
  let [files, total] = [0, 0];
  return (address) => {
    const segments = namesInAddress(address);
    if (segments === null || !isCompanion(segments[0] ?? '')) return null;
    const found = files < besideLimits.files ? findWithin(dirname(path), segments) : null;
    files += 1;
    const bytes =
      found === null
        ? null
        : readSmall(found, Math.min(besideLimits.size, besideLimits.total - total));
    total += bytes?.length ?? 0;
    return bytes;
  };
}

/** Goes down name by name; what a page writes in other letters' case or composition is the same name. */
function findWithin(folder: string, segments: readonly string[]): string | null {
  let at = folder;
  for (const [index, segment] of segments.entries()) {
    const wanted = index === segments.length - 1 ? 'file' : 'folder';
    const exact = join(at, segment);
    const next = kindOf(exact) === wanted ? exact : alikeIn(at, segment);
    if (next === null || kindOf(next) !== wanted) return null;
    at = next;
  }
  return at;
}

function alikeIn(folder: string, segment: string): string | null {
  try {
    const name = readdirSync(folder).find((entry) => plainName(entry) === plainName(segment));
    return name === undefined ? null : join(folder, name);
  } catch {
    return null;
  }
}

function kindOf(path: string): 'file' | 'folder' | null {
  try {
    const stats = lstatSync(path);
    if (stats.isFile()) return 'file';
    return stats.isDirectory() ? 'folder' : null;
  } catch {
    return null;
  }
}

function readSmall(path: string, maximum: number): Uint8Array | null {
  let file: number | null = null;
  try {
    // Neither a link nor a pipe that took the file's place meanwhile; Windows lacks both flags.
    const flags = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    file = openSync(path, constants.O_RDONLY | flags);
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > maximum) return null;
    const bytes = new Uint8Array(stats.size);
    return readSync(file, bytes, 0, stats.size, 0) === stats.size ? bytes : null;
  } catch {
    return null; // the article is read without this picture
  } finally {
    if (file !== null) closeSync(file);
  }
}
