import type { MarkForm } from '#shared/exportedMarks';
import { documentWords } from '#shared/locales/documents';
import type { Mark } from '#shared/marks';
import { bidiLine } from '#shared/text/bidiText';
import { directionOf } from '#shared/text/direction';
import { escaped } from '../documents/markup';
import { quotedLines } from '../documents/markdownText';
import { annotationsOf } from './annotations';
import { csvOf } from './csv';
import type { MarkedArticle, MarkedSummary } from './marked';

const titleOf = ({ title, direction }: MarkedSummary): string =>
  title.trim() || documentWords[direction === 'rtl' ? 'ar' : 'en'].untitled;

const tagsOf = ({ tags }: Mark): string => tags.map((tag) => `#${tag}`).join(' ');

function markdownOf(articles: readonly MarkedArticle[]): string {
  const parts = articles.flatMap(({ summary, marks }) => [
    `## ${quotedLines(titleOf(summary))}`,
    ...(summary.url === null ? [] : [`<${summary.url}>`]),
    ...marks.flatMap((mark) => [
      ...(mark.selector.quote.exact.trim() === ''
        ? []
        : [quotedLines(mark.selector.quote.exact.trim()).replace(/^/gm, '> ')]),
      ...[mark.note.trim(), tagsOf(mark)].filter((text) => text !== '').map(quotedLines),
    ]),
  ]);
  return `${parts.join('\n\n')}\n`;
}

function textOf(articles: readonly MarkedArticle[]): string {
  const line = (text: string): string =>
    text
      .split('\n')
      .map((one) => bidiLine(one, directionOf(one)))
      .join('\n');
  const parts = articles.flatMap(({ summary, marks }) => [
    line(titleOf(summary)),
    ...(summary.url === null ? [] : [summary.url]),
    ...marks.map(({ selector, note, ...mark }) =>
      [
        selector.quote.exact.trim() === '' ? '' : `«${line(selector.quote.exact.trim())}»`,
        line(note.trim()),
        line(tagsOf({ selector, note, ...mark })),
      ]
        .filter((text) => text !== '')
        .join('\n'),
    ),
    '—'.repeat(12),
  ]);
  return `${parts.slice(0, -1).join('\n\n')}\n`;
}

function htmlOf(articles: readonly MarkedArticle[]): string {
  const [first] = articles;
  const direction = first?.summary.direction ?? 'rtl';
  const { marks: heading } = documentWords[direction === 'rtl' ? 'ar' : 'en'];
  const dir = (text: string): string => ` dir="${directionOf(text, direction)}"`;
  const lines = (text: string): string => escaped(text).replace(/\n/g, '<br/>');
  const markOf = (mark: Mark): string => {
    const quote = mark.selector.quote.exact.trim();
    return [
      quote === '' ? '' : `<blockquote${dir(quote)}>${lines(quote)}</blockquote>\n`,
      mark.note === '' ? '' : `<p${dir(mark.note)}>${lines(mark.note)}</p>\n`,
      mark.tags.length === 0 ? '' : `<p><small>${escaped(tagsOf(mark))}</small></p>\n`,
    ].join('');
  };
  const sections = articles.map(({ summary, marks }) => {
    const title = titleOf(summary);
    const link =
      summary.url === null
        ? escaped(title)
        : `<a href="${escaped(summary.url)}">${escaped(title)}</a>`;
    return `<section>\n<h2${dir(title)}>${link}</h2>\n${marks.map(markOf).join('')}</section>\n`;
  });
  return `<!DOCTYPE html>
<html lang="${direction === 'rtl' ? 'ar' : 'en'}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<title>${heading}</title>
</head>
<body>
<h1>${heading}</h1>
${sections.join('')}</body>
</html>
`;
}

/** Writes articles' marks in a form, as text. */
export function marksIn(form: MarkForm, articles: readonly MarkedArticle[]): string {
  switch (form) {
    case 'md':
      return markdownOf(articles);
    case 'txt':
      return textOf(articles);
    case 'html':
      return htmlOf(articles);
    case 'csv':
      return csvOf(articles);
    case 'jsonld':
      return `${JSON.stringify(annotationsOf(articles), null, 2)}\n`;
  }
}
