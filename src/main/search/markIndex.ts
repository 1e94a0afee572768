import type { MarkHit } from '#shared/searching';
import {
  placesOf,
  placeWords,
  type Place,
  type PlacedWords,
} from '#shared/text/matching/placedWords';
import { strictFor, type Rule } from '#shared/text/matching/rules';
import type { Sought } from '#shared/text/matching/seek';
import { createVocabulary, type Judging } from '#shared/text/matching/vocabulary';
import type { DatesAsked, FactAsked, Query, WordsAsked } from '#shared/text/querying/queryTree';
import { excerpt } from './excerpt';
import type { ReaderMark, ReaderState } from './readerStates';
import { WordHomes } from './wordHomes';

/** A bookmark with its words. */
interface Entry {
  readonly mark: ReaderMark;
  readonly articleId: string;
  readonly quote: PlacedWords;
  readonly note: PlacedWords;
  readonly tags: PlacedWords;
}

/** Whether what is asked of an article beside its words holds. */
export type ArticleHolds = (articleId: string, asked: FactAsked | DatesAsked) => boolean;

/** So many bookmarks are shown beside the articles. */
const most = 8;
const places = ['quote', 'note', 'tags'] as const;

/** The bookmarks of a library by their words. */
export class MarkIndex {
  #vocabulary = createVocabulary();
  #entries = new Map<string, Entry>();
  /** Of all entries in their order; made when it is needed, for what the reader does comes more often than a question. */
  #ordered: { readonly entries: readonly Entry[]; readonly homes: WordHomes } | null = null;

  /** Takes the bookmarks of some articles in place of all that there were, or of theirs. */
  know(states: readonly ReaderState[], isAll: boolean): void {
    const before = this.#entries;
    this.#ordered = null;
    const told = new Set(states.map(({ id }) => id));
    this.#entries = new Map(
      isAll ? [] : [...before].filter(([, { articleId }]) => !told.has(articleId)),
    );
    for (const { id, trashed, marks } of states) {
      for (const mark of trashed ? [] : marks) {
        const known = before.get(mark.id);
        const isSame =
          known !== undefined && places.every((where) => known.mark[where] === mark[where]);
        this.#entries.set(mark.id, isSame ? known : this.#read(mark, id));
      }
    }
  }

  /** The bookmarks whose words, with what is known of their articles, answer a query; at most a few. */
  find(query: Query, strict: ReadonlySet<Rule>, holds: ArticleHolds): readonly MarkHit[] {
    if (this.#entries.size === 0) return [];
    const finding = new Finding(query, strict, this.#vocabulary, holds);
    const hits: MarkHit[] = [];
    for (const entry of this.#candidates(finding)) {
      const hit = finding.hit(entry);
      if (hit !== null) hits.push(hit);
      if (hits.length === most) break;
    }
    return hits;
  }

  /** The bookmarks that have the rarest word that there has to be; all of them when no word is rare. */
  *#candidates(finding: Finding): Generator<Entry> {
    const { entries, homes } = (this.#ordered ??= this.#order());
    let fewest: readonly number[] | null = null;
    let count = entries.length;
    for (const ids of finding.needed()) {
      const own = homes.count(ids);
      if (own < count) [fewest, count] = [ids, own];
    }
    if (fewest === null) return yield* entries;
    for (const home of homes.having(fewest)) {
      const entry = entries[home];
      if (entry !== undefined) yield entry;
    }
  }

  #order() {
    const entries = [...this.#entries.values()];
    const texts = entries.map((entry) => places.map((where) => entry[where].ids));
    return { entries, homes: new WordHomes(texts, this.#vocabulary.size()) };
  }

  #read(mark: ReaderMark, articleId: string): Entry {
    const [quote, note, tags] = places.map((place) => placeWords(mark[place], this.#vocabulary));
    const none = placeWords('', this.#vocabulary);
    return { mark, articleId, quote: quote ?? none, note: note ?? none, tags: tags ?? none };
  }
}

/** Not judged yet. */
const mayMatch = -1;

/**
 * Words asked for, on whose matches nothing is decided before a bookmark with them is looked at: of what
 * begins with a letter there are tens of thousands, and the first few bookmarks are enough.
 */
class JudgedLate {
  readonly sought: Sought;
  /** For each word asked those of which one has to stand where all of them do. */
  readonly needed: readonly (readonly number[])[];
  readonly #judging: readonly Judging[];

  constructor(
    asked: WordsAsked,
    asStrict: ReadonlySet<Rule>,
    vocabulary: ReturnType<typeof createVocabulary>,
  ) {
    // What is mistyped was found among the articles, or not at all.
    const strict = strictFor(asked, new Set<Rule>([...asStrict, 'typo']));
    this.#judging = asked.words.map((word, index) => {
      const prefix = asked.prefix && index === asked.words.length - 1;
      return vocabulary.judging(word, { strict, prefix, typos: false });
    });
    const worths = this.#judging.map((judging) => {
      const table = new Float32Array(vocabulary.size());
      if (judging.mayMatch === null) table.fill(mayMatch);
      else for (const id of judging.mayMatch) table[id] = mayMatch;
      return table;
    });
    this.sought = { asked, matches: [], worths };
    // A lone و is passed over, asked or not; but the first word always stands there.
    const and = vocabulary.idOf('و');
    this.needed = this.#judging.flatMap(({ mayMatch: ids }, word) =>
      ids === null || (word > 0 && ids.includes(and)) ? [] : [ids],
    );
  }

  /** Judges the words of a text. */
  judge({ ids }: PlacedWords): void {
    this.sought.worths.forEach((worths, word) => {
      for (const id of ids) {
        if (worths[id] === mayMatch) worths[id] = this.#judging[word]?.judge(id)?.worth ?? 0;
      }
    });
  }
}

