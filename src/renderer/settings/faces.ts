import type { Settings } from '#shared/settings';
import type { TextLook } from '#shared/textLook';

type Face = Settings['font'];
type Fonts = Pick<Settings, 'font' | 'latinFace' | 'arabicFont' | 'latinFont'>;

const arabicFamily: Readonly<Record<Face, string>> = {
  naskh: "'Naskh'",
  amiri: "'Amiri'",
  scheherazade: "'Scheherazade'",
  plex: "'Plex'",
  vazirmatn: "'Vazirmatn'",
  nastaliq: "'Nastaliq'",
  readex: "'Readex'",
};
/** Faces without serifs, which have Latin letters of their own. */
const sans: ReadonlySet<Face> = new Set(['plex', 'vazirmatn', 'readex']);

interface LatinFamily {
  /** Its letters alone, for text whose spaces, digits and punctuation belong to Arabic. */
  readonly letters: string;
  readonly whole: string;
}

const latinFamily: Readonly<Record<Exclude<Settings['latinFace'], 'companion'>, LatinFamily>> = {
  serif: { letters: "'Serif Letters'", whole: "'Serif'" },
  atkinson: { letters: "'Atkinson Letters'", whole: "'Atkinson'" },
  dyslexic: { letters: "'Dyslexic Letters'", whole: "'Dyslexic'" },
};

/** A family's name as CSS writes it. */
export function quoted(family: string): string {
  return `"${family.replace(/["\\\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}

/** What `useChosenLatin` calls the letters of the system's font that was chosen for Latin. */
const chosenLetters = "'Chosen Latin'";

function latinOf({ font, latinFace, latinFont }: Fonts): LatinFamily | null {
  if (latinFont !== null) return { letters: chosenLetters, whole: quoted(latinFont.family) };
  if (latinFace !== 'companion') return latinFamily[latinFace];
  return sans.has(font) ? null : latinFamily.serif;
}

/**
 * The CSS font lists of a look: `rtl` for text whose spaces, digits and punctuation belong to Arabic,
 * `ltr` for text that is the Latin face's throughout.
 */
export function fontLists(look: Fonts): { readonly rtl: string; readonly ltr: string } {
  const { font, arabicFont } = look;
  const own = arabicFamily[font];
  // A font of the system may lack letters that ours have.
  const arabic = arabicFont === null ? own : `${quoted(arabicFont.family)}, ${own}`;
  const latin = latinOf(look);
  const generic = sans.has(font) ? 'sans-serif' : 'serif';
  if (latin === null) return { rtl: `${arabic}, ${generic}`, ltr: `${arabic}, ${generic}` };
  return {
    rtl: `${latin.letters}, ${arabic}, ${generic}`,
    ltr: `${latin.whole}, ${arabic}, ${generic}`,
  };
}

/** How much more room the lines of a look's face need than those of the others: Nastaliq hangs its words aslant. */
export function leadingOf({ font, arabicFont }: Fonts): number {
  return font === 'nastaliq' && arabicFont === null ? 1.3 : 1;
}

/** The font list of one of our Arabic faces alone, to show what it looks like. */
export function sampleOf(face: Face): string {
  return fontLists({ font: face, latinFace: 'companion', arabicFont: null, latinFont: null }).rtl;
}

/** The faces for those who read more easily with plain, distinct letters. */
export const easyFaces = {
  ...{ font: 'readex', latinFace: 'dyslexic' },
  ...{ arabicFont: null, latinFont: null },
} as const satisfies TextLook;

/** Faces whose weights are files of their own; a variable one goes into a PDF as drawings, whose words come apart. */
const still: ReadonlySet<Face> = new Set(['amiri', 'scheherazade', 'plex']);

/** The font list for paper: the reader's face, or the one of its kind that keeps its words in a PDF. */
export function paperFont({ font, arabicFont }: Pick<Fonts, 'font' | 'arabicFont'>): string {
  const own = arabicFamily[still.has(font) ? font : sans.has(font) ? 'plex' : 'amiri'];
  const chosen = arabicFont === null ? own : `${quoted(arabicFont.family)}, ${own}`;
  return `${chosen}, ${sans.has(font) ? 'sans-serif' : 'serif'}`;
}
