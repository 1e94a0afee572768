import type { PageNode, PageParent } from './page';

/** What an element holds, itself and all below it. */
export interface Measure {
  /** Characters of text, runs of white space as one. */
  readonly length: number;
  /** Those of them that are in links. */
  readonly linked: number;
  /** Characters in paragraphs that read like prose. */
  readonly prose: number;
}

const blocks = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'dd',
    'div',
    'dl',
    'dt',
    'fieldset',
    'figcaption',
  ],
  ...['figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main'],
  ...[
    'nav',
    'ol',
    'p',
    'pre',
    'section',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'tr',
    'ul',
  ],
  ...['center', 'details', 'summary', 'body', 'html', 'caption', 'dir', 'hgroup', 'template'],
]);

/** True for an element that begins a line of its own. */
export const isBlock = (node: PageNode | PageParent): boolean =>
  node.type === 'element' && blocks.has(node.tagName);

/** Shorter runs of text are labels. */
const minimumProse = 40;

/** Measures every element of a page; not recursive. */
export function measurePage(page: PageParent): (element: PageParent) => Measure {
  const measures = new Map<PageParent, Measure>();
  const order: PageParent[] = [];
  const waiting: PageParent[] = [page];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    order.push(next);
    for (const child of next.children) if (child.type === 'element') waiting.push(child);
  }
  for (const node of order.reverse()) measures.set(node, measureNode(node, measures));
  return (element) => measures.get(element) ?? { length: 0, linked: 0, prose: 0 };
}

function measureNode(node: PageParent, below: ReadonlyMap<PageParent, Measure>): Measure {
  let length = 0;
  let linked = 0;
  let prose = 0;
  let inlineLength = 0;
  let inlineLinked = 0;
  const endRun = (): void => {
    if (inlineLength >= minimumProse && inlineLinked * 2 < inlineLength) {
      prose += inlineLength - inlineLinked;
    }
    inlineLength = 0;
    inlineLinked = 0;
  };
  for (const child of node.children) {
    if (child.type === 'text') {
      const count = child.value.replace(/\s+/gu, ' ').trim().length;
      length += count;
      inlineLength += count;
    }
    if (child.type !== 'element') continue;
    const measure = below.get(child) ?? { length: 0, linked: 0, prose: 0 };
    length += measure.length;
    linked += measure.linked;
    if (isBlock(child)) {
      endRun();
      prose += measure.prose;
    } else {
      inlineLength += measure.length;
      inlineLinked += measure.linked;
    }
  }
  if (node.type === 'element' && node.tagName === 'a') return { length, linked: length, prose: 0 };
  // An inline element leaves its text to the block around it, unless it has blocks inside.
  if (isBlock(node) || prose > 0) endRun();
  return { length, linked, prose };
}