/** One query made ready for bookmarks. */
class Finding {
  readonly #asked = new Map<WordsAsked, JudgedLate>();
  readonly #sought: readonly Sought[];
  readonly #and: number;

  constructor(
    readonly query: Query,
    strict: ReadonlySet<Rule>,
    vocabulary: ReturnType<typeof createVocabulary>,
    readonly holds: ArticleHolds,
  ) {
    this.#and = vocabulary.idOf('و');
    for (const asked of leaves(query)) {
      this.#asked.set(asked, new JudgedLate(asked, strict, vocabulary));
    }
    this.#sought = [...this.#asked.values()].map(({ sought }) => sought);
  }

  /** For each word that has to stand in every bookmark found, those that it may be. */
  needed(): readonly (readonly number[])[] {
    return musts(this.query).flatMap((asked) => this.#asked.get(asked)?.needed ?? []);
  }

  hit(entry: Entry): MarkHit | null {
    if (!this.#answers(this.query, entry)) return null;
    for (const where of places) {
      for (const late of this.#asked.values()) late.judge(entry[where]);
      const found = this.#places(this.#sought, entry[where]);
      if (found.length === 0) continue;
      const { snippet, marks } = excerpt(entry.mark[where], found);
      return {
        bookmarkId: entry.mark.id,
        articleId: entry.articleId,
        ...{ where, snippet, marks },
      };
    }
    return null;
  }

  #places(sought: readonly Sought[], placed: PlacedWords): readonly Place[] {
    return placesOf(placed, sought, this.#and);
  }

  #answers(query: Query, entry: Entry): boolean {
    switch (query.kind) {
      case 'words': {
        const late = this.#asked.get(query);
        if (late === undefined || query.field === 'title') return false;
        // Here and no sooner: where another word does not stand, this one is not looked at.
        return places.some((where) => {
          late.judge(entry[where]);
          return this.#places([late.sought], entry[where]).length > 0;
        });
      }
      case 'near':
        return this.#answers(query.left, entry) && this.#answers(query.right, entry);
      case 'not':
        return !this.#answers(query.part, entry);
      case 'all':
        return query.parts.every((part) => this.#answers(part, entry));
      case 'any':
        return query.parts.some((part) => this.#answers(part, entry));
      case 'fact':
      case 'dates':
        return this.holds(entry.articleId, query);
    }
  }
}

/** The words without which nothing answers a query. */
function musts(query: Query): readonly WordsAsked[] {
  if (query.kind === 'words') return [query];
  if (query.kind === 'near') return [query.left, query.right];
  return query.kind === 'all' ? query.parts.flatMap(musts) : [];
}

/** The words that a query asks for, or asks not to be there. */
function leaves(query: Query): readonly WordsAsked[] {
  if (query.kind === 'words') return [query];
  if (query.kind === 'near') return [query.left, query.right];
  if (query.kind === 'not') return leaves(query.part);
  return query.kind === 'all' || query.kind === 'any' ? query.parts.flatMap(leaves) : [];
}
