import { foldWithOffsets } from './foldArabic';

/**
 * A text's letters and digits alone, folded: what is left of it whatever its spaces, punctuation, tashkeel and
 * spelling are. `offsets[i]` is where unit `i` began in the text, and the last one is the text's length.
 */
export interface Skeleton {
  readonly letters: string;
  readonly offsets: readonly number[];
}

const isLetter = /[\p{L}\p{N}\p{M}\p{Cs}]/u;
/** By UTF-16 unit: 1 for a letter, 2 for none, 0 for not yet looked at. */
const kinds = new Uint8Array(0x10000);

function isLetterUnit(code: number): boolean {
  const known = kinds[code] ?? 0;
  if (known !== 0) return known === 1;
  const answer = isLetter.test(String.fromCharCode(code));
  kinds[code] = answer ? 1 : 2;
  return answer;
}

/** Makes a text's skeleton. */
export function skeletonOf(text: string): Skeleton {
  const { folded, offsets } = foldWithOffsets(text);
  const parts: string[] = [];
  const kept: number[] = [];
  let from = 0;
  for (let at = 0; at <= folded.length; at += 1) {
    if (at < folded.length && isLetterUnit(folded.charCodeAt(at))) kept.push(offsets[at] ?? 0);
    else {
      if (at > from) parts.push(folded.slice(from, at));
      from = at + 1;
    }
  }
  kept.push(text.length);
  return { letters: parts.join(''), offsets: kept };
}

/** How many of the skeleton's units begin before an offset of the text. */
export function unitsBefore({ offsets }: Skeleton, offset: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
