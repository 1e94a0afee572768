import type { Searchable } from '#shared/searchable';
import type { SearchAnswer, SearchHit } from '#shared/searching';
import { placeNumbered, placesOf, type Place } from '#shared/text/matching/placedWords';
import type { Rule } from '#shared/text/matching/rules';
import type { Sought } from '#shared/text/matching/seek';
import { createVocabulary } from '#shared/text/matching/vocabulary';
import { parseQuery } from '#shared/text/querying/parseQuery';
import { wordsIn, type Entry, type FieldName } from './entry';
import { planOf, type Plan } from './evaluate';
import { marksOf, pageExcerpt } from './excerpt';
import type { Facts } from './facts';
import { createPostings } from './postings';

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
  /** Keeps articles from being found, until they are shown or added again. */
  hide(ids: readonly string[]): void;
  /** Lets hidden articles be found again; answers those that are not there and have to be added. */
  show(ids: readonly string[]): readonly string[];
  /**
   * The articles that a query asks for (`parseQuery`), best first, newer first where they are as
   * good, at most `limit` of them. An empty query finds nothing. A word that no article holds
   * otherwise is taken for mistyped.
   */
  query(text: string, limit: number, question?: Question): SearchAnswer;
}

/** Scores that differ by less than the inverse are the same. */
const steps = 100;

interface Found {
  readonly entry: Entry;
  readonly score: number;
}

const newerFirst = (a: Found, b: Found): number =>
  (b.entry.article.published ?? '') < (a.entry.article.published ?? '') ? -1 : 1;

/** Makes an empty index in memory: the words of articles as numbers, and where each stands. */
export function createSearchIndex(now: () => number = () => performance.now()): SearchIndex {
  const vocabulary = createVocabulary();
  const postings = createPostings(vocabulary);
  const searched = { postings, and: vocabulary.idOf('و') };
  /** Those that are there and not to be found for now. */
  const hidden = new Set<string>();

  const isHidden = ({ article }: Entry): boolean => hidden.size > 0 && hidden.has(article.id);

  function search({ judge }: Plan): Found[] {
    const found: Found[] = [];
    postings.entries.forEach((entry, slot) => {
      const score = entry === undefined || isHidden(entry) ? 0 : judge(entry, slot);
      if (entry !== undefined && score > 0) found.push({ entry, score: Math.ceil(score * steps) });
    });
    return found.sort((a, b) => b.score - a.score || newerFirst(a, b));
  }

  function hit(entry: Entry, sought: readonly Sought[]): SearchHit {
    const { id, title } = entry.article;
    const inText = sought.filter(({ asked }) => asked.field === 'anywhere');
    const [lead, text] = [placesIn(entry, 'lead', inText), placesIn(entry, 'text', inText)];
    return {
      id,
      title,
      titleMarks: marksOf(placesIn(entry, 'title', sought)),
      ...pageExcerpt(entry.article, lead, text),
    };
  }

  const placesIn = (entry: Entry, name: FieldName, sought: readonly Sought[]): readonly Place[] =>
    placesOf(placeNumbered(entry.article[name] ?? '', wordsIn(entry, name)), sought, searched.and);

  return {
    add(articles) {
      for (const article of articles) {
        postings.add(article);
        hidden.delete(article.id);
      }
    },
    remove(ids) {
      for (const id of ids) {
        postings.remove(id);
        hidden.delete(id);
      }
    },
    hide(ids) {
      for (const id of ids) if (postings.has(id)) hidden.add(id);
    },
    show(ids) {
      for (const id of ids) hidden.delete(id);
      return ids.filter((id) => !postings.has(id));
    },
    query(text, limit, { facts = {}, strict = [] } = {}) {
      const start = now();
      const query = parseQuery(text);
      if (query === null) return { total: 0, ms: now() - start, hits: [] };
      const plan = planOf(query, vocabulary, searched, { facts, strict: new Set(strict) });
      const found = search(plan);
      const hits = found.slice(0, limit).map(({ entry }) => hit(entry, plan.sought));
      return { total: found.length, ms: now() - start, hits };
    },
  };
}
