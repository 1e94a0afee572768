import type { Searchable } from '#shared/searchable';
import type { Completion, Facets, SearchAnswer } from '#shared/searching';
import type { Rule } from '#shared/text/matching/rules';
import { parseQuery } from '#shared/text/querying/parseQuery';
import type { Query } from '#shared/text/querying/queryTree';
import { AskedWords } from './askedWords';
import { complete } from './complete';
import { documentOf, idFrom, identityLength } from './documents';
import { hitsOf, type FoundArticle } from './hits';
import { atOnce } from './index/atOnce';
import type { Found } from './index/best';
import type { IndexedDocument } from './index/buildSegment';
import { giveBack } from './index/columnRoom';
import { evaluate, type Answered } from './index/evaluate';
import { idOf, IndexFolder, type IndexPlace } from './index/indexFolder';
import { Lexicon } from './index/lexicon';
import { forgetTermKeys, rulesVersion } from './index/termKeys';
import type { Living } from './index/tiers';
import { LibraryWords } from './libraryWords';
import { MarkIndex } from './markIndex';
import { isAnything, ranked } from './ranked';
import { ReaderStates, type ReaderState } from './readerStates';
import { suggest } from './suggest';
import { createWarming } from './warming';

export { identitiesOf } from './documents';
export type { IndexPlace } from './index/indexFolder';
export type { ReaderState } from './readerStates';

/** What a question brings beside its words. */
export interface Question {
  /** Rules by which nothing may be found. */
  readonly strict?: readonly Rule[];
  /** Whether nobody waits for the answer any more. */
  readonly isAbandoned?: () => boolean;
}

/** What a search answers, but for what only the library knows: how many articles are still to come. */
export type FoundAnswer = Omit<SearchAnswer, 'pending'>;

/** An index of articles, derived from a library and thrown away at will. */
export interface SearchIndex {
  /** Takes articles in at once; one that is already there is replaced. Throws what the system does. */
  add(articles: readonly Searchable[]): void;
  /** Takes many articles in, each of which can be found some time later, and after `flush` at the latest; answers how many wait. */
  fill(articles: readonly Searchable[]): number;
  flush(): void;
  /** The same as `fill` and `flush`, a little at a time: queries may come between, and nothing else. */
  filling(articles: readonly Searchable[]): Generator<void, number>;
  flushing(): Generator<void, void>;
  /** Forgets articles; unknown ids are passed over. */
  remove(ids: readonly string[]): void;
  /** Those of some articles that are not there. */
  missing(ids: readonly string[]): readonly string[];
  /**
   * Forgets all articles but those of a list, as `identitiesOf` packs it, and those of them that have
   * changed; answers the ids of those that have to be added.
   */
  reconcile(identities: Uint8Array): readonly string[];
  /** Takes in what the reader did with articles; with `isAll`, nothing was done with all others. */
  know(states: readonly ReaderState[], isAll: boolean): void;
  /**
   * The articles that a query asks for (`parseQuery`), best first, newer first where they are as
   * good, at most `limit` of them. An empty query finds nothing. A word that no article holds
   * otherwise is taken for mistyped. Null when it was abandoned.
   */
  query(text: string, limit: number, question?: Question): FoundAnswer | null;
  /** The ways to go on with a query at the caret: see `complete`. */
  complete(text: string, caret: number): readonly Completion[];
  /** Does a moment's work on keeping the index small and quick; false when there is none. */
  tend(): boolean;
  close(): void;
}

/** So many articles become one segment, of those that are filled in. */
const [leastAtOnce, mostAtOnce] = [128, 2048];

const noFacets: Facets = { source: [], programme: [], year: [], tag: [], language: [] };
const nothing = { total: 0, isCounted: true, hits: [], marks: [], facets: noFacets };
const never = (): boolean => false;
/** About as many as are in sight. */
const firstHits = 16;

