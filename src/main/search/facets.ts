import type { FacetName, Facets, FacetValue } from '#shared/searching';
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
    // All in one go: a document's numbers lie in the same places of their columns.
    for (const doc of found) {
      const [source, programme, language] = [
        sources[doc] ?? 0,
        programmes[doc] ?? 0,
        languages[doc] ?? 0,
      ];
      ofSource[source] = (ofSource[source] ?? 0) + 1;
      ofProgramme[programme] = (ofProgramme[programme] ?? 0) + 1;
      ofLanguage[language] = (ofLanguage[language] ?? 0) + 1;
      const year = ((days[doc] ?? 0) / perYear) | 0;
      years[year] = (years[year] ?? 0) + 1;
    }
    addAll(this.#counts.source, names, ofSource);
    addAll(this.#counts.programme, names, ofProgramme);
    addAll(this.#counts.language, names, ofLanguage);
    addYears(this.#counts.year);
    this.#countTags(this.#counts.tag, segment, found);
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

  // eslint-disable-next-line complexity -- a tight loop over columns, in which each ?? counts as a way
  #countTags(counts: Map<string, number>, segment: Segment, found: Uint32Array): void {
    const { names, columns } = segment;
    const { tagStarts, tags } = columns;
    const byName = new Uint32Array(names.length);
    for (const doc of found) {
      const to = tagStarts[doc + 1] ?? 0;
      for (let tag = tagStarts[doc] ?? 0; tag < to; tag += 1) {
        byName[tags[tag] ?? 0] = (byName[tags[tag] ?? 0] ?? 0) + 1;
      }
    }
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

const perYear = 10_000;
const years = new Uint32Array(perYear);

/** Adds the years and empties them. */
function addYears(counts: Map<string, number>): void {
  for (let year = 0; year < perYear; year += 1) {
    const count = years[year] ?? 0;
    if (count === 0) continue;
    years[year] = 0;
    if (year > 0) increase(counts, String(year).padStart(4, '0'), count);
  }
}

/** What narrows a query to a value: quotation marks in a name would end it. */
function clauseOf(name: FacetName, value: string): string {
  if (name === 'year') return `date:${value}`;
  if (name === 'language') return `language:${value}`;
  return `${name}:"${value.replace(/["“”„]/gu, ' ').trim()}"`;
}
