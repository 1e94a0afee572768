import type { Root } from 'hast';
import type { Picture } from '../pictures';
import type { Statement } from '../stages';
import { textOf } from '../textOf';
import { toBlocks } from './blocks';
import { removeSurroundings, removeUnreadable } from './boilerplate';
import { factsOf } from './facts';
import { findBody } from './findBody';
import { measurePage } from './measure';
import { placePictures, type FindPicture } from './pagePictures';
import { parsePage } from './parsePage';
import { statementOf } from './statement';
import { tidy } from './tidy';

/** What a page's article is made of. */
export interface PageArticle {
  readonly tree: Root;
  readonly stated: Statement;
  readonly assets: readonly Picture[];
}

/**
 * Finds the article on a page: its body as blocks, what the page states of it, and the pictures that
 * `findPicture` has bytes for (the page's own `data:` addresses without it). Null when there is nothing to read.
 */
export function readPage(
  markup: string,
  findPicture: FindPicture = () => null,
): PageArticle | null {
  const page = parsePage(markup);
  const facts = factsOf(page);
  const stated = statementOf(facts);
  removeUnreadable(page);
  const first = measurePage(page);
  removeSurroundings(page, (node) => first(node).prose);
  const body = findBody(page, measurePage(page));
  const assets = placePictures(body, findPicture);
  const tree = tidy(toBlocks(body), stated.title);
  return textOf(tree).trim() === '' ? null : { tree, stated, assets };
}
