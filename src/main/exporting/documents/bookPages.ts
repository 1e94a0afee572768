import type { Chapter } from './chapter';
import { factsMarkup, languageOf } from './chapterMarkup';
import { escaped } from './markup';

/** A page of a book, with these contents, which runs as a chapter does. */
export function pageOf(chapter: Chapter, body: string, title = chapter.title, type = ''): string {
  const language = languageOf(chapter);
  const { direction } = chapter.article;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${direction}">
<head>
<title>${escaped(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body${type === '' ? '' : ` epub:type="${type}"`} dir="${direction}">
${body}</body>
</html>
`;
}

/** The navigation document of EPUB 3: where each article begins; with one alone, what is known of it. */
export function contentsDocument(chapters: readonly Chapter[]): string {
  const [first] = chapters;
  if (first === undefined) return '';
  const { contents } = first.words;
  const items = chapters.map(
    ({ title, article }, at) =>
      `<li dir="${article.direction}"><a href="article-${at + 1}.xhtml">${escaped(title)}</a></li>\n`,
  );
  const body = `<nav epub:type="toc" id="toc">\n<h1>${contents}</h1>\n<ol>\n${items.join('')}</ol>\n</nav>\n`;
  const about = chapters.length === 1 ? factsMarkup(first) : '';
  return pageOf(first, `${body}${about}`, contents);
}
