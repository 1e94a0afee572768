import { foldArabic } from '../foldArabic';
import { isArabic } from './arabicLetters';

/** A word as it is compared: its folded form, and what stood in the text for each unit of it. */
export interface WordForm {
  readonly surface: string;
  /** As `foldArabic` folds, with numbers in one form: no separators of thousands, a point for decimals. */
  readonly folded: string;
  /** `letters[i]` is the letter with its marks that `folded[i]` was made of; empty where one made several. */
  readonly letters: readonly string[];
}

/** A letter and the marks of vowelled texts on it. */
const vowelled = /^(?:[\u0621-\u063a\u0641-\u064a][\u064b-\u0652\u0670]*)+$/u;
/** Ligatures and other shapes of letters, which are the same letters. */
const shapes = /[\ufb00-\ufdff\ufe70-\ufeff]+/gu;
const unseen = /[\p{Cf}\u0640]/gu;
const apostrophes = /[\u2018\u2019\u2024\ufe52\uff07]/gu;
const cluster = /\P{M}\p{M}*|\p{M}+/gu;

/**
 * A word without what no reader sees or means: joiners and bidi controls, tatweel, ligatures and
 * positional shapes, marks in another order, curly apostrophes.
 */
export function plainWord(surface: string): string {
  if (isArabic(surface)) return surface;
  const spaced = surface.replace(shapes, (run) => run.normalize('NFKC').replace(/\s/gu, ''));
  return spaced.normalize('NFC').replace(unseen, '').replace(apostrophes, "'");
}

const digitsApart = /\p{Nd}[^\p{Nd}\p{L}]+\p{Nd}/u;
const thousands = /^\d{1,3}(?:[,،٬]\d{3})+(?:[.٫]\d+)?$/u;

/** The canonical form of a number's sign, as the length that it adds. */
function foldSign(sign: string, grouped: boolean): string {
  if (sign === '٬' || (grouped && (sign === ',' || sign === '،'))) return '';
  if (sign === '٫') return '.';
  return sign === '،' ? ',' : sign;
}

function fill(plain: string, letters: string[]): string {
  const isNumber = digitsApart.test(plain);
  const grouped = isNumber && thousands.test(foldArabic(plain));
  let folded = '';
  for (const [piece] of plain.matchAll(cluster)) {
    const foldedPiece = foldArabic(piece);
    const units = isNumber ? foldSign(foldedPiece, grouped) : foldedPiece;
    for (let unit = 0; unit < units.length; unit += 1) letters.push(unit === 0 ? piece : '');
    folded += units;
  }
  return folded;
}

function lettersOf(plain: string): string[] {
  const letters: string[] = [];
  for (let at = 0, start = 0; at < plain.length; at += 1) {
    const next = plain.charCodeAt(at + 1);
    if ((next >= 0x64b && next <= 0x652) || next === 0x670) continue;
    letters.push(plain.slice(start, at + 1));
    start = at + 1;
  }
  return letters;
}

/** Reads a word; `folded` is empty when there is nothing of a word in it. */
export function readWord(surface: string): WordForm {
  // Most words: each letter folds to one.
  if (isArabic(surface)) {
    return { surface, folded: foldArabic(surface), letters: surface.split('') };
  }
  const plain = plainWord(surface);
  if (vowelled.test(plain)) {
    return { surface: plain, folded: foldArabic(plain), letters: lettersOf(plain) };
  }
  const letters: string[] = [];
  const folded = fill(plain, letters);
  return { surface: plain, folded, letters };
}
