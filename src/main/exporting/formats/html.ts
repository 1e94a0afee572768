import { createHash } from 'node:crypto';
import { textTo } from '../documents/bytes';
import type { Chapter } from '../documents/chapter';
import { chapterMarkup, languageOf } from '../documents/chapterMarkup';
import { escaped } from '../documents/markup';
import { printStyles, stylesheet } from '../documents/stylesheet';
import type { DocumentFormat } from './format';

const styles = `${stylesheet}${printStyles}`;
const styleHash = createHash('sha256').update(styles).digest('base64');
/** Its own stylesheet and the pictures in it; nothing is loaded, sent or run. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;

/** One web page that is whole by itself: it has its pictures in it, and needs nothing from elsewhere. */
export const html: DocumentFormat = {
  begin(put) {
    const write = textTo(put);
    // The contents come first and name them all; and a page that a browser can show fits into memory.
    const chapters: { readonly chapter: Chapter; readonly markup: string }[] = [];
    return {
      add(chapter) {
        const prefix = chapters.length === 0 ? '' : `a${chapters.length + 1}-`;
        const markup = chapterMarkup(chapter, {
          prefix,
          withFacts: true,
          picture(hash) {
            const picture = chapter.pictures.get(hash);
            if (picture === undefined) return null;
            return `data:${picture.type};base64,${Buffer.from(picture.bytes).toString('base64')}`;
          },
        });
        chapters.push({ chapter, markup });
        return Promise.resolve();
      },
      async finish() {
        const [first] = chapters;
        if (first === undefined) return;
        await write(headOf(chapters.map(({ chapter }) => chapter)));
        if (chapters.length > 1) await write(contentsOf(chapters.map(({ chapter }) => chapter)));
        for (const [at, { chapter, markup }] of chapters.entries()) {
          const { direction } = chapter.article;
          const attributes = `id="article-${at + 1}" dir="${direction}" lang="${languageOf(chapter)}"`;
          await write(`<article ${attributes}>\n${markup}</article>\n`);
        }
        await write('</main>\n</body>\n</html>\n');
      },
    };
  },
};

function headOf(chapters: readonly Chapter[]): string {
  const [first] = chapters;
  if (first === undefined) return '';
  const { article, words } = first;
  const isAlone = chapters.length === 1;
  const title = isAlone ? first.title : words.collection;
  return [
    '<!DOCTYPE html>',
    `<html lang="${languageOf(first)}" dir="${article.direction}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    ...(isAlone ? saidOf(first) : []),
    `<style>${styles}</style>`,
    '</head>',
    '<body>',
    '<main>\n',
  ].join('\n');
}

/** What programs read of an article: who wrote it, when, for whom. */
function saidOf({ article, tags }: Chapter): readonly string[] {
  const meta = (name: string, content: string): string =>
    `<meta ${name.includes(':') ? 'property' : 'name'}="${name}" content="${escaped(content)}">`;
  const { bylines, source, published, url } = article;
  const instant = published?.instant ?? null;
  return [
    ...bylines.map((name) => meta('author', name)),
    ...(source === null ? [] : [meta('og:site_name', source)]),
    ...(instant === null ? [] : [meta('article:published_time', instant)]),
    ...(tags.length === 0 ? [] : [meta('keywords', tags.join(', '))]),
    ...(url === null ? [] : [`<link rel="canonical" href="${escaped(url)}">`]),
  ];
}

function contentsOf(chapters: readonly Chapter[]): string {
  const items = chapters.map(
    ({ title, article }, at) =>
      `<li><a href="#article-${at + 1}" dir="${article.direction}">${escaped(title)}</a></li>\n`,
  );
  const words = chapters[0]?.words;
  return `<nav>\n<h1>${words?.collection ?? ''}</h1>\n<ol>\n${items.join('')}</ol>\n</nav>\n`;
}
