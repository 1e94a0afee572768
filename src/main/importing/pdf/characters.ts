import { TooLargeError } from '../refusal';
import { allocate, type Pdfium, type Pointer } from './engine';
import { filler, type Character, type Edges } from './glyphs';

/** A page with more is a map or an attack. */
const maximumCharacters = 200_000;

const space = 0x20;

/** PDFium puts these where a hyphen ends a line. */
const lineHyphen = /[\u0002\ufffe]/u;
const meaningless = /[\p{Cc}\p{Cs}\ufeff\ufffd\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Letters as they are drawn, which stand for the letters themselves. */
const drawnForm = /[\ufb00-\ufdff\ufe70-\ufefc]/gu;

interface Turned extends Character {
  /** In quarters of a circle, counted against the clock. */
  readonly turn: number;
}

/**
 * The characters of a page with their places, turned so that most lines run across; those that run
 * otherwise (a stamp at the edge, a sign behind the text) are left out. Throws a `TooLargeError`.
 */
export function charactersOf(pdfium: Pdfium, page: Pointer): readonly Character[] {
  const text = pdfium._FPDFText_LoadPage(page);
  if (text === 0) return [];
  const buffer = allocate(pdfium, 128);
  try {
    const count = pdfium._FPDFText_CountChars(text);
    if (count > maximumCharacters) throw new TooLargeError('too many characters on a page');
    const found: Turned[] = [];
    let afterSpace: Character['afterSpace'] = 'no';
    for (let index = 0; index < count; index += 1) {
      const character = characterAt(pdfium, text, index, buffer);
      // A space that takes no room is not drawn: the engine thinks that there is one.
      if (character?.text === ' ' && character.loose.right - character.loose.left < 0.01) {
        afterSpace = 'yes';
      } else if (character !== null) {
        found.push({ ...character, afterSpace });
        afterSpace = 'no';
      }
    }
    return upright(found);
  } finally {
    pdfium.wasmExports.free(buffer);
    pdfium._FPDFText_ClosePage(text);
  }
}

function characterAt(pdfium: Pdfium, text: Pointer, index: number, buffer: Pointer): Turned | null {
  const code = pdfium._FPDFText_GetUnicode(text, index);
  if (code !== space && pdfium._FPDFText_IsGenerated(text, index) === 1) return null;
  const written = textOfCode(code);
  if (written === null) return null;
  const at = (offset: number): Pointer => buffer + offset;
  pdfium._FPDFText_GetCharOrigin(text, index, at(0), at(8));
  pdfium._FPDFText_GetCharBox(text, index, at(16), at(24), at(32), at(40));
  pdfium._FPDFText_GetLooseCharBox(text, index, at(48));
  pdfium._FPDFText_GetMatrix(text, index, at(64));
  // The engine's memory may have moved with any call.
  const view = new DataView(pdfium.HEAPU8.buffer, buffer, 128);
  const double = (offset: number): number => view.getFloat64(offset, true);
  const float = (offset: number): number => view.getFloat32(offset, true);
  const [a, b, c, d] = [float(64), float(68), float(72), float(76)];
  const turn = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
  const ink = across(turn, double(16), double(24), double(32), double(40));
  const loose = across(turn, float(48), float(56), float(60), float(52));
  const size = pdfium._FPDFText_GetFontSize(text, index) * Math.hypot(c, d);
  const { x, y } = moved(turn, double(0), double(8));
  if (![x, y, ink.left, ink.right, loose.left, loose.right, size].every(Number.isFinite)) {
    return null;
  }
  const weight = pdfium._FPDFText_GetFontWeight(text, index);
  return {
    text: written,
    x,
    y,
    ink,
    loose,
    size: Math.max(size, 0.1),
    weight,
    turn,
    afterSpace: 'no',
  };
}

/** The text of a character; null for one that is not drawn. */
function textOfCode(code: number): string | null {
  if (code < space && code !== 2 && (code < 9 || code > 13)) return filler;
  if (code > 0x10ffff) return filler;
  const character = String.fromCodePoint(code);
  if (lineHyphen.test(character)) return '-';
  if (/\s/u.test(character)) return ' ';
  if (meaningless.test(character)) return null;
  return character.replace(drawnForm, (form) => form.normalize('NFKC')).trim();
}

/** A place on a page that is turned back by some quarters. */
function moved(turn: number, x: number, y: number): { x: number; y: number } {
  if (turn === 1) return { x: y, y: -x };
  if (turn === 2) return { x: -x, y: -y };
  return turn === 3 ? { x: -y, y: x } : { x, y };
}

function across(turn: number, left: number, right: number, bottom: number, top: number): Edges {
  const one = moved(turn, left, bottom).x;
  const other = moved(turn, right, top).x;
  return { left: Math.min(one, other), right: Math.max(one, other) };
}

/** Those that run the way that most do. */
function upright(characters: readonly Turned[]): readonly Character[] {
  const counts = [0, 0, 0, 0];
  for (const { turn } of characters) counts[turn] = (counts[turn] ?? 0) + 1;
  const usual = counts.indexOf(Math.max(...counts));
  return characters.filter(({ turn }) => turn === usual);
}
