import type { Archive } from '../archive/archive';

/** A file of a book that a reference names, and the place in it; `fragment` is empty for its beginning. */
export interface Reference {
  readonly path: string;
  readonly fragment: string;
}

/**
 * The file in the archive that a reference in another one (`from`, a path there) names, as URLs are
 * resolved (OCF 3.3, 4.2.5): `..` never leads above the root. Null for an address with a scheme or a host.
 */
export function resolveReference(from: string, reference: string): Reference | null {
  const address = reference.trim().replaceAll('\\', '/');
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return null;
  const [, rawPath = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#([^]*))?$/.exec(address) ?? [];
  if (rawPath === '') return { path: from, fragment: decoded(fragment) };
  const base = rawPath.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const parts: string[] = [...base];
  for (const part of decoded(rawPath).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return { path: parts.join('/'), fragment: decoded(fragment) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a % that begins no byte is one
  }
}

/** Letters that file systems write in two ways count as the same. */
const folded = (path: string): string => path.normalize('NFC').toLowerCase();

/** Finds a file's name in an archive for a path in a book, also where they differ in case or in the form of their letters. */
export function createNames(archive: Archive): (path: string) => string | null {
  const names = new Map<string, string>();
  for (const { name } of archive.entries) {
    if (!names.has(folded(name))) names.set(folded(name), name);
  }
  return (path) => (archive.has(path) ? path : (names.get(folded(path)) ?? null));
}
