/** What a character does at the edge of a word, after UAX 29's Word_Break. */
const kind = {
  other: 0,
  letter: 1,
  digit: 2,
  /** Marks, joiners and other invisible characters: they belong to what stands before them. */
  extend: 3,
  /** Stands inside a number: `1,000.5`. */
  inNumber: 4,
  /** Stands inside a word and inside a number: the apostrophe. */
  inBoth: 5,
  /** Stands inside a word: the middle dot. */
  inWord: 6,
  hebrew: 7,
  /** Of a script that writes no spaces: each character is a word, so that any two neighbours are a phrase. */
  alone: 8,
  /** Joins Hebrew letters to an acronym. */
  doubleQuote: 9,
} as const;

const patterns: readonly (readonly [RegExp, number])[] = [
  [/[\p{M}\p{Cf}\u200c\u200d]/u, kind.extend],
  [
    /(?=[\p{L}\p{N}])[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u,
    kind.alone,
  ],
  [/\p{Nd}/u, kind.digit],
  [/[\p{sc=Hebr}]/u, kind.hebrew],
  [/\p{Alphabetic}/u, kind.letter],
  [/[.,;\u037e\u0589\u060c\u060d\u066b\u066c\u07f8\u2044\ufe10\ufe14\uff0e]/u, kind.inNumber],
  [/['\u2018\u2019\u2024\ufe52\uff07]/u, kind.inBoth],
  [/[\u00b7\u0387\u055f\u05f4\u2027]/u, kind.inWord],
  [/"/u, kind.doubleQuote],
];

const kindOfCharacter = (character: string): number =>
  patterns.find(([pattern]) => pattern.test(character))?.[1] ?? kind.other;

const unknown = 255;
/** Half of a character. */
const half = 254;
const units = new Uint8Array(0x10000).fill(unknown).fill(half, 0xd800, 0xe000);

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const answer = units[code] ?? kind.other;
  if (answer < half) return answer;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const found = kindOfCharacter(character);
  if (answer === unknown) units[code] = found;
  return found;
}

const widthAt = (text: string, at: number): number =>
  (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;

function pastMarks(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === kind.extend) at += widthAt(text, at);
  return at;
}

const isLetter = (it: number): boolean => it === kind.letter || it === kind.hebrew;

/** Whether a sign between two characters of a word holds them together. */
function joins(before: number, sign: number, after: number): boolean {
  if (sign === kind.doubleQuote) return before === kind.hebrew && after === kind.hebrew;
  const inWord = isLetter(before) && isLetter(after);
  const inNumber = before === kind.digit && after === kind.digit;
  if (sign === kind.inBoth) return inWord || inNumber;
  return sign === kind.inNumber ? inNumber : sign === kind.inWord && inWord;
}

/** Where a word that begins at a letter or digit ends. */
function endOfWord(text: string, start: number): number {
  let last = kindAt(text, start);
  let end = pastMarks(text, start + widthAt(text, start));
  while (end < text.length) {
    const next = kindAt(text, end);
    let from = end;
    if (!isLetter(next) && next !== kind.digit) {
      // The apostrophe after a Hebrew letter is the letter's own: geresh.
      const isGeresh = last === kind.hebrew && text.charCodeAt(end) === 0x27;
      from = pastMarks(text, end + 1);
      if (from >= text.length || !joins(last, next, kindAt(text, from))) {
        return isGeresh ? from : end;
      }
    }
    last = kindAt(text, from);
    end = pastMarks(text, from + widthAt(text, from));
  }
  return end;
}

/** Where a stretch of letters that are one unit each, with their marks, ends. */
function pastLetters(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const it = units[text.charCodeAt(at)];
    if (it !== kind.letter && it !== kind.extend) break;
    at += 1;
  }
  return at;
}

/** The same as `endOfWord` for a word that begins at a letter; most are letters up to a space or a comma. */
function endOfLetters(text: string, start: number): number {
  const end = pastLetters(text, start);
  const next = end === text.length ? kind.other : units[text.charCodeAt(end)];
  const isWhole = next === kind.other || next === kind.inNumber;
  return isWhole && end > start ? end : endOfWord(text, start);
}

/**
 * Tells of each word of a text where it stands (UTF-16 units, end exclusive), in order, in one pass.
 * The words are Intl.Segmenter's (UAX 29), with what differs between its versions settled: a full
 * stop and a colon end a word (`site.com`, `a:b`) but hold a number together; so does the underscore,
 * for the words of a hashtag are words; a sign before a number is not of it; and in a script without
 * spaces each character is a word. The segmenter itself needs its text copied at each step.
 */
export function eachWord(text: string, visit: (start: number, end: number) => void): void {
  let at = 0;
  while (at < text.length) {
    const here = kindAt(text, at);
    if (here === kind.other) {
      at += 1;
      continue;
    }
    const end = here === kind.letter ? endOfLetters(text, at) : endOfRare(text, at, here);
    if (end > 0) visit(at, end);
    at = end > 0 ? end : at + widthAt(text, at);
  }
}

/** Where a word ends that begins with what is no letter of most scripts; 0 where none begins. */
function endOfRare(text: string, at: number, here: number): number {
  if (here === kind.alone) return pastMarks(text, at + widthAt(text, at));
  return here === kind.hebrew || here === kind.digit ? endOfWord(text, at) : 0;
}
