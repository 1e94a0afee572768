import { parseXhtml } from '../html/xhtml';
import {
  attribute,
  elementsOf,
  isElement,
  removeAll,
  type PageElement,
  type PageNode,
  type PageRoot,
} from '../html/page';
import { TooLargeError } from '../refusal';
import { readPart, type OpenedBook } from './container';
import type { ManifestItem } from './packageDocument';

/** One document of a book's reading order. */
export interface Chapter {
  readonly path: string;
  readonly body: PageElement;
  /** Its elements by their ids, each id's first one. */
  readonly ids: ReadonlyMap<string, PageElement>;
}

/** Characters of markup and elements in a whole book; the longest novels have a quarter of that. */
const maximumMarkup = 24_000_000;
const maximumElements = 400_000;

const unread = new Set([
  ...['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'audio', 'video'],
  ...['form', 'input', 'button', 'select', 'textarea', 'canvas', 'head'],
]);
const pageBreak = /(?:^|\s)(?:doc-)?pagebreak(?:\s|$)/;

/**
 * Reads the documents of a book's reading order; those that are not in the archive are passed over. Throws
 * a `Refusal` for a damaged one, `too-large` for a book that is longer than any.
 */
export async function readChapters(
  { archive, nameOf }: OpenedBook,
  spine: readonly ManifestItem[],
): Promise<readonly Chapter[]> {
  const chapters: Chapter[] = [];
  let markup = 0;
  let elements = 0;
  for (const { path, type } of spine) {
    const name = nameOf(path);
    if (name === null) continue;
    const isPicture = /^image\/(?!svg)/.test(type);
    const text = isPicture ? pictureMarkup(path) : await readPart(archive, name);
    markup += text.length;
    if (markup > maximumMarkup) throw new TooLargeError('the book is too long');
    const chapter = chapterOf(path, parseXhtml(text));
    if (chapter === null) continue;
    elements += elementsOf(chapter.body).length;
    if (elements > maximumElements) throw new TooLargeError('the book has too many elements');
    chapters.push(chapter);
  }
  return chapters;
}

/** A picture in the reading order is a page of its own. */
function pictureMarkup(path: string): string {
  const file = encodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
  return `<img src="${file}"/>`;
}

function chapterOf(path: string, page: PageRoot): Chapter | null {
  const body = elementsOf(page).find((element) => isElement(element, 'body'));
  if (body === undefined) return null;
  removeAll(body, (node: PageNode) => node.type === 'comment' || isUnread(node));
  const ids = new Map<string, PageElement>();
  for (const element of [body, ...elementsOf(body)]) {
    for (const name of ['id', 'name']) {
      const id = attribute(element, name);
      if (id !== '' && !ids.has(id)) ids.set(id, element);
    }
    const language = attribute(element, 'xml:lang');
    if (language !== '' && attribute(element, 'lang') === '') element.properties['lang'] = language;
    if (isPageBreak(element)) element.children = [];
    if (isElement(element, 'svg')) drawnPicture(element);
    if (isElement(element, 'math')) element.children = mathText(element);
  }
  return { path, body, ids };
}

const isUnread = (node: PageNode): boolean => isElement(node) && unread.has(node.tagName);

/** Where a printed page began; its number is not a word of the text. */
const isPageBreak = (element: PageElement): boolean =>
  pageBreak.test(attribute(element, 'epub:type')) || pageBreak.test(attribute(element, 'role'));

/** A drawing becomes the picture that it is wrapped around; others are programs, and left out. */
function drawnPicture(svg: PageElement): void {
  const image = elementsOf(svg).find((element) => isElement(element, 'image'));
  const source =
    image === undefined ? '' : attribute(image, 'href') || attribute(image, 'xlink:href');
  svg.tagName = source === '' ? 'span' : 'img';
  svg.properties = source === '' ? {} : { src: source };
  svg.children = [];
}

/** A formula as its author says it in words, where it is said. */
function mathText(math: PageElement): PageNode[] {
  const value = attribute(math, 'alttext');
  return value === '' ? math.children : [{ type: 'text', value, parent: math }];
}
