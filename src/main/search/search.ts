import type { Searchable } from '#shared/searchable';
import type { SearchAnswer, SearchHit } from '#shared/searching';
import { foldArabic } from '#shared/text/foldArabic';
import { readQuery } from '#shared/text/query';
import { excerpt, marksOf } from './excerpt';

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
   * The articles that hold every word of a query, folded, anywhere in a word; best first (words in
   * the title, then words that begin so), at most `limit` of them. An empty query finds nothing.
   */
  query(text: string, limit: number): SearchAnswer;
}

interface Entry {
  readonly article: Searchable;
  readonly foldedTitle: string;
  readonly foldedText: string;
}

const letterBefore = /[\p{L}\p{N}]$/u;

/** How well a term stands in a folded text: 0 not at all, 1 inside a word, 2 at the start of one. */
function standing(folded: string, term: string): number {
  let best = 0;
  for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + 1)) {
    if (!letterBefore.test(folded.slice(Math.max(0, at - 1), at))) return 2;
    best = 1;
  }
  return best;
}

function score(entry: Entry, terms: readonly string[]): number {
  let sum = 0;
  for (const term of terms) {
    const inTitle = standing(entry.foldedTitle, term);
    // A title's word counts for more than any body's.
    const value = inTitle > 0 ? 4 + inTitle : standing(entry.foldedText, term);
    if (value === 0) return 0;
    sum += value;
  }
  return sum;
}

/** Makes an empty index in memory: folded texts, read from end to end at each query. */
export function createSearchIndex(now: () => number = () => performance.now()): SearchIndex {
  const entries = new Map<string, Entry>();
  const hidden = new Set<string>();

  const hit = ({ article }: Entry, terms: readonly string[]): SearchHit => ({
    id: article.id,
    title: article.title,
    titleMarks: marksOf(article.title, terms),
    ...excerpt(article.text, terms),
  });

  return {
    add(articles) {
      for (const article of articles) {
        hidden.delete(article.id);
        entries.set(article.id, {
          article,
          foldedTitle: foldArabic(article.title),
          foldedText: foldArabic(article.text),
        });
      }
    },
    remove(ids) {
      for (const id of ids) {
        entries.delete(id);
        hidden.delete(id);
      }
    },
    hide(ids) {
      for (const id of ids) hidden.add(id);
    },
    show(ids) {
      for (const id of ids) hidden.delete(id);
      return ids.filter((id) => !entries.has(id));
    },
    query(text, limit) {
      const start = now();
      const terms = readQuery(text);
      const found =
        terms.length === 0
          ? []
          : [...entries.values()]
              .filter(({ article }) => !hidden.has(article.id))
              .map((entry) => ({ entry, score: score(entry, terms) }))
              .filter((candidate) => candidate.score > 0)
              .sort((a, b) => b.score - a.score);
      const hits = found.slice(0, limit).map(({ entry }) => hit(entry, terms));
      return { total: found.length, ms: now() - start, hits };
    },
  };
}
