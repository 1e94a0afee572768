import type { Nodes } from 'hast';
import type { Direction } from '../article';
import { directionOf } from './direction';

/** More of a block's text does not change which way it reads, and a table may hold a book. */
const sampleLength = 4000;

/**
 * One letter that the given direction does not explain; a text without any needs no counting, which
 * in an article of one language is nearly every block. Native search, six times as fast.
 */
const stranger: Readonly<Record<Direction, RegExp>> = {
  rtl: /[^\P{L}ـ\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u,
  ltr: /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u,
};

/** The first `limit` (or somewhat more) UTF-16 units of the text inside a node, line breaks as `\n`. */
export function sampleText(node: Nodes, limit = sampleLength): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  let text = node.type === 'element' && node.tagName === 'br' ? '\n' : '';
  for (const child of node.children) {
    text += sampleText(child, limit - text.length);
    if (text.length >= limit) break;
  }
  return text;
}

/** The direction of a text of its own inside something that runs `around`: as `directionOf`, only faster. */
export function directionInside(text: string, around: Direction): Direction {
  return stranger[around].test(text) ? directionOf(text, around) : around;
}

/** The direction that a block takes from its own text; that of what is around it when it has no letters. */
export function blockDirection(node: Nodes, around: Direction): Direction {
  return directionInside(sampleText(node), around);
}
