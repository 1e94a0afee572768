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

/** Where the words of one text after the other are gathered. */
let columns = [new Int32Array(1024), new Int32Array(1024), new Int32Array(1024)] as const;

function grow(): void {
  const larger = (column: Int32Array): Int32Array<ArrayBuffer> => {
    const grown = new Int32Array(column.length * 2);
    grown.set(column);
    return grown;
  };
  columns = [larger(columns[0]), larger(columns[1]), larger(columns[2])];
}

const none = new Int32Array();
const noWords: PlacedWords = { ids: none, starts: none, ends: none };

/**
 * Finds the words of a text where they stand; a vocabulary gives them their numbers. Where no two of them
 * are sought side by side, those without a number can be left out.
 */
export function placeWords(
  text: string,
  vocabulary: Pick<Vocabulary, 'idIn'>,
  leavesOut = false,
): PlacedWords {
  if (text === '') return noWords;
  let count = 0;
  eachWord(text, (start, end) => {
    const id = vocabulary.idIn(text, start, end);
    if (id === 0 && leavesOut) return;
    if (count === columns[0].length) grow();
    columns[0][count] = id;
    columns[1][count] = start;
    columns[2][count] = endOfSeen(text, start, end);
    count += 1;
  });
  const [ids, starts, ends] = columns;
  return { ids: ids.slice(0, count), starts: starts.slice(0, count), ends: ends.slice(0, count) };
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
  // Those of one come in their order.
  return sought.length === 1 ? places : places.sort((a, b) => a.start - b.start || b.end - a.end);
}
