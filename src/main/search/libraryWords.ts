import { readWord } from '#shared/text/matching/wordForm';
import type { AskedWords } from './askedWords';
import type { Completing, NamedField } from './complete';
import { ByteSource } from './index/bytes';
import type { Segment } from './index/segment';
import { similarTerms } from './index/similar';
import type { Living } from './index/tiers';
import type { ReaderStates } from './readerStates';
import type { KnownWord, KnownWords } from './suggest';

const foldedOf = (term: string): string => readWord(term).folded;

/** Words by their folded forms, and in how many documents each of their spellings stands. */
class Spelled {
  readonly #counts = new Map<string, Map<string, number>>();

  add(folded: string, spelling: string, count: number): void {
    const own = this.#counts.get(folded) ?? new Map<string, number>();
    own.set(spelling, (own.get(spelling) ?? 0) + count);
    this.#counts.set(folded, own);
  }

  words(): KnownWord[] {
    return [...this.#counts].map(([folded, spellings]) => {
      let [text, most, count] = ['', 0, 0];
      for (const [spelling, own] of spellings) {
        if (own > most) [text, most] = [spelling, own];
        count += own;
      }
      return { text, folded, count };
    });
  }
}

/** The commonest terms among many. */
class Commonest {
  #kept: { readonly term: number; readonly count: number }[] = [];
  #least = 0;

  constructor(readonly most: number) {}

  offer(term: number, count: number): void {
    if (count <= this.#least) return;
    this.#kept.push({ term, count });
    if (this.#kept.length >= this.most * 4) this.#cut();
  }

  terms(): ReadonlySet<number> {
    this.#cut();
    return new Set(this.#kept.map(({ term }) => term));
  }

  #cut(): void {
    this.#kept.sort((a, b) => b.count - a.count);
    if (this.#kept.length <= this.most) return;
    this.#kept.length = this.most;
    this.#least = this.#kept.at(-1)?.count ?? 0;
  }
}

/** Of what begins so in any reading, most has particles before it. */
const commonestRead = 256;

/** The vocabulary and the names of an index, looked up in its segments. */
export class LibraryWords implements KnownWords, Completing {
  constructor(
    readonly living: readonly Living[],
    readonly readers: ReaderStates,
    readonly asked: AskedWords,
  ) {}

  holding(word: string, isBegun: boolean): number {
    const asked = this.asked.word(word, isBegun);
    const documents = this.living.reduce((sum, { segment }) => sum + segment.size, 0);
    let count = 0;
    for (const { segment } of this.living) {
      const terms = asked.termsIn(segment, segment.size / documents);
      for (const term of terms.keys()) count += segment.count(term);
    }
    return count;
  }

  known(folded: string): KnownWord | null {
    const found = new Spelled();
    for (const { segment } of this.living) {
      const reading = segment.readings.indexOf(folded);
      if (reading >= 0) addWhole(found, segment, reading, folded);
    }
    return found.words()[0] ?? null;
  }

  similar(folded: string): readonly KnownWord[] {
    const found = new Spelled();
    for (const { segment } of this.living) {
      for (const { term: reading, text } of similarTerms(segment.readings, folded)) {
        addWhole(found, segment, reading, text);
      }
    }
    return found.words();
  }

  begun(folded: string, most: number): readonly KnownWord[] {
    const found = new Spelled();
    for (const { segment } of this.living) {
      for (const term of commonestBegun(segment, folded)) {
        const text = segment.dictionary.at(term);
        const whole = foldedOf(text);
        if (whole.startsWith(folded)) found.add(whole, text, segment.count(term));
      }
    }
    return found
      .words()
      .sort((a, b) => b.count - a.count)
      .slice(0, most);
  }

  names(field: NamedField): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    const add = (name: string, by: number): void => {
      if (name !== '' && by > 0) counts.set(name, (counts.get(name) ?? 0) + by);
    };
    for (const { segment } of this.living) {
      countNames(segment, field).forEach((count, name) => add(segment.names[name] ?? '', count));
    }
    if (field !== 'tag') return counts;
    for (const { tags, trashed } of this.readers.all()) {
      for (const tag of trashed ? [] : tags) add(tag, 1);
    }
    return counts;
  }
}

/** How many documents of a segment have each of its names in a field; those that are gone count too. */
function countNames({ columns, names }: Segment, field: NamedField): Uint32Array {
  const { sources, programmes, languages, tags } = columns;
  const column = { source: sources, programme: programmes, language: languages, tag: tags }[field];
  const counts = new Uint32Array(names.length);
  for (const name of column) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Adds those terms of a reading that have it as a whole, without particles. */
function addWhole(found: Spelled, segment: Segment, reading: number, folded: string): void {
  segment.eachOfReading(reading, (term) => {
    const text = segment.dictionary.at(term);
    if (foldedOf(text) === folded) found.add(folded, text, segment.count(term));
  });
}

/** The commonest terms of a segment that begin so in any reading; goes through thousands. */
function commonestBegun(segment: Segment, folded: string): ReadonlySet<number> {
  const { readingStarts, readingTerms, counts } = segment.columns;
  const { start, end } = segment.readings.prefixed(folded);
  const commonest = new Commonest(commonestRead);
  const source = new ByteSource(readingTerms, readingStarts[start]);
  for (let reading = start; reading < end; reading += 1) {
    const next = readingStarts[reading + 1] ?? 0;
    for (let term = 0; source.at < next;) {
      term += source.varint();
      commonest.offer(term, counts[term] ?? 0);
    }
  }
  return commonest.terms();
}
