import type { Element, ElementContent, Properties } from 'hast';
import { allowedElements } from '#shared/safeTree';
import { isElement, type PageElement, type PageNode } from './page';

/** What old pages and programs write for what HTML has another word for. */
export const renamed: Readonly<Record<string, string>> = {
  ...{ strike: 's', tt: 'code', acronym: 'abbr', big: 'span', font: 'span' },
  ...{ dir: 'ul', summary: 'p', xmp: 'pre', listing: 'pre' },
};

/** The attributes that mean something in an article, and what hast calls them. */
const keptAttributes: Readonly<Record<string, string>> = {
  ...{ dir: 'dir', lang: 'lang', title: 'title', href: 'href', src: 'src', alt: 'alt' },
  ...{ width: 'width', height: 'height', start: 'start', reversed: 'reversed', type: 'type' },
  ...{ colspan: 'colSpan', rowspan: 'rowSpan', scope: 'scope', datetime: 'dateTime' },
};

/** An element of an article for one of a page. */
export function plain(element: PageElement, tagName: string, children: ElementContent[]): Element {
  const properties: Properties = {};
  for (const [name, value] of Object.entries(element.properties)) {
    const known = Object.hasOwn(keptAttributes, name) ? keptAttributes[name] : undefined;
    if (known !== undefined) properties[known] = value;
  }
  if (element.place !== undefined) properties.id = element.place;
  return { type: 'element', tagName, properties, children };
}

const space = /[ \t\r\n\f]+/g;
const isBreak = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'br';

/** Text and inline elements, white space as a browser shows it; an unknown element leaves what is in it. */
export function inlineIn(nodes: readonly PageNode[], keepSpace: boolean): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') {
      return [{ type: 'text', value: keepSpace ? node.value : node.value.replace(space, ' ') }];
    }
    return isElement(node) ? inlineOf(node, keepSpace) : [];
  });
}

function inlineOf(element: PageElement, keepSpace: boolean): ElementContent[] {
  const tagName = renamed[element.tagName] ?? element.tagName;
  if (tagName === 'br' || tagName === 'wbr') return [plain(element, tagName, [])];
  const children = inlineIn(element.children, keepSpace || tagName === 'pre');
  if (tagName === 'span' && !('dir' in element.properties) && element.place === undefined) {
    return children;
  }
  // Two paragraphs may be parted inside bold or coloured text.
  if (/^(?:b|strong|i|em|span|u)$/.test(tagName) && children.some(isBreak)) return children;
  return allowedElements.has(tagName) ? [plain(element, tagName, children)] : children;
}

/** A run of text and inline elements as paragraphs: two `br` in a row part them. */
export function paragraphsOf(run: readonly PageNode[]): Element[] {
  const pieces: ElementContent[][] = [[]];
  let breaks = 0;
  for (const node of inlineIn(run, false)) {
    const piece = pieces.at(-1) ?? [];
    if (isBreak(node)) breaks += 1;
    else if (node.type === 'text' && node.value.trim() === '' && breaks > 0) continue;
    else if (breaks > 1) {
      pieces.push([node]);
      breaks = 0;
    } else {
      if (breaks === 1 && piece.length > 0) {
        piece.push({ type: 'element', tagName: 'br', properties: {}, children: [] });
      }
      breaks = 0;
      piece.push(node);
    }
  }
  return pieces
    .map(trimmed)
    .filter((children) => children.some(hasContent))
    .map((children) => ({ type: 'element', tagName: 'p', properties: {}, children }));
}

/** Without the white space at its ends. */
function trimmed(children: readonly ElementContent[]): ElementContent[] {
  const list = [...children];
  for (let first = list[0]; first?.type === 'text'; first = list[0]) {
    const value = first.value.replace(/^[ \t\r\n\f]+/, '');
    if (value !== '') {
      list[0] = { type: 'text', value };
      break;
    }
    list.shift();
  }
  for (let last = list.at(-1); last?.type === 'text'; last = list.at(-1)) {
    const value = last.value.trimEnd();
    if (value !== '') {
      list[list.length - 1] = { type: 'text', value };
      break;
    }
    list.pop();
  }
  return list;
}

/** True for what leaves ink: text, a picture, a rule. */
export function hasContent(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() !== '';
  if (node.type !== 'element') return false;
  return /^(?:img|hr)$/.test(node.tagName) || node.children.some(hasContent);
}
