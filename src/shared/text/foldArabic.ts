/**
 * Letters that a reader takes for one another and that Unicode does not decompose: Arabic alef
 * wasla, teh marbuta, alef maksura, and the Persian and Urdu twins of Arabic letters.
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
  ['ے', 'ي'],
  ['ک', 'ك'],
  ['ڪ', 'ك'],
  ['ـ', ''],
]);

/** The values of decimal digits start at these code points (Unicode 15, Nd of the scripts we meet). */
const digitZeros = [0x30, 0x0660, 0x06f0, 0x07c0, 0x0966];

const invisible = /[\p{M}\p{Cf}]/gu;

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

/**
 * The form of a text in which spellings that a reader takes for the same are the same: no tashkeel,
 * tatweel or format characters; one alef, yeh, kaf, heh; hamza off its seat; Western digits; lower
 * case without accents. Idempotent. Never longer than Unicode's NFKD of the text.
 */
export function foldArabic(text: string): string {
  const pieces: string[] = [];
  for (const character of text) pieces.push(folded(character));
  // Joined, not added up: a string of a million additions is made flat by whoever first searches it.
  return pieces.join('');
}

/** A folded text, and for each of its UTF-16 units (and its end) the index in the original. */
export interface Folded {
  readonly folded: string;
  /** `offsets[i]` is where `folded[i]` began in the original; the last one is the original's length. */
  readonly offsets: readonly number[];
}

/** Folds like `foldArabic` and keeps the way back: `text.slice(offsets[a], offsets[b])` is the original of `folded.slice(a, b)`. */
export function foldWithOffsets(text: string): Folded {
  let answer = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = folded(character);
    offsets.push(...Array<number>(piece.length).fill(at));
    answer += piece;
    at += character.length;
  }
  offsets.push(text.length);
  return { folded: answer, offsets };
}
