import type { Mark, SearchAnswer, SearchHit } from '#shared/searching';
import { articleText } from '#shared/text/plainText';
import { tokenize } from '#shared/text/tokenize';
import type { Sample } from './samples';

function marksOf(text: string, wanted: readonly string[]): Mark[] {
  return tokenize(text)
    .filter(({ folded }) => wanted.some((word) => folded.includes(word)))
    .map(({ start, end }) => [start, end] as const);
}

/** Finds the living articles that hold every word of a query in title or body, marked where it stands. */
export function fakeSearch(entries: readonly Sample[], query: string, limit: number): SearchAnswer {
  const wanted = tokenize(query).map((word) => word.folded);
  const hits = entries.flatMap(({ article, reading }): SearchHit[] => {
    const body = articleText(article.body);
    const words = tokenize(`${article.title} ${body}`).map((word) => word.folded);
    const found = wanted.every((word) => words.some((folded) => folded.includes(word)));
    if (wanted.length === 0 || !found || reading.trashedAt !== null) return [];
    const from = Math.max(0, (marksOf(body, wanted)[0]?.[0] ?? 0) - 40);
    const snippet = body.slice(from, from + 160);
    const { id, title } = article;
    return [
      { id, title, titleMarks: marksOf(title, wanted), snippet, marks: marksOf(snippet, wanted) },
    ];
  });
  return { total: hits.length, ms: 1, hits: hits.slice(0, limit) };
}
