import type { FacetName, Facets, FacetValue } from '#shared/searching';
import { combinationsOf, yearOf, type Alike } from './combinations';
import type { Segment } from './index/segment';
import type { ReaderStates } from './readerStates';

/** So many values of each are told. */
const most: Readonly<Record<FacetName, number>> = {
  ...{ source: 12, programme: 12, year: 12, tag: 16, language: 6 },
};

const isAskable = /[\p{L}\p{N}]/u;

type Counts = Record<FacetName, Map<string, number>>;

/** Counts what the documents that were found have in common. */
export class FacetCounts {
  readonly #counts: Counts = {
    ...{ source: new Map(), programme: new Map(), year: new Map() },
    ...{ tag: new Map(), language: new Map() },
  };

  constructor(readonly readers: ReaderStates) {}

  /** Counts documents of a segment. */
  add(segment: Segment, found: Uint32Array): void {
    const { names } = segment;
    const { sources, programmes, languages, days } = segment.columns;
    const [ofSource, ofProgramme, ofLanguage] = [tallyOf(names), tallyOf(names), tallyOf(names)];
    const combinations = combinationsOf(segment);
    eachAlike(combinations?.facts, found, (doc, count) => {
      increaseAt(ofSource, sources[doc], count);
      increaseAt(ofProgramme, programmes[doc], count);
      increaseAt(ofLanguage, languages[doc], count);
      const year = yearOf(days[doc] ?? 0);
      if (year > 0) increase(this.#counts.year, String(year).padStart(4, '0'), count);
    });
    addAll(this.#counts.source, names, ofSource);
    addAll(this.#counts.programme, names, ofProgramme);
    addAll(this.#counts.language, names, ofLanguage);
    this.#countTags(segment, found, combinations?.tags);
  }

  /** The commonest values of each; years the newest first among equals. */
  facets(): Facets {
    const of = (name: FacetName): readonly FacetValue[] =>
      commonest(this.#counts[name], most[name]).map(([value, count]) => ({
        ...{ value, count },
        clause: clauseOf(name, value),
      }));
    return {
      source: of('source'),
      programme: of('programme'),
      year: of('year'),
      tag: of('tag'),
      language: of('language'),
    };
  }

  #countTags(segment: Segment, found: Uint32Array, alike: Alike | undefined): void {
    const counts = this.#counts.tag;
    const { names, columns } = segment;
    const { tagStarts, tags } = columns;
    const byName = tallyOf(names);
    eachAlike(alike, found, (doc, count) => {
      const end = tagStarts[doc + 1] ?? 0;
      for (let at = tagStarts[doc] ?? 0; at < end; at += 1) increaseAt(byName, tags[at], count);
    });
    addAll(counts, names, byName);
    const own = this.readers.tagsIn(segment);
    for (const doc of own.size === 0 ? [] : found) {
      for (const name of own.get(doc) ?? []) {
        const isStated = segment.facts(doc).tags.includes(name);
        if (!isStated) increase(counts, name, 1);
      }
    }
  }
}

/** The commonest of some names, but for those of signs alone, which cannot be asked for. */
function commonest(
  counts: ReadonlyMap<string, number>,
  most: number,
): (readonly [string, number])[] {
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (b[0] < a[0] ? -1 : 1));
  const found: (readonly [string, number])[] = [];
  for (const each of sorted) {
    if (found.length === most) break;
    if (isAskable.test(each[0])) found.push(each);
  }
  return found;
}

function increase(counts: Map<string, number>, value: string, by: number): void {
  counts.set(value, (counts.get(value) ?? 0) + by);
}

function addAll(counts: Map<string, number>, names: readonly string[], by: Uint32Array): void {
  for (let name = 0; name < by.length; name += 1) {
    const count = by[name] ?? 0;
    if (count > 0) increase(counts, names[name] ?? '', count);
  }
}

const tallyOf = (names: readonly string[]): Uint32Array => new Uint32Array(names.length);

function increaseAt(tally: Uint32Array, name = 0, by = 1): void {
  tally[name] = (tally[name] ?? 0) + by;
}

/** How often each number was met; zeros between two uses. */
let met = new Uint32Array(64);

type Visit = (example: number, count: number) => void;

/** Tells of each sort of documents that are alike and found, or of each part of it: one of them, and how many there are. */
function eachAlike(alike: Alike | undefined, found: Uint32Array, visit: Visit): void {
  const isWorthIt = alike !== undefined && alike.examples.length <= found.length;
  if (isWorthIt) countAlike(alike, found, visit);
  else for (const doc of found) visit(doc, 1);
}

function countAlike({ ofDocs, examples }: Alike, found: Uint32Array, visit: Visit): void {
  if (met.length < examples.length) met = new Uint32Array(examples.length);
  const counts = met;
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- an iterator takes twice as long here
  for (let at = 0; at < found.length; at += 1) {
    const number = ofDocs[found[at] ?? 0] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  for (let number = 0; number < examples.length; number += 1) {
    const count = counts[number] ?? 0;
    if (count === 0) continue;
    visit(examples[number] ?? 0, count);
    counts[number] = 0;
  }
}

/** What narrows a query to a value: quotation marks in a name would end it. */
function clauseOf(name: FacetName, value: string): string {
  if (name === 'year') return `date:${value}`;
  if (name === 'language') return `language:${value}`;
  return `${name}:"${value.replace(/["“”„]/gu, ' ').trim()}"`;
}
