import type { Element, Nodes, Properties, Root, RootContent } from 'hast';
import { sanitize as keepAllowed, type Schema } from 'hast-util-sanitize';
import {
  allowedElements,
  allowedProperties,
  isPlaceName,
  isSafeTree,
  maximumDepth,
  placeIn,
  safeLink,
  type SafeTree,
} from '#shared/safeTree';
import { textOf } from './textOf';

/** Elements whose text is not for reading: they go with all that is in them, others leave their content. */
const unreadable = [
  ...['script', 'style', 'template', 'noscript', 'noembed', 'noframes', 'iframe', 'object'],
  ...['embed', 'applet', 'svg', 'math', 'head', 'title', 'textarea', 'select', 'button'],
];

/** A picture that came with the file, named by its hash. */
const assetAddress = /^asset:[0-9a-f]{64}$/;

/** The allow-list of #shared/safeTree in the words of hast-util-sanitize; nothing of its defaults is left. */
const schema: Schema = {
  tagNames: [...allowedElements],
  attributes: Object.fromEntries(
    Object.entries(allowedProperties).map(([tagName, names]) => [tagName, [...names]]),
  ),
  protocols: { href: ['http', 'https', 'mailto'], src: ['asset'] },
  strip: unreadable,
  ancestors: {},
  clobber: [],
  required: {},
};

/**
 * Makes the one kind of tree that may be drawn: allowed elements and properties only, links in their
 * normal form or to a place that is there, and what lies deeper than `maximumDepth` as bare text. Throws if anything unsafe is left.
 */
export function sanitize(tree: Root): SafeTree {
  const clean = keepAllowed(plainCopy(tree), schema);
  closePlaces(clean);
  if (!isSafeTree(clean)) throw new Error('the tree is not safe after cleaning');
  return clean;
}

interface Level {
  readonly from: readonly Nodes[];
  readonly to: RootContent[];
  readonly depth: number;
}

/**
 * A copy of nothing but elements, properties and text, cut at the greatest depth: the cleaner after
 * it is recursive and copies whatever else a parser has left on the nodes. Not recursive itself.
 */
function plainCopy(tree: Root): Root {
  const copy: Root = { type: 'root', children: [] };
  const waiting: Level[] = [{ from: tree.children, to: copy.children, depth: 0 }];
  for (let level = waiting.pop(); level !== undefined; level = waiting.pop()) {
    const { from, to, depth } = level;
    for (const node of from) {
      if (node.type === 'text') to.push({ type: 'text', value: node.value });
      if (node.type !== 'element' || unreadable.includes(node.tagName)) continue;
      const element: Element = {
        type: 'element',
        tagName: node.tagName,
        properties: plainProperties(node),
        children: [],
      };
      to.push(element);
      if (depth < maximumDepth - 1) {
        waiting.push({ from: node.children, to: element.children, depth: depth + 1 });
      } else {
        element.children.push({ type: 'text', value: textOf(node) });
      }
    }
  }
  return copy;
}

/** Properties of one plain value each; an address that may not be followed or shown is left out. */
function plainProperties({ properties }: Element): Properties {
  const plain: Properties = {};
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || typeof value === 'object') continue;
    const kept = name === 'href' ? followable(String(value)) : value;
    const isForeignPicture = name === 'src' && !assetAddress.test(String(value));
    const isForeignName = name === 'id' && !isPlaceName(value);
    if (kept !== null && !isForeignPicture && !isForeignName) plain[name] = kept;
  }
  return plain;
}

const followable = (address: string): string | null =>
  placeIn(address) === null ? safeLink(address) : address;

/** Leaves each place its first bearer, and no link to a place that is not there. */
function closePlaces(tree: Nodes): void {
  const places = new Set<string>();
  const links: Properties[] = [];
  for (const { properties } of elementsIn(tree)) {
    const { id, href } = properties;
    if (isPlaceName(id)) {
      if (places.has(id)) delete properties.id;
      else places.add(id);
    }
    if (typeof href === 'string' && placeIn(href) !== null) links.push(properties);
  }
  for (const link of links) {
    if (!places.has(placeIn(String(link.href)) ?? '')) delete link.href;
  }
}

/** The elements of a clean tree, whose depth is bounded, in their order. */
function* elementsIn(node: Nodes): Generator<Element> {
  if (node.type === 'element') yield node;
  if ('children' in node) for (const child of node.children) yield* elementsIn(child);
}
