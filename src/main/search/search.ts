import type { Searchable } from '#shared/searchable';
import type { SearchAnswer, SearchHit } from '#shared/searching';
import { placesOf, placeWords, type Place } from '#shared/text/matching/placedWords';
import type { Rule } from '#shared/text/matching/rules';
import type { Sought } from '#shared/text/matching/seek';
import { createVocabulary } from '#shared/text/matching/vocabulary';
import { parseQuery } from '#shared/text/querying/parseQuery';
import type { Query } from '#shared/text/querying/queryTree';
import { entryOf, type Entry } from './entry';
import { planOf, type Plan } from './evaluate';
import { excerpt, marksOf } from './excerpt';
import type { Facts } from './facts';

export { factKey, nameJudge, type Facts } from './facts';

/** What a question brings beside its words. */
export interface Question {
  readonly facts?: Facts;
  /** Rules by which nothing may be found. */
  readonly strict?: readonly Rule[];
}

/** An index of articles, derived from a library and thrown away at will. */
export interface SearchIndex {
  /** Takes articles in; one that is already there is replaced. */
  add(articles: readonly Searchable[]): void;
  /** Forgets articles; unknown ids are passed over. */
  remove(ids: readonly string[]): void;
  /**
   * The articles that a query asks for (`parseQuery`), best first, newer first where they are as
   * good, at most `limit` of them. An empty query finds nothing. Mistyped words count when there is
   * hardly anything else.
   */
  query(text: string, limit: number, question?: Question): SearchAnswer;
}

/** With fewer articles than this, mistyped words are looked for as well. */
const hardlyAny = 3;
/** Scores that differ by less than the inverse are the same. */
const steps = 100;

interface Found {
  readonly entry: Entry;
  readonly score: number;
}

const newerFirst = (a: Found, b: Found): number =>
  (b.entry.article.published ?? '') < (a.entry.article.published ?? '') ? -1 : 1;

/** Makes an empty index in memory: articles as numbers of words, read from end to end at each query. */
export function createSearchIndex(now: () => number = () => performance.now()): SearchIndex {
  const entries = new Map<string, Entry>();
  const vocabulary = createVocabulary();
  const and = vocabulary.idOf('و');
  /** For each word's number, how many articles hold it. */
  const holding: number[] = [];
  let length = 0;

  function count(entry: Entry, by: 1 | -1): void {
    for (const id of entry.distinct) holding[id] = (holding[id] ?? 0) + by;
    length += by * entry.words.length;
  }

  function forget(id: string): void {
    const entry = entries.get(id);
    if (entry !== undefined) count(entry, -1);
    entries.delete(id);
  }

  function held({ matches }: Sought): number {
    const counts = matches.map((each) => {
      let sum = 0;
      for (const id of each.keys()) sum += holding[id] ?? 0;
      return sum;
    });
    return Math.min(...counts);
  }

  function plan(query: Query, { facts = {}, strict = [] }: Question, typos: boolean): Plan {
    const known = new Map<Sought, number>();
    const measure = {
      articles: entries.size,
      meanLength: length / Math.max(1, entries.size),
      and,
      holding(sought: Sought): number {
        const count = known.get(sought) ?? held(sought);
        known.set(sought, count);
        return count;
      },
    };
    return planOf(query, vocabulary, measure, { facts, strict: new Set(strict), typos });
  }

  function search({ judge }: Plan): Found[] {
    const found: Found[] = [];
    for (const entry of entries.values()) {
      const score = judge(entry);
      if (score > 0) found.push({ entry, score: Math.ceil(score * steps) });
    }
    return found.sort((a, b) => b.score - a.score || newerFirst(a, b));
  }

  function hit({ article }: Entry, sought: readonly Sought[]): SearchHit {
    const page = article.lead === undefined ? article.text : `${article.lead}\n${article.text}`;
    const inText = sought.filter(({ asked }) => asked.field === 'anywhere');
    const titlePlaces = placesOf(placeWords(article.title, vocabulary), sought, and);
    const places: readonly Place[] = placesOf(placeWords(page, vocabulary), inText, and);
    return {
      id: article.id,
      title: article.title,
      titleMarks: marksOf(titlePlaces),
      ...excerpt(page, places),
    };
  }

  return {
    add(articles) {
      for (const article of articles) {
        forget(article.id);
        const entry = entryOf(article, vocabulary);
        entries.set(article.id, entry);
        count(entry, 1);
      }
    },
    remove(ids) {
      ids.forEach(forget);
    },
    query(text, limit, question = {}) {
      const start = now();
      const query = parseQuery(text);
      if (query === null) return { total: 0, ms: now() - start, hits: [] };
      let ready = plan(query, question, false);
      let found = search(ready);
      const isStrict = question.strict?.includes('typo') ?? false;
      if (found.length < hardlyAny && !isStrict) {
        ready = plan(query, question, true);
        found = search(ready);
      }
      const hits = found.slice(0, limit).map(({ entry }) => hit(entry, ready.sought));
      return { total: found.length, ms: now() - start, hits };
    },
  };
}
