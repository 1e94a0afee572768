import type { Element, ElementContent, Root } from 'hast';
import { isArchive } from '../archive/archive';
import { readChapters, type Chapter } from '../epub/chapters';
import { isBook, openBook, parsePart, readPart, type OpenedBook } from '../epub/container';
import { readNav, readNcx, type ContentsEntry } from '../epub/contents';
import { rankHeadings } from '../epub/headings';
import { linkPlaces } from '../epub/links';
import { statementOf } from '../epub/metadata';
import { placeNotes } from '../epub/notes';
import { readPackage, type BookPackage } from '../epub/packageDocument';
import { coverFigure, showPictures } from '../epub/pictures';
import { extensionsOf } from '../extensions';
import { toBlocks } from '../html/blocks';
import { parseXhtml } from '../html/xhtml';
import { TooLargeError } from '../refusal';
import { silent, type OriginalFile, type ParsedDocument } from '../stages';
import { textOf } from '../textOf';
import type { BytesFormat } from './format';

/** As of any page: some thousand pages of a book. */
const maximumLength = 8_000_000;

/**
 * A book (EPUB 2 and 3): one article of all its documents in the order in which they are read, the cover
 * first, with its headings ranked by its contents and its links leading to places in it.
 */
export const epub: BytesFormat = {
  name: 'epub',
  reads: 'bytes',
  extensions: extensionsOf.epub,
  recognises: (bytes) => isArchive(bytes) && isBook(bytes),
  async parse(file) {
    const book = await openBook(file.bytes);
    const said = readPackage(book.package, book.packagePath);
    const spine = said.spine.filter((item) => item !== said.nav);
    const chapters = await readChapters(book, spine);
    for (const { body } of chapters) placeNotes(body);
    rankHeadings(chapters, await contentsOf(book, said));
    linkPlaces(chapters);
    const pictures = await showPictures(book, said, chapters);
    const cover = pictures.cover === null ? [] : [coverFigure(pictures.cover)];
    const blocks = chapters.flatMap((chapter) => blocksOf(chapter, pictures.cover?.hash ?? null));
    const tree: Root = { type: 'root', children: [...cover, ...blocks] };
    if (tree.children.length === 0) return [];
    return [documentOf(file, said, { tree, assets: pictures.all })];
  },
};

function documentOf(
  original: OriginalFile,
  { metadata, direction }: BookPackage,
  content: Pick<ParsedDocument, 'tree' | 'assets'>,
): ParsedDocument {
  if (textOf(content.tree).length > maximumLength) throw new TooLargeError('the book is too long');
  const stated = {
    ...(metadata === null ? silent : statementOf(metadata)),
    ...(direction === null ? {} : { direction }),
  };
  return { original, format: 'epub', encoding: null, stated, ...content } as ParsedDocument;
}

/** What the book itself lists as its contents; none where it lists nothing that can be read. */
async function contentsOf(
  { archive, nameOf }: OpenedBook,
  { nav, ncx }: BookPackage,
): Promise<readonly ContentsEntry[]> {
  const navName = nav === null ? null : nameOf(nav.path);
  if (nav !== null && navName !== null) {
    const listed = readNav(parseXhtml(await readPart(archive, navName)), nav.path);
    if (listed.length > 0) return listed;
  }
  const ncxName = ncx === null ? null : nameOf(ncx.path);
  const text = ncxName === null ? '' : await readPart(archive, ncxName);
  return ncx === null || text === '' ? [] : readNcx(parsePart(text), ncx.path);
}

/** A document's blocks; none of a page that only shows the cover again. */
function blocksOf({ body }: Chapter, cover: string | null): Element[] {
  const blocks = toBlocks(body).children.filter((node): node is Element => node.type === 'element');
  const isCover =
    cover !== null &&
    blocks.length === 1 &&
    blocks.every((block) => isOnly(block, `asset:${cover}`));
  return isCover ? [] : blocks;
}

/** True for a figure of this picture and nothing else. */
const isOnly = (block: ElementContent, source: string): boolean =>
  block.type === 'element' &&
  (block.tagName === 'img'
    ? block.properties.src === source
    : block.children.length === 1 && block.children.every((child) => isOnly(child, source)));
