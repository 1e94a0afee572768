/** Letters that are taken for one another by ear or by eye, in folded spelling; each word is one such group. */
const confusions =
  'اي ذز ذظ ضظ ضد ظز ذد ثس ثت سص صث طت قك قغ حه حخ حج جخ خه غع عا عء اء بتثن بي ني ين رز سش صض طظ فق فك ده هت ' +
  'ck cs sz iy ei ae uo vw bv jg ph mn qk';

/** The rows of the common Arabic and Latin keyboards, folded; each is a little further in than the one above. */
const keyboards = [
  ['ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'يءورلايهوزظ'],
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
];

type Pairs = Map<string, Set<string>>;

function pair(pairs: Pairs, a: string, b: string): void {
  if (a === b || a === '' || b === '') return;
  pairs.set(a, (pairs.get(a) ?? new Set()).add(b));
  pairs.set(b, (pairs.get(b) ?? new Set()).add(a));
}

const confused: Pairs = new Map();
for (const group of confusions.split(' ')) {
  for (const a of group) for (const b of group) pair(confused, a, b);
}

const neighbours: Pairs = new Map();
for (const rows of keyboards) {
  rows.forEach((row, depth) => {
    row.split('').forEach((letter, at) => {
      const below = rows[depth + 1] ?? '';
      pair(neighbours, letter, row.charAt(at + 1));
      pair(neighbours, letter, below.charAt(at));
      pair(neighbours, letter, below.charAt(at - 1));
    });
  });
}

/** The letters that one is often taken for, by ear or by eye; in folded spelling, like the letter. */
export const confusedWith = (letter: string): readonly string[] => [
  ...(confused.get(letter) ?? []),
];

/** What is put in or left out more easily than other letters: long vowels, which are short to the ear. */
const easy = /[اويaeiouh]/u;

function costOfExchange(a: string, b: string): number {
  if (a === b) return 0;
  if (confused.get(a)?.has(b) === true) return 0.4;
  return neighbours.get(a)?.has(b) === true ? 0.6 : 1;
}

/** A letter more or less: a doubled one is no more than a twitch of the hand. */
function costOfOne(letter: string, before: string): number {
  if (letter === before) return 0.4;
  return easy.test(letter) ? 0.7 : 1;
}

/**
 * How unlikely it is that somebody who meant one word typed another, both folded: about how many letters
 * differ, less for letters that are confused, lie side by side on a keyboard, are doubled, or swapped.
 */
export function slipCost(meant: string, typed: string): number {
  const rows: number[][] = [];
  const cost = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 0; i <= meant.length; i += 1) {
    const row: number[] = [];
    rows.push(row);
    for (let j = 0; j <= typed.length; j += 1) {
      const [a, b] = [meant.charAt(i - 1), typed.charAt(j - 1)];
      const [beforeA, beforeB] = [meant.charAt(i - 2), typed.charAt(j - 2)];
      const ways = [i + j === 0 ? 0 : Infinity];
      ways.push(cost(i - 1, j) + costOfOne(a, beforeA), cost(i, j - 1) + costOfOne(b, beforeB));
      ways.push(cost(i - 1, j - 1) + costOfExchange(a, b));
      if (a === beforeB && b === beforeA) ways.push(cost(i - 2, j - 2) + 0.6);
      row.push(Math.min(...ways));
    }
  }
  return cost(meant.length, typed.length);
}
