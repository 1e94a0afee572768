import type { Element, ElementContent, RootContent } from 'hast';
import type { Direction } from '#shared/article';
import { isPlaceName, placeIn, safeLink } from '#shared/safeTree';
import { blockDirection, sampleText } from '#shared/text/blockDirection';
import { styleNames, type Inline, type StyleName } from './model';

const styles: ReadonlySet<string> = new Set(styleNames);

/** What programs write; it runs from left to right unless its letters say otherwise. */
const programText: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'var']);
/** Words of their own: punctuation around them must not be drawn in. */
const isolated: ReadonlySet<string> = new Set(['a', 'q', 'cite', 'dfn', 'abbr', 'bdi', 'bdo']);
const bareAddress = /^\s*(?:https?:|mailto:|www\.)\S+\s*$/i;

type Node = RootContent | ElementContent;

/** Which way an element runs within a line; null for that of the line. */
function directionOfInline(element: Element, around: Direction): Direction | null {
  const { tagName, properties } = element;
  if (programText.has(tagName)) return blockDirection(element, 'ltr');
  if (properties.dir === 'rtl' || properties.dir === 'ltr') return properties.dir;
  if (!isolated.has(tagName)) return null;
  return bareAddress.test(sampleText(element, 500)) ? 'ltr' : blockDirection(element, around);
}

/** What stands in a line of some nodes without blocks; `isLinked` inside a link, which can hold no other. */
export function inlinesOf(
  nodes: readonly Node[],
  around: Direction,
  isLinked = false,
): readonly Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    if (node.type === 'text') return node.value === '' ? [] : [{ kind: 'text', text: node.value }];
    if (node.type !== 'element') return [];
    const { id } = node.properties;
    const own = inlineOf(node, around, isLinked);
    return isPlaceName(id) ? [{ kind: 'place', id }, ...own] : own;
  });
}

function inlineOf(element: Element, around: Direction, isLinked: boolean): readonly Inline[] {
  const { tagName, children } = element;
  if (tagName === 'br') return [{ kind: 'break' }];
  if (tagName === 'img') return pictureOf(element);
  const direction = directionOfInline(element, around);
  const inlines = inlinesOf(children, direction ?? around, isLinked || tagName === 'a');
  if (inlines.length === 0) return [];
  const href = isLinked ? null : linkOf(element);
  if (href !== null) return [{ kind: 'link', href, direction: direction ?? around, inlines }];
  if (isStyle(tagName)) return [{ kind: 'styled', style: tagName, direction, inlines }];
  const turned = direction !== null && direction !== around;
  return turned ? [{ kind: 'styled', style: 'bdi', direction, inlines }] : inlines;
}

/** Where an element leads to; null when it does not, or to nothing that may be followed. */
function linkOf({ tagName, properties }: Element): string | null {
  if (tagName !== 'a' || typeof properties.href !== 'string') return null;
  return placeIn(properties.href) === null ? safeLink(properties.href) : properties.href;
}

const isStyle = (name: string): name is StyleName => styles.has(name);

function pictureOf({ properties }: Element): readonly Inline[] {
  const alt = typeof properties.alt === 'string' ? properties.alt : '';
  const [, hash] =
    /^asset:([0-9a-f]{64})$/.exec(typeof properties.src === 'string' ? properties.src : '') ?? [];
  if (hash === undefined) return alt === '' ? [] : [{ kind: 'text', text: alt }];
  return [{ kind: 'picture', hash, alt }];
}

/** The text of what stands in a line, `break` as a line feed; pictures have none. */
export function textOfInlines(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text;
      if (inline.kind === 'break') return '\n';
      return inline.kind === 'styled' || inline.kind === 'link'
        ? textOfInlines(inline.inlines)
        : '';
    })
    .join('');
}
