/** Makes every choice of a run; the same seed, the same choices. */
export interface Random {
  /** A number from 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to `below`. */
  below(below: number): number;
  /** One of several things; throws when there is none. */
  of<T>(things: readonly T[]): T;
  chance(probability: number): boolean;
}

/** Choices that follow from a seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    below: (below) => Math.floor(next() * below),
    of(things) {
      const thing = things[Math.floor(next() * things.length)];
      if (thing === undefined) throw new Error('nothing to choose from');
      return thing;
    },
    chance: (probability) => next() < probability,
  };
}
