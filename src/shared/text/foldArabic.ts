/**
 * Letters that a reader takes for one another and that Unicode does not decompose: Arabic alef
 * wasla, teh marbuta, alef maksura, the Persian and Urdu twins of Arabic letters, and Latin letters
 * that a keyboard writes as one or two plain ones.
 */
const twins: ReadonlyMap<string, string> = new Map([
  ['ٱ', 'ا'],
  ['ٲ', 'ا'],
  ['ٳ', 'ا'],
  ['ة', 'ه'],
  ['ۃ', 'ه'],
  ['ۀ', 'ه'],
  ['ە', 'ه'],
  ['ہ', 'ه'],
  ['ھ', 'ه'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ڪ', 'ك'],
  ['ـ', ''],
  ['ß', 'ss'],
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ı', 'i'],
]);

/** The values of decimal digits start at these code points (Unicode 15, Nd of the scripts we meet). */
const digitZeros = [0x30, 0x0660, 0x06f0, 0x07c0, 0x0966];

/**
 * What stands on a letter or beside it and is none: format characters, the small waw and yeh of the
 * Quran, and the marks of those scripts whose readers leave them out. The marks of Indic scripts,
 * Thaana and kana are vowels or other letters, and stay.
 */
const invisible =
  /\p{Cf}|[\u06e5\u06e6]|(?![\u3099\u309a])(?=[\p{sc=Zinh}\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}])\p{M}/gu;

function foldDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = digitZeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? character : String(code - zero);
}

function foldCodePoint(character: string): string {
  // NFKD takes hamza and madda off their seats, accents off Latin letters, and presentation forms apart.
  const plain = character.normalize('NFKD').replace(invisible, '');
  // U+FE70 and its like are a mark on a space of its own: no space that anybody wrote.
  if (plain.trim() === '') return /\s/u.test(character) ? ' ' : '';
  let folded = '';
  for (const letter of plain.toLowerCase()) folded += twins.get(letter) ?? foldDigit(letter);
  return folded;
}

const known = new Map<string, string>();

function folded(character: string): string {
  let answer = known.get(character);
  if (answer === undefined) {
    answer = foldCodePoint(character);
    // Some texts hold thousands of different ideographs; the table must not grow with them for ever.
    if (known.size < 4096) known.set(character, answer);
  }
  return answer;
}

/** For each UTF-16 unit the one unit that it folds to; 0 for none. */
const unknown = -1;
/** Several units, or half of a character. */
const otherwise = -2;
const units = new Int32Array(0x10000).fill(unknown);

function unitOf(code: number): number {
  const unit = units[code] ?? otherwise;
  if (unit !== unknown) return unit;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  const answer = isSurrogate ? null : foldCodePoint(String.fromCharCode(code));
  const isOne = answer !== null && answer.length <= 1 && answer !== '\0';
  const found = isOne ? answer.charCodeAt(0) || 0 : otherwise;
  units[code] = found;
  return found;
}

/** What is folded before it becomes a string; longer than what one character folds to by far. */
const buffer = new Uint16Array(4096);
const nearlyFull = buffer.length - 64;

/** A list is spread by its iterator, which takes six times as long. */
const buffered = (length: number): string =>
  Reflect.apply(String.fromCharCode, String, buffer.subarray(0, length)) as string;

/** Folds a text, and gives where each unit of the answer came from, if `offsets` is there to take it. */
function fold(text: string, offsets: number[] | null): string {
  let answer = '';
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = unitOf(text.charCodeAt(at));
    if (unit > 0) {
      buffer[length] = unit;
      length += 1;
      offsets?.push(at);
    } else if (unit === otherwise) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      const piece = folded(character);
      for (let index = 0; index < piece.length; index += 1) {
        buffer[length] = piece.charCodeAt(index);
        length += 1;
        offsets?.push(at);
      }
      at += character.length - 1;
    }
    if (length < nearlyFull) continue;
    answer += buffered(length);
    length = 0;
  }
  return answer + buffered(length);
}

/**
 * The form of a text in which spellings that a reader takes for the same are the same: no tashkeel,
 * tatweel or format characters; one alef, yeh, kaf, heh; hamza off its seat; Western digits; lower
 * case without accents. Idempotent. No letter goes: Persian, Urdu and other letters stay their own.
 */
export const foldArabic = (text: string): string => fold(text, null);

/** A folded text, and for each of its UTF-16 units (and its end) the index in the original. */
export interface Folded {
  readonly folded: string;
  /** `offsets[i]` is where `folded[i]` began in the original; the last one is the original's length. */
  readonly offsets: readonly number[];
}

/** Folds like `foldArabic` and keeps the way back: `text.slice(offsets[a], offsets[b])` is the original of `folded.slice(a, b)`. */
export function foldWithOffsets(text: string): Folded {
  const offsets: number[] = [];
  const answer = fold(text, offsets);
  offsets.push(text.length);
  return { folded: answer, offsets };
}
