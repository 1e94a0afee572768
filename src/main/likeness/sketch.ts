import { tokenize } from '#shared/text/tokenize';

/**
 * What two texts are compared by: the least hashes of a text's shingles under `sketchLength` hash
 * functions (MinHash, Broder 1997). The share of places in which two sketches agree estimates the
 * share of shingles that the texts have in common (Jaccard). Empty for a text that is too short.
 */
export type Sketch = Uint32Array;

/** So many values make the estimate's standard error 0.06 at the worst. */
export const sketchLength = 60;
/** Words in a shingle: fewer are shared by chance, more are broken by every correction. */
const shingleWords = 4;
/** Shorter texts, a headline or a link, are alike by chance. */
const fewestWords = 24;

/** FNV-1a over UTF-16 units, then Murmur3's finish, which spreads what differs in the last letter only. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return mix(hash);
}

function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One seed for each hash function, from a fixed sequence: sketches of all days must agree. */
const seeds = Uint32Array.from({ length: sketchLength }, (_, index) =>
  mix(0x9e3779b9 * (index + 1)),
);

/** The sketch of a text, whatever its spelling of hamza, marks and digits, and its punctuation. */
export function sketchOf(text: string): Sketch {
  const words = tokenize(text);
  if (words.length < fewestWords) return new Uint32Array();
  const hashes = Uint32Array.from(words, ({ folded }) => hashWord(folded));
  const least = new Uint32Array(sketchLength).fill(0xffffffff);
  for (let at = 0; at + shingleWords <= hashes.length; at += 1) {
    let shingle = 0;
    for (let next = at; next < at + shingleWords; next += 1) {
      shingle = mix(Math.imul(shingle, 31) + (hashes[next] ?? 0));
    }
    for (let index = 0; index < sketchLength; index += 1) {
      const value = Math.imul(shingle ^ (seeds[index] ?? 0), 0x9e3779b1);
      const spread = (value ^ (value >>> 15)) >>> 0;
      if (spread < (least[index] ?? 0)) least[index] = spread;
    }
  }
  return least;
}

/** The share of places in which two sketches agree, from 0 to 1. */
export function likenessOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let same = 0;
  for (let index = 0; index < sketchLength; index += 1) if (a[index] === b[index]) same += 1;
  return same / sketchLength;
}
