import type { Article, Direction } from '#shared/article';
import { directionOf } from '#shared/text/direction';
import { formatDate } from '#shared/text/dates';
import type { KeptArticle } from '#shared/imported';
import { documentWords, type DocumentWords } from '#shared/locales/documents';
import { locate } from '#shared/text/anchor';
import { dateLocale, type MonthRegion } from '#shared/text/monthRegion';
import { articleText } from '#shared/text/plainText';
import type { Span } from '#shared/text/spans';
import { blocksOf } from './blocks';
import { markedTree } from './marked';
import type { Block } from './model';

/** A line above an article's text, or about it. */
export interface HeadLine {
  readonly role: 'kicker' | 'title' | 'subtitle' | 'fact' | 'lead';
  /** What a fact says, for programs; null for words alone. */
  readonly says: 'source' | 'author' | 'date' | null;
  readonly text: string;
  readonly direction: Direction;
}

/** A place that the reader marked, with what was written on it. */
export interface ChapterMark {
  readonly quote: string;
  readonly note: string;
  readonly direction: Direction;
}

/** An article made ready to be written in any form. */
export interface Chapter {
  readonly article: Article;
  readonly words: DocumentWords;
  /** Never empty. */
  readonly title: string;
  readonly head: readonly HeadLine[];
  readonly blocks: readonly Block[];
  /** In the order of the text; none when they are not wanted. */
  readonly marks: readonly ChapterMark[];
  /** The article's own tags and its reader's. */
  readonly tags: readonly string[];
  readonly pictures: ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array }>;
  readonly addedAt: string;
}

/** Makes an article ready; with `withMarks` its reader's marks are in the text, and listed with their notes. */
export function chapterOf(
  kept: KeptArticle,
  { withMarks, months }: { readonly withMarks: boolean; readonly months: MonthRegion },
): Chapter {
  const { article, assets } = kept;
  const words = documentWords[article.direction === 'rtl' ? 'ar' : 'en'];
  const title = article.title.trim() || words.untitled;
  const marks = withMarks ? marksOf(kept) : [];
  const spans = marks.flatMap(({ span }) => span ?? []);
  return {
    ...{ article, words, title, head: headOf(article, title, words, months) },
    blocks: blocksOf(markedTree(article.body, spans).children, article.direction),
    marks: marks.map(({ mark }) => mark),
    tags: [...new Set([...article.tags, ...kept.kept.reading.tags])],
    pictures: new Map(assets.map(({ hash, type, bytes }) => [hash, { type, bytes }])),
    addedAt: kept.kept.addedAt,
  };
}

function marksOf({ article, kept }: KeptArticle): { span: Span | null; mark: ChapterMark }[] {
  const text = articleText(article.body);
  return kept.bookmarks
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ selector, note }) => {
      const quote = selector.quote.exact.trim();
      const direction = directionOf(quote || note, article.direction);
      return { span: locate(text, selector), mark: { quote, note, direction }, selector };
    })
    .sort(
      (a, b) =>
        (a.span?.start ?? a.selector.position.start) - (b.span?.start ?? b.selector.position.start),
    );
}

function headOf(
  article: Article,
  title: string,
  words: DocumentWords,
  months: MonthRegion,
): readonly HeadLine[] {
  const { kicker, subtitle, lead } = article;
  const line = (role: HeadLine['role'], text: string | null): HeadLine[] => {
    const direction = directionOf(text ?? '', article.direction);
    return text === null || text.trim() === '' ? [] : [{ role, says: null, text, direction }];
  };
  const isApart = kicker !== null && !title.startsWith(kicker);
  return [
    ...line('kicker', isApart ? kicker : null),
    ...line('title', title),
    ...line('subtitle', subtitle),
    ...factsOf(article, words, months),
    ...line('lead', lead),
  ];
}

/** Who says it, who wrote it, and when, in both calendars. */
function factsOf(article: Article, words: DocumentWords, months: MonthRegion): readonly HeadLine[] {
  const { source, bylines, published } = article;
  const fact = (says: HeadLine['says'], text: string): HeadLine => ({
    ...{ role: 'fact', says, text },
    direction: directionOf(text, article.direction),
  });
  const isArabic = article.direction === 'rtl';
  const locale = isArabic ? dateLocale('ar', months) : 'en-GB';
  const instant = published?.instant ?? null;
  const both = (moment: string): string =>
    `${formatDate(moment, locale, 'gregory')} — ${formatDate(moment, locale, 'islamic-umalqura')}`;
  const date = instant === null ? published?.text : both(instant);
  return [
    ...(source === null ? [] : [fact('source', source)]),
    ...(bylines.length === 0
      ? []
      : [fact('author', words.by.replace('{names}', bylines.join(isArabic ? '، ' : ', ')))]),
    ...(date === undefined || date === '' ? [] : [fact('date', date)]),
  ];
}
