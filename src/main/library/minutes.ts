/** Where a moment's digits stand, `2026-11-26T09:30`, and how many values each of its parts may have, with none. */
const parts = [
  [0, 4, 10_000],
  [5, 7, 13],
  [8, 10, 32],
  [11, 13, 25],
  [14, 16, 61],
] as const;
const hours = 11;
/** So many bits a minute takes. */
export const minuteBits = Math.ceil(
  Math.log2(parts.reduce((product, [, , values]) => product * values, 1)),
);

/** A moment to the minute as a number that grows with it; one that is told less precisely comes before. */
export function minuteOf(moment: string | null): number {
  if (moment === null) return 0;
  let minute = 0;
  for (const [from, to, values] of parts) {
    let part = moment.length < to || from < hours ? 0 : 1;
    if (moment.length >= to) {
      let digits = 0;
      for (let at = from; at < to; at += 1) digits = digits * 10 + moment.charCodeAt(at) - 48;
      part += digits;
    }
    minute = minute * values + part;
  }
  return minute;
}
