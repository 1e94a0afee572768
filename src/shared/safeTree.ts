import type { Element, Root, RootContent } from 'hast';

declare const safe: unique symbol;

/** A hast tree that holds only what `isSafeTree` allows; only `sanitize` and the check here make one. */
export type SafeTree = Root & { readonly [safe]: true };

/** The elements that an article may consist of, in HTML's own names. */
export const allowedElements: ReadonlySet<string> = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'hr', 'br'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'img'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['a', 'em', 'strong', 'b', 'i', 'u', 's', 'small', 'sub', 'sup', 'code', 'kbd', 'samp', 'var'],
  ...['q', 'cite', 'abbr', 'dfn', 'mark', 'time', 'bdi', 'bdo', 'span', 'div', 'section'],
  ...['del', 'ins', 'ruby', 'rt', 'rp', 'wbr'],
]);

/** The hast properties that each element may carry; `*` is for all of them. No event, style or class, and as `id` only a place. */
export const allowedProperties: Readonly<Record<string, readonly string[]>> = {
  '*': ['dir', 'lang', 'title', 'id'],
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  ol: ['start', 'reversed', 'type'],
  td: ['colSpan', 'rowSpan'],
  th: ['colSpan', 'rowSpan', 'scope'],
  time: ['dateTime'],
};

/** Deeper trees are cut by `sanitize`; 256 is half of what Blink itself allows. */
export const maximumDepth = 256;

const linkProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The parsed address of a link that may be offered to the reader (http, https, mailto), else null. */
export function safeLink(address: string): string | null {
  try {
    const url = new URL(address);
    return linkProtocols.has(url.protocol) ? url.href : null;
  } catch {
    return null; // not an address; URL.canParse is younger than Chromium 114 and Node 18.15
  }
}

/** An article has no more places than its longest index names. */
export const maximumPlaces = 50_000;

const place = /^place-[1-9]\d{0,4}$/;

/** The `id` of an article's place of this number, from 1 to `maximumPlaces`: a name that nothing else on a page has. */
export const placeName = (number: number): string => `place-${String(number)}`;

/** True for the name of a place; any other `id` could stand in the way of the page's own. */
export const isPlaceName = (value: unknown): value is string =>
  typeof value === 'string' && place.test(value);

/** The name of the place in the same article that an address (`#` and the name) leads to; null for any other. */
export const placeIn = (address: string): string | null =>
  address.startsWith('#') && isPlaceName(address.slice(1)) ? address.slice(1) : null;

const assetAddress = /^asset:[0-9a-f]{64}$/;

function isSafeProperty(element: Element, name: string, value: unknown): boolean {
  const allowed = [
    ...(allowedProperties['*'] ?? []),
    ...(allowedProperties[element.tagName] ?? []),
  ];
  if (!allowed.includes(name)) return false;
  if (name === 'href') {
    return typeof value === 'string' && (safeLink(value) === value || placeIn(value) !== null);
  }
  if (name === 'id') return isPlaceName(value);
  if (name === 'src') return typeof value === 'string' && assetAddress.test(value);
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isSafeNode(node: RootContent): boolean {
  if (node.type === 'text') return typeof node.value === 'string';
  if (node.type !== 'element' || !allowedElements.has(node.tagName)) return false;
  if (!Array.isArray(node.children)) return false;
  return Object.entries(node.properties ?? {}).every(([name, value]) =>
    isSafeProperty(node, name, value),
  );
}

/**
 * True when a value is a hast root of allowed elements, properties, addresses and depth, and so may
 * be drawn. Links are http, https or mailto in their normal form, or lead to a place; pictures name an asset by its hash.
 */
export function isSafeTree(value: unknown): value is SafeTree {
  const root = value as Partial<Root> | null | undefined;
  if (root?.type !== 'root' || !Array.isArray(root.children)) return false;
  let level: RootContent[] = root.children;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maximumDepth || !level.every(isSafeNode)) return false;
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return true;
}
