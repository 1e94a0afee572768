import type { Element, ElementContent, RootContent } from 'hast';
import { h, type VNode } from 'vue';
import type { Direction } from '#shared/article';
import {
  allowedElements,
  allowedProperties,
  isPlaceName,
  placeIn,
  safeLink,
} from '#shared/safeTree';
import { assetAddress } from './assetAddress';
import { blockDirection, sampleText } from '#shared/text/blockDirection';
import type { ViewIn } from './useTextView';
import { asWritten, viewText, type TextView } from './viewText';

/** What drawing a node needs to know of the article around it. */
export interface Surroundings {
  readonly articleId: string;
  /** The direction of the block that is being drawn, of the article at first. */
  readonly direction: Direction;
  /** Names of things that scroll by themselves, for those who hear the page. */
  readonly words: { readonly table: string; readonly code: string };
  /** How text is shown that runs in a direction. */
  readonly viewIn: ViewIn;
}

/** One drawn node: an element, or a text as it stands in the DOM. */
export type Drawn = VNode | string;

/** Elements that take their direction from their own text. */
const ownDirection: ReadonlySet<string> = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'li'],
  ...['dl', 'dt', 'dd', 'figcaption', 'table', 'caption', 'th', 'td', 'div', 'section'],
]);
/** Inline elements that are words of their own: punctuation around them must not be drawn in. */
const isolated: ReadonlySet<string> = new Set(['a', 'q', 'cite', 'dfn', 'abbr']);
/** What programs write; it runs from left to right unless its letters say otherwise. */
const programText: ReadonlySet<string> = new Set(['pre', 'code', 'kbd', 'samp', 'var']);
/** Elements that Latin type slants; Arabic has no italic, and is given weight or colour instead. */
const slanted: ReadonlySet<string> = new Set(['em', 'i', 'cite', 'dfn', 'var']);

const attributeNames: Readonly<Record<string, string>> = {
  colSpan: 'colspan',
  rowSpan: 'rowspan',
  dateTime: 'datetime',
};

/** A space before Arabic punctuation, which browsers break lines at: the mark would begin a line. */
const spaceBeforeMark = / (?=[،؛؟!.:](?:\s|$)|[،؛؟])/gu;

/** A text as it is drawn: of the same length, with punctuation held to the word before it. */
export function drawnText(text: string, view: TextView = asWritten): string {
  return viewText(text.replace(spaceBeforeMark, '\u00a0'), view);
}

const bareAddress = /^\s*(?:https?:|mailto:|www\.)\S+\s*$/i;

/** What somebody may type again elsewhere is shown as it is written. */
const isExact = (element: Element): boolean =>
  programText.has(element.tagName) ||
  (element.tagName === 'a' && bareAddress.test(sampleText(element, 500)));

function directionOfElement(element: Element, around: Direction): Direction | undefined {
  const { tagName, properties } = element;
  if (programText.has(tagName)) return blockDirection(element, 'ltr');
  if (ownDirection.has(tagName)) return blockDirection(element, around);
  if (properties.dir === 'rtl' || properties.dir === 'ltr') return properties.dir;
  if (!isolated.has(tagName)) return undefined;
  const isAddress = bareAddress.test(sampleText(element, 500));
  return isAddress ? 'ltr' : blockDirection(element, around);
}

type Attributes = Record<string, string | number | true>;

function isDrawable(name: string, value: unknown): value is string | number | true {
  if (name === 'id') return isPlaceName(value);
  return typeof value === 'string' || typeof value === 'number' || value === true;
}

function attributesOf(element: Element, direction: Direction | undefined, around: Direction) {
  const allowed = [
    ...(allowedProperties['*'] ?? []),
    ...(allowedProperties[element.tagName] ?? []),
  ];
  const attributes: Attributes = {};
  for (const name of allowed) {
    const value = element.properties[name];
    if (isDrawable(name, value)) {
      attributes[attributeNames[name] ?? name] = value;
    }
  }
  if (direction !== undefined) attributes.dir = direction;
  // A stretch that runs the other way is surely not in the article's language; in which, nobody said.
  if (direction !== undefined && direction !== around) attributes.lang ??= '';
  return attributes;
}

function drawLink(attributes: Attributes, children: Drawn[]): VNode {
  const href = String(attributes.href ?? '');
  if (placeIn(href) !== null) return h('a', attributes, children);
  const address = safeLink(href);
  if (address === null) {
    const { id } = attributes;
    return h('span', { ...(id === undefined ? {} : { id }), dir: attributes.dir }, children);
  }
  return h('a', { ...attributes, href: address, title: address, rel: 'noreferrer' }, children);
}

function drawImage({ src, alt = '', ...others }: Attributes, articleId: string): VNode {
  const address = assetAddress(articleId, String(src ?? ''));
  // Without an address the alternative text alone shows.
  const picture = address === null ? {} : { src: address, loading: 'lazy', decoding: 'async' };
  return h('img', { ...others, alt, ...picture, onError: showMissing });
}

function showMissing({ target }: Event): void {
  if (target instanceof Element) target.classList.add('missing');
}

function drawElement(element: Element, around: Surroundings): VNode {
  const { tagName } = element;
  const direction = directionOfElement(element, around.direction);
  const inside = {
    ...around,
    direction: direction ?? around.direction,
    ...(isExact(element) ? { viewIn: () => asWritten } : {}),
  };
  const attributes = attributesOf(element, direction, around.direction);
  if (tagName === 'img') return drawImage(attributes, around.articleId);
  const children = drawNodes(element.children, inside);
  if (tagName === 'a') return drawLink(attributes, children);
  // The page has its own first heading, the title.
  if (tagName === 'h1') return h('h2', attributes, children);
  if (tagName === 'pre') {
    const scroller = { role: 'region', tabindex: 0, 'aria-label': around.words.code };
    return h('pre', { ...attributes, ...scroller }, children);
  }
  if (tagName === 'table') {
    const scroller = { role: 'region', tabindex: 0, 'aria-label': around.words.table };
    const box = { ...scroller, class: 'table-scroll', dir: direction };
    return h('div', box, [h('table', attributes, children)]);
  }
  const slant = slanted.has(tagName) && blockDirection(element, inside.direction) === 'ltr';
  return h(tagName, slant ? { ...attributes, class: 'slanted' } : attributes, children);
}

/**
 * Draws nodes of an article: allowed elements with their allowed properties, and of anything else
 * its text. Each hast text node becomes one DOM text node of the same length, in the same order,
 * which is what `mapText` counts on.
 */
export function drawNodes(
  nodes: readonly (RootContent | ElementContent)[],
  around: Surroundings,
): Drawn[] {
  return nodes.flatMap((node): Drawn[] => {
    if (node.type === 'text') return [drawnText(node.value, around.viewIn(around.direction))];
    if (node.type !== 'element') return [];
    if (!allowedElements.has(node.tagName)) return drawNodes(node.children, around);
    return [drawElement(node, around)];
  });
}
