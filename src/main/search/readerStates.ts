import type { FactAsked } from '#shared/text/querying/queryTree';
import type { IndexFolder } from './index/indexFolder';
import { idOf } from './index/indexFolder';
import type { Segment } from './index/segment';
import { nameJudge } from './names';

/** What a reader did with an article, as far as a search asks for it. */
export interface ReaderState {
  readonly id: string;
  /** In the trash: not to be found. */
  readonly trashed: boolean;
  readonly starred: boolean;
  readonly archived: boolean;
  readonly status: 'unread' | 'reading' | 'read';
  readonly tags: readonly string[];
  /** Living bookmarks. */
  readonly marks: readonly ReaderMark[];
}

/** A mark: its words, the note on them, and its tags as one line. */
export interface ReaderMark {
  readonly id: string;
  readonly quote: string;
  readonly note: string;
  readonly tags: string;
}

const bits = { trashed: 1, starred: 2, archived: 4, reading: 8, read: 16, bookmark: 32, note: 64 };

function flagsOf({ trashed, starred, archived, status, marks }: ReaderState): number {
  return (
    (trashed ? bits.trashed : 0) |
    (starred ? bits.starred : 0) |
    (archived ? bits.archived : 0) |
    (status === 'unread' ? 0 : bits[status]) |
    (marks.length > 0 ? bits.bookmark : 0) |
    (marks.some(({ note }) => note !== '') ? bits.note : 0)
  );
}

/** The states of a segment's documents. */
interface OfSegment {
  readonly flags: Uint8Array;
  readonly tags: Map<number, readonly string[]>;
  readonly trashed: Set<number>;
}

/** What the reader did with the articles of an index; of an article that is not named, nothing. */
export class ReaderStates {
  /** By their ids, a byte to a unit. */
  #states = new Map<string, ReaderState>();
  #ofSegments = new WeakMap<Segment, OfSegment>();

  constructor(readonly index: IndexFolder) {}

  /** Takes in what the reader did; with `isAll`, nothing was done with any article that is not named. */
  know(states: readonly ReaderState[], isAll: boolean): void {
    if (isAll) {
      this.#states = new Map();
      this.#ofSegments = new WeakMap();
    }
    for (const state of states) {
      const id = Buffer.from(state.id, 'hex').toString('latin1');
      if (flagsOf(state) === 0 && state.tags.length === 0) this.#states.delete(id);
      else this.#states.set(id, state);
      const home = isAll ? undefined : this.index.homeOf(id);
      const known = home && this.#ofSegments.get(home.living.segment);
      if (home !== undefined && known !== undefined) put(known, home.doc, state);
    }
  }

  /** All articles with which something was done. */
  all(): Iterable<ReaderState> {
    return this.#states.values();
  }

  /** The reader's own tags of a segment's documents. */
  tagsIn(segment: Segment): ReadonlyMap<number, readonly string[]> {
    return this.#of(segment).tags;
  }

  /** The documents of a segment that lie in the trash. */
  trashedIn(segment: Segment): ReadonlySet<number> {
    return this.#of(segment).trashed;
  }

  /** The test of a fact on the documents of a segment. */
  holds({ name, value, whole }: FactAsked, segment: Segment): (doc: number) => boolean {
    const { columns, names } = segment;
    switch (name) {
      case 'source':
        return ofNames(columns.sources, names, nameJudge(value, whole));
      case 'programme':
        return ofNames(columns.programmes, names, nameJudge(value, whole));
      case 'language':
        return ofNames(columns.languages, names, (language) => language === value);
      case 'tag':
        return this.#holdsTag(segment, nameJudge(value, whole));
      case 'is':
      case 'has': {
        const { flags } = this.#of(segment);
        if (value === 'unread') {
          return (doc) => ((flags[doc] ?? 0) & (bits.reading | bits.read)) === 0;
        }
        const bit = value in bits ? bits[value as keyof typeof bits] : 0;
        return (doc) => ((flags[doc] ?? 0) & bit) !== 0;
      }
    }
  }

  #holdsTag(segment: Segment, judge: (name: string) => boolean): (doc: number) => boolean {
    const { tagStarts, tags } = segment.columns;
    const isMeant = segment.names.map(judge);
    const own = this.tagsIn(segment);
    return (doc) => {
      for (let at = tagStarts[doc] ?? 0; at < (tagStarts[doc + 1] ?? 0); at += 1) {
        if (isMeant[tags[at] ?? 0] === true) return true;
      }
      return own.get(doc)?.some(judge) === true;
    };
  }

  #of(segment: Segment): OfSegment {
    let known = this.#ofSegments.get(segment);
    if (known === undefined) {
      known = { flags: new Uint8Array(segment.size), tags: new Map(), trashed: new Set() };
      this.#ofSegments.set(segment, known);
      for (let doc = 0; doc < (this.#states.size === 0 ? 0 : segment.size); doc += 1) {
        const state = this.#states.get(idOf(segment.identity(doc)));
        if (state !== undefined) put(known, doc, state);
      }
    }
    return known;
  }
}

function put({ flags, tags, trashed }: OfSegment, doc: number, state: ReaderState): void {
  flags[doc] = flagsOf(state);
  if (state.trashed) trashed.add(doc);
  else trashed.delete(doc);
  if (state.tags.length === 0) tags.delete(doc);
  else tags.set(doc, state.tags);
}

/** The test of a column of names, each of which is judged once. */
function ofNames(
  column: Uint32Array,
  names: readonly string[],
  judge: (name: string) => boolean,
): (doc: number) => boolean {
  const isMeant = names.map((name) => name !== '' && judge(name));
  return (doc) => isMeant[column[doc] ?? 0] === true;
}