/** Opens the index in a folder, or makes one that is kept nowhere. Throws what the system does. */
export function openSearchIndex(place: IndexPlace): SearchIndex {
  const index = new IndexFolder(place, rulesVersion());
  const asked = new AskedWords();
  const readers = new ReaderStates(index);
  const marks = new MarkIndex();
  let waiting = new Map<string, IndexedDocument>();
  let lexicon = new Lexicon();

  function* adding(): Generator<void, void> {
    const batch = { documents: [...waiting.values()], lexicon };
    waiting = new Map();
    lexicon = new Lexicon();
    yield* index.adding(batch);
  }

  function* filling(articles: readonly Searchable[]): Generator<void, number> {
    index.isFilling = true;
    for (const article of articles) {
      waiting.set(article.id, documentOf(article, lexicon));
      yield;
    }
    const enough = Math.min(mostAtOnce, Math.max(leastAtOnce, index.size / 2));
    if (waiting.size >= enough) yield* adding();
    return waiting.size;
  }

  function* flushing(): Generator<void, void> {
    yield* adding();
    index.isFilling = false;
    forgetTermKeys();
  }

  const idsOf = (ids: readonly string[]): readonly string[] =>
    ids.map((id) => Buffer.from(id, 'hex').toString('latin1'));

  /** How every article answers a query, by segments; null when it was abandoned on the way. */
  function answersTo(query: Query, strict: ReadonlySet<Rule>, { isAbandoned = never }: Question) {
    const { living } = index;
    giveBack();
    const words = asked.of(query, strict, living);
    const answered = evaluate({
      ...{ query, words: words.all, isAbandoned },
      segments: living.map(({ segment }) => segment),
      holds: readers.holds.bind(readers),
    });
    return answered === null ? null : { ...words, living, answered };
  }

  function search(query: Query, limit: number, strict: ReadonlySet<Rule>, question: Question) {
    const answers = answersTo(query, strict, question);
    if (answers === null) return null;
    const { sought, all, living, answered } = answers;
    const { best, total, facets } = ranked(living, answered, readers, limit);
    if (question.isAbandoned?.() === true) return null;
    const isCounted = ![...all.values()].flat().some(({ isCut }) => isCut);
    return { total, isCounted, hits: hitsOf(articlesOf(best, living, answered), sought), facets };
  }

  /** Whether what is asked of an article beside its words holds. */
  function holds(id: string, part: Parameters<Parameters<MarkIndex['find']>[2]>[1]): boolean {
    const home = index.homeOf(idsOf([id])[0] ?? '');
    if (home === undefined) return false;
    const scores = evaluate({
      ...{ query: part, words: new Map(), isAbandoned: never },
      segments: [home.living.segment],
      holds: readers.holds.bind(readers),
    });
    return (scores?.[0]?.scores[home.doc] ?? 0) > 0;
  }

  const words = (): LibraryWords => new LibraryWords(index.living, readers, asked);

  /** The query with better words, when that finds something. */
  function better(text: string, question: Question): string | null {
    const suggestion = suggest(text, words());
    const query = suggestion === null ? null : parseQuery(suggestion);
    const answers = query && answersTo(query, new Set(question.strict), question);
    return answers && isAnything(answers.living, answers.answered, readers) ? suggestion : null;
  }

  const warm = createWarming(
    () => index.size,
    (letters) => found.query(letters, firstHits),
  );
  const found: SearchIndex = {
    add(articles) {
      const own = new Lexicon();
      const documents = new Map(articles.map((each) => [each.id, documentOf(each, own)]));
      for (const { id } of articles) waiting.delete(id);
      atOnce(index.adding({ documents: [...documents.values()], lexicon: own }));
    },
    fill: (articles) => atOnce(filling(articles)),
    flush: () => atOnce(flushing()),
    filling,
    flushing,
    remove(ids) {
      for (const id of ids) waiting.delete(id);
      index.remove(idsOf(ids));
    },
    missing(ids) {
      const bytes = idsOf(ids);
      return ids.filter((_id, at) => index.homeOf(bytes[at] ?? '') === undefined);
    },
    reconcile(identities) {
      const wanted = new Set<string>();
      const missing: string[] = [];
      const stale: string[] = [];
      for (let at = 0; at < identities.length; at += identityLength) {
        const identity = identities.subarray(at, at + identityLength);
        const id = idOf(identity);
        wanted.add(id);
        const home = index.homeOf(id);
        const isSame = home && sameBytes(home.living.segment.identity(home.doc), identity);
        if (isSame === true) continue;
        if (home !== undefined) stale.push(id);
        missing.push(idFrom(identity));
      }
      for (const id of index.ids()) if (!wanted.has(id)) stale.push(id);
      index.remove(stale);
      return missing;
    },
    know(states, isAll) {
      readers.know(states, isAll);
      marks.know(states, isAll);
    },
    query(text, limit, question = {}) {
      const start = performance.now();
      const query = parseQuery(text);
      const strict = new Set(question.strict);
      const answer = query === null ? nothing : search(query, limit, strict, question);
      if (answer === null) return null;
      const own = query === null ? [] : marks.find(query, strict, holds);
      const suggestion = better(text, question);
      return { ...answer, marks: own, suggestion, ms: performance.now() - start };
    },
    complete: (text, caret) => complete(text, caret, words()),
    tend: () => warm() || index.tend(),
    close: () => index.close(),
  };
  return found;
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** What is found, as hits are made of it. */
function articlesOf(
  found: readonly Found[],
  living: readonly Living[],
  answered: readonly Answered[],
): readonly FoundArticle[] {
  const bySegment = new Map(living.map(({ segment }, at) => [segment, answered[at]]));
  return found.map(({ segment, doc }) => ({
    id: idFrom(segment.identity(doc)),
    text: () => segment.text(doc),
    worthOf: (words) => bySegment.get(segment)?.worthOf(words, doc) ?? 0,
  }));
}
