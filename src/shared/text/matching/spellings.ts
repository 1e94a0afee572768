/** The spellings that were met, each with a number; found in a text without cutting them out of it. */
export interface Spellings {
  /** The number of the spelling that stands in a text from `start` to `end`; 0 when it is new. */
  find(text: string, start: number, end: number): number;
  /** Keeps a spelling that is new under a number from 1 on, which others may have as well; answers its copy. */
  keep(text: string, start: number, end: number, number: number): string;
}

const firstSize = 1024;

/** FNV-1a over UTF-16 units. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

/**
 * Makes an empty table. A Map would want each word of a text as a string of its own and its hash
 * reckoned anew: that cost four fifths of reading an article.
 */
export function createSpellings(): Spellings {
  const kept: string[] = [''];
  const numbers: number[] = [0];
  const hashes: number[] = [0];
  /** Open addressing: places in the lists, 0 for none. */
  let slots = new Int32Array(firstSize);

  function slotOf(text: string, start: number, end: number, hash: number): number {
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const place = slots[slot] ?? 0;
      if (place === 0) return slot;
      if (hashes[place] === hash) {
        const word = kept[place] ?? '';
        if (word.length === end - start && text.startsWith(word, start)) return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  function grow(): void {
    const mask = slots.length * 2 - 1;
    slots = new Int32Array(mask + 1);
    for (let place = 1; place < kept.length; place += 1) {
      let slot = (hashes[place] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = place;
    }
  }

  return {
    find: (text, start, end) =>
      numbers[slots[slotOf(text, start, end, hashOf(text, start, end))] ?? 0] ?? 0,
    keep(text, start, end, number) {
      const hash = hashOf(text, start, end);
      // A slice would keep the whole text in memory.
      const copy = copyOf(text, start, end);
      const place = kept.push(copy) - 1;
      numbers.push(number);
      hashes.push(hash);
      slots[slotOf(text, start, end, hash)] = place;
      if (kept.length * 2 > slots.length) grow();
      return copy;
    },
  };
}

/** Shorter slices are copies in V8; a longer one holds on to its text. */
const shortestSlice = 13;

/** A copy of a stretch of a text that does not hold on to the text. */
function copyOf(text: string, start: number, end: number): string {
  if (end - start < shortestSlice) return text.slice(start, end);
  let copy = '';
  for (let at = start; at < end; at += 1) copy += text.charAt(at);
  return copy;
}
