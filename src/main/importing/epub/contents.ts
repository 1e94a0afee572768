import type { XmlElement } from '../xml/readXml';
import { attributeOf, childOf, childrenOf, descendantsOf, isXmlElement, xmlText } from '../xml/xml';
import { attribute, elementsOf, isElement, type PageElement, type PageRoot } from '../html/page';
import { textOf } from '../textOf';
import { resolveReference, type Reference } from './paths';

/** A line of a book's table of contents: where it leads, and how deep it stands (1 for a chapter). */
export interface ContentsEntry extends Reference {
  readonly label: string;
  readonly depth: number;
}

const maximumEntries = 5_000;
const maximumLabel = 300;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim().slice(0, maximumLabel);

/** The contents that the navigation document of EPUB 3 lists, in their order. */
export function readNav(page: PageRoot, path: string): readonly ContentsEntry[] {
  const navs = elementsOf(page).filter((element) => isElement(element, 'nav'));
  const toc =
    navs.find((nav) =>
      /\btoc\b/.test(`${attribute(nav, 'epub:type')} ${attribute(nav, 'role')}`),
    ) ?? navs[0];
  if (toc === undefined) return [];
  const entries: ContentsEntry[] = [];
  for (const link of elementsOf(toc)) {
    if (!isElement(link, 'a') || entries.length >= maximumEntries) continue;
    add(entries, path, {
      href: attribute(link, 'href'),
      label: textOf(link),
      depth: depthOf(link, toc),
    });
  }
  return entries;
}

/** How many lists a link stands in. */
function depthOf(link: PageElement, toc: PageElement): number {
  let depth = 0;
  for (
    let up = link.parent;
    up !== null && up !== toc;
    up = up.type === 'root' ? null : up.parent
  ) {
    if (isElement(up, 'ol', 'ul')) depth += 1;
  }
  return Math.max(1, depth);
}

/** The contents that the NCX of EPUB 2 lists (DAISY, ANSI/NISO Z39.86), in their order. */
export function readNcx(root: XmlElement, path: string): readonly ContentsEntry[] {
  const map = isXmlElement(root, 'navMap') ? root : descendantsOf(root, 'navMap')[0];
  const entries: ContentsEntry[] = [];
  if (map !== undefined) addPoints(entries, map, path, 1);
  return entries;
}

/** As deep as `readXml` reads, and no deeper. */
function addPoints(
  entries: ContentsEntry[],
  parent: XmlElement,
  path: string,
  depth: number,
): void {
  for (const point of childrenOf(parent, 'navPoint')) {
    if (entries.length >= maximumEntries) return;
    const label = childOf(point, 'navLabel');
    const content = childOf(point, 'content');
    const href = content === undefined ? null : attributeOf(content, 'src');
    add(entries, path, {
      href: href ?? '',
      label: label === undefined ? '' : xmlText(label),
      depth,
    });
    addPoints(entries, point, path, depth + 1);
  }
}

function add(
  entries: ContentsEntry[],
  from: string,
  { href, label, depth }: { href: string; label: string; depth: number },
): void {
  const reference = href.trim() === '' ? null : resolveReference(from, href);
  const line = oneLine(label);
  if (reference !== null && line !== '') entries.push({ ...reference, label: line, depth });
}
