import { toBlocks } from '../html/blocks';
import { placePictures, type FindPicture } from '../html/pagePictures';
import { pictureOf } from '../pictures';
import { TooLargeError } from '../refusal';
import type { OriginalFile, ParsedDocument } from '../stages';
import { textOf } from '../textOf';
import type { OfficeBlock } from './document';
import { stateOf, type OfficeProperties } from './statement';
import { toPage, type IsShown } from './toPage';

/** A word processor's document, read. */
export interface OfficeDocument {
  readonly blocks: readonly OfficeBlock[];
  readonly properties: OfficeProperties;
  readonly findPicture: FindPicture;
}

/** No article is as long: some thousand pages of a book. */
const maximumLength = 8_000_000;

/** The one article of a word processor's document, or none when there is nothing in it; throws a `TooLargeError`. */
export function articlesOf(
  original: OriginalFile,
  format: string,
  { blocks, properties, findPicture }: OfficeDocument,
): readonly ParsedDocument[] {
  const shown = blocks.filter((block) => block.kind === 'table' || block.role !== 'contents');
  const page = toPage(shown, createIsShown(findPicture));
  const assets = placePictures(page, findPicture);
  const tree = toBlocks(page);
  const { length } = textOf(tree).trim();
  if (length > maximumLength) throw new TooLargeError('the document has too much text');
  if (length === 0 && assets.length === 0) return [];
  const stated = stateOf(shown, properties);
  return [{ original, format, encoding: null, tree, stated, assets } as unknown as ParsedDocument];
}

/** Asks for each picture once, however often it is shown. */
function createIsShown(findPicture: FindPicture): IsShown {
  const known = new Map<string, boolean>();
  return (address) => {
    const before = known.get(address);
    if (before !== undefined) return before;
    const bytes = findPicture(address);
    const isShown = bytes !== null && pictureOf(bytes) !== null;
    known.set(address, isShown);
    return isShown;
  };
}
