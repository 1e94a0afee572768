import type { Direction } from '../article';

/** FSI, PDI and the marks that stand for a letter of each direction (UAX #9, 2.1 to 2.6). */
const [firstStrong, pop] = ['\u2068', '\u2069'];
const marks: Readonly<Record<Direction, string>> = { rtl: '\u200f', ltr: '\u200e' };
const turning = /[\u202a-\u202e\u2066-\u2069]/gu;

const right =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}';
const letters: Readonly<Record<Direction, string>> = {
  rtl: `(?![\\p{N}\\p{P}])[${right}]`,
  ltr: `(?![${right}])\\p{L}`,
};
/** What may stand in a word of the other direction: anything but white space and letters of this one. */
const within = (around: Direction): string => `(?:(?!${letters[around]})[^\\s])`;
const foreign = (around: Direction): RegExp => {
  const other = letters[around === 'rtl' ? 'ltr' : 'rtl'];
  const word = `${within(around)}*(?:${other})${within(around)}*`;
  return new RegExp(`${word}(?:[ \\u00a0]+${word})*`, 'gu');
};
const foreignIn: Readonly<Record<Direction, RegExp>> = { rtl: foreign('rtl'), ltr: foreign('ltr') };

/** What belongs to the sentence around a foreign word, and not to the word. */
const closing = /[.,:;!?،؛؟…»”’"')\]}]+$/u;
const opening = /^[«“‘"'([{]+/u;
const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const strong = /[\p{L}\p{M}]/u;
const firstStrongLetter = /[\p{L}]/u;
const rightLetter = new RegExp(`[${right}]`, 'u');

/** Without the end that belongs to the sentence around; a bracket stays that was opened in the word. */
function trimmedEnd(word: string): string {
  const end = closing.exec(word);
  if (end === null) return word;
  const sign = end[0][0] ?? '';
  const before = word.slice(0, end.index);
  const opener = pairs[sign];
  return opener !== undefined && before.includes(opener) ? before + sign : before;
}

function isolated(found: string): string {
  const start = opening.exec(found)?.[0] ?? '';
  const word = trimmedEnd(found.slice(start.length));
  // Letters at both ends hold together whatever is between them; the digits after one go with it.
  const [first, last] = [word[0] ?? '', word.replace(/[\p{N}]+$/u, '').at(-1) ?? ''];
  if (strong.test(first) && strong.test(last)) return found;
  if (word === '' || !strong.test(word)) return found;
  return `${start}${firstStrong}${word}${pop}${found.slice(start.length + word.length)}`;
}

/**
 * A line for where nothing but the letters themselves says how it runs: with isolates around words of the other
 * direction that would else be drawn apart (`C++` in Arabic), and a mark before a line that begins with such a word.
 * Its own marks that turn text are left out, so that it cannot turn what stands around it.
 */
export function bidiLine(text: string, direction: Direction): string {
  const plain = text.replace(turning, '');
  const held = plain.replace(foreignIn[direction], isolated);
  const first = firstStrongLetter.exec(plain)?.[0];
  const begins = first === undefined ? null : rightLetter.test(first) ? 'rtl' : 'ltr';
  return begins === null || begins === direction ? held : `${marks[direction]}${held}`;
}
