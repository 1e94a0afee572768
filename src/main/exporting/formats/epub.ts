import { createHash } from 'node:crypto';
import type { Chapter } from '../documents/chapter';
import { chapterMarkup, languageOf } from '../documents/chapterMarkup';
import { escaped } from '../documents/markup';
import { stylesheet } from '../documents/stylesheet';
import { ZipWriter } from '../zipWriter';
import { contentsDocument, pageOf } from '../documents/bookPages';
import { coverDocument, coverPicture } from '../documents/bookCover';
import type { DocumentFormat } from './format';

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

const extensions: Readonly<Record<string, string>> = {
  ...{ 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp' },
  'image/avif': 'avif',
};
/** The kinds of picture that every reading system shows; for others it must be told what to show instead. */
const coreTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif']);

interface Item {
  readonly id: string;
  readonly href: string;
  readonly type: string;
  readonly more?: string;
}

/** A book in EPUB 3 (W3C, EPUB 3.2), a chapter to an article; the same articles give the same bytes. */
export const epub: DocumentFormat = {
  begin(put, articles) {
    const zip = new ZipWriter(put);
    const chapters: Chapter[] = [];
    const items: Item[] = [];
    const pictures = new Map<string, string>();
    const text = (path: string, content: string): Promise<void> =>
      zip.add(path, Buffer.from(content));

    async function begin(): Promise<void> {
      await zip.add('mimetype', Buffer.from('application/epub+zip'), 'stored');
      await text('META-INF/container.xml', container);
      await text('EPUB/style.css', stylesheet);
      items.push({ id: 'style', href: 'style.css', type: 'text/css' });
    }

    async function addPictures(chapter: Chapter): Promise<void> {
      for (const [hash, { type, bytes }] of chapter.pictures) {
        const extension = extensions[type];
        if (extension === undefined || pictures.has(hash)) continue;
        const href = `pictures/${hash}.${extension}`;
        const isCore = coreTypes.has(type);
        pictures.set(hash, href);
        await zip.add(`EPUB/${href}`, bytes);
        const more = isCore ? '' : ' fallback="missing"';
        items.push({ id: `p${hash}`, href, type, more });
      }
    }

    return {
      async add(chapter) {
        if (chapters.length === 0) await begin();
        chapters.push(chapter);
        await addPictures(chapter);
        const href = `article-${chapters.length}.xhtml`;
        const markup = chapterMarkup(chapter, {
          prefix: '',
          // Of one article, they stand on the cover and beside the contents.
          withFacts: articles > 1,
          picture: (hash) => pictures.get(hash) ?? null,
        });
        await text(`EPUB/${href}`, pageOf(chapter, `<article>\n${markup}</article>\n`));
        items.push({ id: `article-${chapters.length}`, href, type: 'application/xhtml+xml' });
      },
      async finish() {
        const [first] = chapters;
        if (first === undefined) return;
        await text('EPUB/cover.svg', coverPicture(chapters));
        await text('EPUB/cover.xhtml', coverDocument(chapters));
        await text('EPUB/contents.xhtml', contentsDocument(chapters));
        if (items.some(({ more = '' }) => more !== '')) {
          await text('EPUB/missing.xhtml', pageOf(first, '<p>□</p>\n'));
          items.push({ id: 'missing', href: 'missing.xhtml', type: 'application/xhtml+xml' });
        }
        await text('EPUB/book.opf', packageOf(first, chapters, items));
        await zip.finish();
      },
    };
  },
};

/** A name for a book of just these articles (RFC 4122, version 8 in form). */
function identifierOf(chapters: readonly Chapter[]): string {
  const hash = createHash('sha256')
    .update(chapters.map(({ article }) => article.id).join(''))
    .digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`];
  return `urn:uuid:${[...parts, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-')}`;
}

function packageOf(first: Chapter, chapters: readonly Chapter[], items: readonly Item[]): string {
  const manifest = items.map(
    ({ id, href, type, more = '' }) =>
      `<item id="${id}" href="${href}" media-type="${type}"${more}/>`,
  );
  const spine = chapters.map((_, at) => `<itemref idref="article-${at + 1}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="${languageOf(first)}" dir="${first.article.direction}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadataOf(first, chapters).join('\n')}
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml" properties="svg"/>
<item id="cover-picture" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>
${manifest.join('\n')}
</manifest>
<spine page-progression-direction="${first.article.direction}">
<itemref idref="cover"/>
<itemref idref="contents"/>
${spine.join('\n')}
</spine>
</package>
`;
}

function metadataOf(first: Chapter, chapters: readonly Chapter[]): readonly string[] {
  const isAlone = chapters.length === 1;
  const { article, words, title, tags } = first;
  const languages = new Set(chapters.map(languageOf));
  const names = new Set(chapters.flatMap((chapter) => chapter.article.bylines));
  const subtitle = isAlone ? article.subtitle : null;
  const dated = article.published?.instant ?? null;
  const modified =
    chapters
      .map(({ addedAt }) => addedAt)
      .sort()
      .at(-1) ?? '';
  const line = (name: string, text: string, id = ''): string =>
    `<dc:${name}${id === '' ? '' : ` id="${id}"`}>${escaped(text)}</dc:${name}>`;
  const refined = (id: string, property: string, value: string): string =>
    `<meta refines="#${id}" property="${property}">${value}</meta>`;
  return [
    line('identifier', identifierOf(chapters), 'book'),
    line('title', isAlone ? title : words.collection, 'title'),
    refined('title', 'title-type', 'main'),
    ...(subtitle === null || subtitle.trim() === ''
      ? []
      : [line('title', subtitle, 'subtitle'), refined('subtitle', 'title-type', 'subtitle')]),
    ...[...languages].map((language) => line('language', language)),
    ...[...names].filter((name) => name.trim() !== '').map((name) => line('creator', name)),
    ...(isAlone ? saidOf(article) : []),
    ...(isAlone && dated !== null ? [line('date', dated)] : []),
    ...(isAlone ? tags.filter((tag) => tag.trim() !== '').map((tag) => line('subject', tag)) : []),
    `<meta property="dcterms:modified">${modified.slice(0, 19)}Z</meta>`,
  ];
}

function saidOf({ source, url }: Chapter['article']): readonly string[] {
  return [
    ...(source === null || source.trim() === ''
      ? []
      : [`<dc:publisher>${escaped(source)}</dc:publisher>`]),
    ...(url === null ? [] : [`<dc:source>${escaped(url)}</dc:source>`]),
  ];
}
