import type { Settings } from '#shared/settings';

type Face = Settings['font'];

/** The faces that an article's Arabic can be set in, in the order they are offered. */
export const faces: readonly Face[] = ['naskh', 'amiri', 'scheherazade', 'plex'];

const arabicFamily: Readonly<Record<Face, string>> = {
  naskh: "'Naskh'",
  amiri: "'Amiri'",
  scheherazade: "'Scheherazade'",
  plex: "'Plex'",
};

/**
 * The CSS font lists of a face: `rtl` for text whose spaces, digits and punctuation belong to Arabic,
 * `ltr` for text that is the Latin companion's throughout. Plex has Latin letters of its own.
 */
export function fontLists(face: Face): { readonly rtl: string; readonly ltr: string } {
  const arabic = arabicFamily[face];
  if (face === 'plex') return { rtl: `${arabic}, sans-serif`, ltr: `${arabic}, sans-serif` };
  return { rtl: `'Serif Letters', ${arabic}, serif`, ltr: `'Serif', ${arabic}, serif` };
}
