import type { Element, Nodes, Root } from 'hast';
import { textOf } from '../textOf';
import { closesArticle, isControl } from './closingWords';
import { bare } from './siteNames';
import { withoutTemplateText } from './templateText';

/** Longer lines are no label. */
const maximumLabel = 120;
/** How far down the title may stand, in blocks. */
const nearStart = 12;
/** A closing label is believed in the second half, and when no more than this is below it. */
const late = 0.5;
const mostBelow = 0.3;

/**
 * Leaves out of an article's blocks what a page puts above, between and below them for its own sake:
 * the way to it, buttons, lists of links, and the sections about other things.
 */
export function tidy(body: Root, title: string | null): Root {
  const blocks = body.children.filter((node): node is Element => node.type === 'element');
  const kept = withoutOthers(fromTitle(withoutTemplateText(blocks), title));
  let end = kept.length;
  while (end > 1 && isEnding(kept[end - 1])) end -= 1;
  return { type: 'root', children: kept.slice(0, end) };
}

/**
 * What stands above the title at the head of a page is the way to it, unless it is a text. A longer
 * spelling of the title is the title already, and the picture above it belongs to the article: its
 * caption often says the same.
 */
function fromTitle(blocks: readonly Element[], title: string | null): readonly Element[] {
  const wanted = bare(title ?? '');
  if (wanted === '') return blocks;
  const head = blocks.slice(0, nearStart);
  if (!head.some((block) => bare(textOf(block)) === wanted)) return blocks;
  const at = head.findIndex((block) => bare(textOf(block)).startsWith(wanted));
  const isText = blocks.slice(0, at).some((block) => lengthOf(block) > maximumLabel);
  return isText ? blocks : blocks.slice(blocks[at - 1]?.tagName === 'figure' ? at - 1 : at);
}

function withoutOthers(blocks: readonly Element[]): readonly Element[] {
  const total = blocks.reduce((sum, block) => sum + lengthOf(block), 0);
  const kept: Element[] = [];
  let above = 0;
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) break;
    const text = textOf(block).trim();
    const end =
      lengthOf(block) <= maximumLabel && closesArticle(text)
        ? sectionEnd(blocks, at, above > total * late)
        : at;
    const below = blocks.slice(at, end).reduce((sum, other) => sum + lengthOf(other), 0);
    if (end > at && below < total * mostBelow) {
      at = end - 1;
      continue;
    }
    if (isControl(text) || isListOfLinks(block)) continue;
    above += lengthOf(block);
    kept.push(block);
  }
  return kept;
}

/** Where the section under a closing label ends: early in a text only links belong to it. */
function sectionEnd(blocks: readonly Element[], from: number, isLate: boolean): number {
  const label = blocks[from];
  let end = from + 1;
  const goesOn = (block: Element): boolean => {
    if (!isLate) return isLinks(block);
    return isHeading(label)
      ? !(isHeading(block) && block.tagName <= (label?.tagName ?? ''))
      : !isHeading(block) && lengthOf(block) < 200;
  };
  for (let next = blocks[end]; next !== undefined && goesOn(next); next = blocks[end]) end += 1;
  return isLate || end > from + 1 || !isHeading(label) ? end : from;
}

const lengthOf = (node: Nodes): number => textOf(node).replace(/\s+/gu, ' ').trim().length;

function linkedLength(node: Nodes): number {
  if (node.type === 'element' && node.tagName === 'a') return lengthOf(node);
  return 'children' in node
    ? node.children.reduce((sum, child) => sum + linkedLength(child), 0)
    : 0;
}

const isHeading = (node: Nodes | undefined): boolean =>
  node?.type === 'element' && /^h[1-6]$/.test(node.tagName);

/** Mostly links: a list of them, or a line that is nothing else. */
function isLinks(block: Element): boolean {
  const length = lengthOf(block);
  const density = length === 0 ? 0 : linkedLength(block) / length;
  if (/^(?:ul|ol|table|dl)$/.test(block.tagName)) return density > 0.7;
  return block.tagName === 'p' && density > 0.85 && length < maximumLabel;
}

const isListOfLinks = (block: Element): boolean =>
  block.tagName !== 'p' && block.children.length > 2 && isLinks(block);

/** Neither a heading nor a link nor a rule ends an article. */
const isEnding = (block: Element | undefined): boolean =>
  block !== undefined && (isHeading(block) || block.tagName === 'hr' || isLinks(block));
