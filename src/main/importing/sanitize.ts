import type { Element, Nodes, Properties, Root, RootContent } from 'hast';
import { sanitize as keepAllowed, type Schema } from 'hast-util-sanitize';
import {
  allowedElements,
  allowedProperties,
  isSafeTree,
  maximumDepth,
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
 * normal form, and what lies deeper than `maximumDepth` as bare text. Throws if anything unsafe is left.
 */
export function sanitize(tree: Root): SafeTree {
  const clean = keepAllowed(plainCopy(tree), schema);
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
    const kept = name === 'href' ? safeLink(String(value)) : value;
    const isForeignPicture = name === 'src' && !assetAddress.test(String(value));
    if (kept !== null && !isForeignPicture) plain[name] = kept;
  }
  return plain;
}
