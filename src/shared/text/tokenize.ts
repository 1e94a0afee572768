import { foldArabic } from './foldArabic';

/** A word where it stands in a text (UTF-16 units, end exclusive), and its folded form. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

/**
 * Letters, digits and the marks on them, tatweel, and the joiners inside Persian words. Not UAX 29's
 * word break: ICU splits Arabic the same way at ten times the cost, and is not the same in each runtime.
 * A run of letters that never ends would fill the stack on which V8 goes back; it is cut.
 */
const wordPattern = /[\p{L}\p{N}\p{M}\u0640\u200c\u200d]{1,9999}/gu;
const counted = /[\p{L}\p{N}]{1,9999}/gu;
/** What makes a run's length another than the number of its letters: tatweel, and halves of characters. */
const uneven = /[\u0640\ud800-\udbff]/g;

/** The words of a text in order; runs that fold to nothing (a lone mark) are left out. */
export function tokenize(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const folded = foldArabic(match[0]);
    if (folded === '') continue;
    words.push({ start: match.index, end: match.index + match[0].length, folded });
  }
  return words;
}

/** How many words a text has, as `tokenize` finds them. */
export function countWords(text: string): number {
  let count = 0;
  // Without the list: that of a whole book in one line would not fit into a thread's memory.
  for (const [word] of text.matchAll(wordPattern)) if (foldArabic(word) !== '') count += 1;
  return count;
}

/** How many letters and digits a text has, without tatweel, spaces, marks and punctuation. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const [run] of text.matchAll(counted)) {
    count += run.length - (run.match(uneven)?.length ?? 0);
  }
  return count;
}
