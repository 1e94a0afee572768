import type { Span } from '../spans';
import { eachWord } from '../wordSpans';
import { eachPlace, type Sought } from './seek';
import type { Vocabulary } from './vocabulary';

/** The words of a text: the number of each (0 for a stray mark), and where it stands. */
export interface PlacedWords {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  /** Without invisible characters after the last letter; with the marks on it. */
  readonly ends: Int32Array;
}

const unseenAtEnd = /\p{Cf}+$/u;

/** Where a word ends but for joiners and bidi controls, whose codes are higher than any letter's that is common. */
function endOfSeen(text: string, start: number, end: number): number {
  if (text.charCodeAt(end - 1) < 0x2000) return end;
  return end - (unseenAtEnd.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** The words of a text whose numbers are known, in order, from `eachWord` and a vocabulary. */
export function placeNumbered(text: string, ids: Int32Array): PlacedWords {
  const starts = new Int32Array(ids.length);
  const ends = new Int32Array(ids.length);
  let at = 0;
  eachWord(text, (start, end) => {
    starts[at] = start;
    ends[at] = endOfSeen(text, start, end);
    at += 1;
  });
  return { ids, starts, ends };
}

/** Finds the words of a text where they stand; a vocabulary gives them their numbers. */
export function placeWords(text: string, vocabulary: Vocabulary): PlacedWords {
  const ids: number[] = [];
  eachWord(text, (start, end) => ids.push(vocabulary.idIn(text, start, end)));
  return placeNumbered(text, Int32Array.from(ids));
}

/** A place in a text where asked words stand, in its own spelling; `sought` is their index. */
export interface Place extends Span {
  readonly sought: number;
  readonly worth: number;
}

/** All places in a text where some of the words sought stand, in the order of the text. */
export function placesOf(
  words: PlacedWords,
  sought: readonly Sought[],
  and: number,
): readonly Place[] {
  const places: Place[] = [];
  const { ids, starts, ends } = words;
  sought.forEach((each, index) =>
    eachPlace(each, { ids, and }, 0, ids.length, (from, to, worth) => {
      places.push({ start: starts[from] ?? 0, end: ends[to - 1] ?? 0, sought: index, worth });
    }),
  );
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}
