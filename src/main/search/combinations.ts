import type { Segment } from './index/segment';

/** What many documents of a segment have alike, each different one under a number. */
export interface Alike {
  /** The number of what each document has. */
  readonly ofDocs: Uint32Array;
  /** By each number, a document that has it. */
  readonly examples: readonly number[];
}

/** What the documents of a segment have alike. */
export interface Combinations {
  /** Source, programme, language and year together. */
  readonly facts: Alike;
  /** All tags together. */
  readonly tags: Alike;
}

const perYear = 10_000;

/** The year of a document by its `day`, below 10,000; 0 when nobody knows. */
export function yearOf(day: number): number {
  const year = Math.floor(day / perYear);
  return year < perYear ? year : 0;
}

/** Null for a segment that was asked for once. */
const known = new WeakMap<Segment, Combinations | null>();

/**
 * The combinations of a segment, found out once: there are few, and documents by the hundred thousand. Null when it
 * is asked for the first time: to find them out takes as long as to count some fifteen times without them.
 */
export function combinationsOf(segment: Segment): Combinations | null {
  let combinations = known.get(segment);
  if (combinations === undefined) combinations = null;
  else combinations ??= { facts: factsOf(segment), tags: tagsOf(segment) };
  known.set(segment, combinations);
  return combinations;
}

/** Gives each pair of numbers one of its own, from 1 on in the order in which they come. */
class Pairs {
  readonly #numbers = new Map<number, number>();
  #last = 0;

  constructor(readonly span: number) {}

  /** The number of a pair, of which the second is less than the span. */
  numberOf(first: number, second: number): number {
    const key = first * this.span + second;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#last += 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

function factsOf({ columns, names, size }: Segment): Alike {
  const { sources, programmes, languages, days } = columns;
  const ofDocs = new Uint32Array(size);
  const examples: number[] = [];
  const [named, spoken] = [new Pairs(names.length), new Pairs(names.length)];
  const dated = new Pairs(perYear);
  for (let doc = 0; doc < size; doc += 1) {
    const own = named.numberOf(sources[doc] ?? 0, programmes[doc] ?? 0);
    const all = dated.numberOf(spoken.numberOf(own, languages[doc] ?? 0), yearOf(days[doc] ?? 0));
    ofDocs[doc] = all;
    examples[all] = doc;
  }
  return { ofDocs, examples };
}

function tagsOf({ columns, names, size }: Segment): Alike {
  const { tagStarts, tags } = columns;
  const ofDocs = new Uint32Array(size);
  const examples: number[] = [0];
  // What begins alike has the same numbers so far.
  const beginnings = new Pairs(names.length);
  for (let doc = 0; doc < size; doc += 1) {
    const end = tagStarts[doc + 1] ?? 0;
    let all = 0;
    for (let at = tagStarts[doc] ?? 0; at < end; at += 1) {
      all = beginnings.numberOf(all, tags[at] ?? 0);
    }
    ofDocs[doc] = all;
    examples[all] = doc;
  }
  return { ofDocs, examples };
}
