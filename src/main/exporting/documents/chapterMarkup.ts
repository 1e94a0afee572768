import type { Chapter, HeadLine } from './chapter';
import { escaped, markupOf, type MarkupSettings } from './markup';

/** An article's language, where it is known. */
export const languageOf = ({ article }: Chapter): string =>
  article.language === 'und' ? (article.direction === 'rtl' ? 'ar' : 'en') : article.language;

/** An article as markup that is HTML and XHTML at once: its head, its text, and its reader's marks; facts may stand elsewhere. */
export function chapterMarkup(
  chapter: Chapter,
  settings: MarkupSettings & { readonly withFacts: boolean },
): string {
  const { head, blocks } = chapter;
  const above = head.filter(
    ({ role }) =>
      role === 'title' || role === 'subtitle' || (settings.withFacts && role === 'kicker'),
  );
  const leads = head.filter(({ role }) => role === 'lead');
  return [
    `<header>\n${above.map(lineMarkup).join('')}</header>\n`,
    settings.withFacts ? factsMarkup(chapter) : '',
    ...leads.map(lineMarkup),
    markupOf(blocks, settings),
    marksMarkup(chapter),
  ].join('');
}

/** Who says it, who wrote it, when, and where it was taken from: what HTML has its footers for, also below a title. */
export function factsMarkup({ head, article, words }: Chapter): string {
  const facts = head
    .filter(({ role }) => role === 'fact')
    .map((fact) => `<p class="fact"${own(fact)}>${escaped(fact.text)}</p>\n`);
  const original = article.url === null ? '' : originalLine(article.url, words.original);
  if (facts.length === 0 && original === '') return '';
  return `<footer dir="${article.direction}">\n${facts.join('')}${original}</footer>\n`;
}

const own = ({ direction }: Pick<HeadLine, 'direction'>): string => ` dir="${direction}"`;

const lineMarkup = (line: HeadLine): string =>
  line.role === 'title'
    ? `<h1${own(line)}>${escaped(line.text)}</h1>\n`
    : `<p class="${line.role}"${own(line)}>${escaped(line.text)}</p>\n`;

const originalLine = (url: string, word: string): string =>
  `<p class="fact original"><a href="${escaped(url)}" dir="ltr" title="${word}">${escaped(url)}</a></p>\n`;

function marksMarkup({ marks, words, article }: Chapter): string {
  if (marks.length === 0) return '';
  const items = marks.map(({ quote, note, direction }) => {
    const said =
      quote === '' ? '' : `<blockquote dir="${direction}"><p>${escaped(quote)}</p></blockquote>\n`;
    const noted =
      note === ''
        ? ''
        : `<p class="note" dir="auto">${escaped(note).replace(/\n/g, '<br/>')}</p>\n`;
    return `${said}${noted}`;
  });
  return `<aside class="marks" dir="${article.direction}">\n<h2>${words.marks}</h2>\n${items.join('')}</aside>\n`;
}
