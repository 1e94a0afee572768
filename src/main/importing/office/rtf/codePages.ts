import iconv from 'iconv-lite';

/** The code pages of the character sets that fonts are for (`\fcharset`); 0 and 1 are the document's own. */
const ofCharset: ReadonlyMap<number, number> = new Map([
  [77, 10000],
  [128, 932],
  [129, 949],
  [130, 1361],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [179, 1256],
  [180, 1256],
  [181, 1255],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
  [254, 437],
  [255, 850],
]);

/** The code page of a font's character set; null for the document's own. */
export const codePageOfCharset = (charset: number): number | null => ofCharset.get(charset) ?? null;

/** Text of bytes in a code page, as Windows numbers them; in that of Western Europe for a number that is none. */
export function decodeCodePage(bytes: Uint8Array, codePage: number): string {
  const name = codePage === 10000 ? 'macroman' : codePage === 65001 ? 'utf8' : `cp${codePage}`;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return iconv.decode(buffer, iconv.encodingExists(name) ? name : 'cp1252');
}

/** The code page that text is in, by what the document says of itself and of its fonts. */
export interface DocumentCodePage {
  /** Takes `\ansi`, `\ansicpg1256`, `\deff0` and their like; false for another word. */
  readonly declare: (word: string, parameter: number | null) => boolean;
  /** For text in a font; a negative number where none was named. */
  readonly of: (font: number) => number;
}

const named: ReadonlyMap<string, number> = new Map([
  ['ansi', 1252],
  ['mac', 10000],
  ['pc', 437],
  ['pca', 850],
]);

/** Begins a document, whose fonts' code pages `ofFont` knows. */
export function createDocumentCodePage(ofFont: (font: number) => number | null): DocumentCodePage {
  let own = 1252;
  let defaultFont = 0;
  return {
    declare(word, parameter) {
      if (word === 'deff') defaultFont = parameter ?? 0;
      else if (word === 'ansicpg') own = parameter ?? own;
      else if (named.has(word)) own = named.get(word) ?? own;
      else return false;
      return true;
    },
    of: (font) => ofFont(font < 0 ? defaultFont : font) ?? own,
  };
}
