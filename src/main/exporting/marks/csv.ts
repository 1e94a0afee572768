import type { MarkedArticle } from './marked';

/** What a program for tables takes for a formula (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r]/;

/** A cell by RFC 4180; one that would act as a formula begins with an apostrophe. */
function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

const columns = [
  ...['title', 'source', 'url', 'quote', 'note', 'tags', 'kind', 'colour', 'created', 'article'],
];

/** Marks as a table by RFC 4180, in UTF-8 with the mark by which Excel knows it. */
export function csvOf(articles: readonly MarkedArticle[]): string {
  const rows = articles.flatMap(({ summary, marks }) =>
    marks.map(({ selector, note, tags, kind, colour, createdAt }) => [
      ...[summary.title, summary.source ?? '', summary.url ?? '', selector.quote.exact, note],
      ...[tags.join(', '), kind, colour, createdAt, summary.id],
    ]),
  );
  const lines = [columns, ...rows].map((row) => row.map(cell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
