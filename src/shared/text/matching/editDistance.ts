/** The units of the longest word that anybody would have mistyped. */
const longest = 64;
const rows = [0, 1, 2].map(() => new Uint8Array(longest + 1)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/** Whether the letters before two places are the same two, swapped. */
const areSwapped = (a: string, i: number, b: string, j: number): boolean =>
  i > 1 &&
  j > 1 &&
  a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
  a.charCodeAt(i - 2) === b.charCodeAt(j - 1);

/** Fills the row of the i-th letter of `a` from the two rows before it; its least value. */
function fillRow(a: string, i: number, b: string, [before, last, row]: typeof rows): number {
  row[0] = i;
  let least = i;
  for (let j = 1; j <= b.length; j += 1) {
    const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
    let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
    if (areSwapped(a, i, b, j)) value = Math.min(value, (before[j - 2] ?? 0) + 1);
    row[j] = value;
    if (value < least) least = value;
  }
  return least;
}

/**
 * How many letters must be put in, left out, exchanged, or swapped with a neighbour to make one word
 * of another (optimal string alignment); `limit` + 1 as soon as it is more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  return Math.min(lastRow(a, b, limit)?.[b.length] ?? limit + 1, limit + 1);
}

/** Whether some beginning of a word is within a distance of the beginning of another: see `editDistance`. */
export function beginsNear(word: string, start: string, limit: number): boolean {
  const row = lastRow(start, word, limit)?.subarray(0, word.length + 1);
  return row?.some((distance) => distance <= limit) ?? false;
}

/** The distances of a word to each beginning of another; null when all are more than `limit`. */
function lastRow(a: string, b: string, limit: number): Uint8Array | null {
  if (Math.max(a.length, b.length) > longest) return null;
  let [before, last, row] = rows;
  for (let at = 0; at <= b.length; at += 1) last[at] = at;
  for (let i = 1; i <= a.length; i += 1) {
    if (fillRow(a, i, b, [before, last, row]) > limit) return null;
    [before, last, row] = [last, row, before];
  }
  return last;
}

/** How many slips of the hand a word of some length is forgiven: one from four letters, two from eight. */
export const forgiven = (length: number): number => {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
};
