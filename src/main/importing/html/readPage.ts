import type { Root } from 'hast';
import type { Picture } from '../pictures';
import { silent, type Statement } from '../stages';
import { textOf } from '../textOf';
import { TooLargeError } from '../refusal';
import { absoluteAddress } from './absoluteAddress';
import { bareText } from './bareText';
import { toBlocks } from './blocks';
import { removeSurroundings, removeUnreadable } from './boilerplate';
import { factsOf, type PageFacts } from './facts';
import { findBody } from './findBody';
import { measurePage } from './measure';
import { withOpening } from './opening';
import { placePictures, type FindPicture } from './pagePictures';
import { backgroundsOf } from './pictureAddresses';
import { attribute, isElement, type PageRoot } from './page';
import { placeLinks } from './pageLinks';
import { parsePage, TooDeepError } from './parsePage';
import { statementOf } from './statement';
import { tidy } from './tidy';
import { usePicturesWithoutScripts } from './unscripted';

/** What a page's article is made of. */
export interface PageArticle {
  readonly tree: Root;
  readonly stated: Statement;
  readonly assets: readonly Picture[];
}

/** No article is as long: some thousand pages of a book. */
const maximumLength = 8_000_000;

/**
 * Finds the article on a page: its body as blocks, what the page states of it, and its pictures, which
 * are in its own `data:` addresses or found by `findPicture`. Null when there is nothing to read; throws
 * a `TooLargeError` when there is too much.
 */
export function readPage(
  markup: string,
  findPicture: FindPicture = () => null,
): PageArticle | null {
  const article = articleOf(markup, findPicture);
  const { length } = textOf(article.tree).trim();
  if (length > maximumLength) throw new TooLargeError('the page has too much text');
  return length === 0 ? null : article;
}

function articleOf(markup: string, findPicture: FindPicture): PageArticle {
  try {
    return readTree(parsePage(markup), findPicture);
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error;
    return { tree: bareText(markup), stated: silent, assets: [] };
  }
}

function readTree(page: PageRoot, findPicture: FindPicture): PageArticle {
  const facts = factsOf(page);
  const stated = statementOf(facts);
  const backgroundOf = backgroundsOf(facts.elements);
  usePicturesWithoutScripts(page);
  removeUnreadable(page);
  const first = measurePage(page);
  if (first(page).length > maximumLength) throw new TooLargeError('the page has too much text');
  removeSurroundings(page, (node) => first(node).prose);
  const measure = measurePage(page);
  const body = withOpening(page, findBody(page, measure), measure);
  const assets = placePictures(body, fromBase(facts, findPicture), backgroundOf);
  placeLinks(body, stated.url ?? facts.savedFrom);
  return { tree: tidy(toBlocks(body), stated.title), stated, assets };
}

/** Addresses may be seen from the page's `base` rather than from its own address. */
function fromBase({ elements }: PageFacts, findPicture: FindPicture): FindPicture {
  const base = elements.find(
    (element) => isElement(element, 'base') && 'href' in element.properties,
  );
  if (base === undefined) return findPicture;
  const href = attribute(base, 'href');
  return (address) => findPicture(address) ?? findPicture(absoluteAddress(address, href));
}
