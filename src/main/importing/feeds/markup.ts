import { allowedElements } from '#shared/safeTree';
import type { Root } from 'hast';
import { bareText } from '../html/bareText';
import { toBlocks } from '../html/blocks';
import { removeUnreadable } from '../html/boilerplate';
import { attribute, elementsOf } from '../html/page';
import { placePictures } from '../html/pagePictures';
import { parsePage, TooDeepError } from '../html/parsePage';
import type { Picture } from '../pictures';
import { textOf } from '../textOf';
import { resolve } from './addresses';
import type { EntryContent } from './entry';

const tag = /<\/?([a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>/gi;
const reference = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/i;
/** What HTML has beside the elements of an article. */
const others = new Set([
  ...['script', 'style', 'font', 'center', 'tt', 'big', 'strike', 'blink', 'marquee', 'acronym'],
  ...[
    'iframe',
    'frame',
    'frameset',
    'object',
    'embed',
    'applet',
    'param',
    'video',
    'audio',
    'source',
  ],
  ...[
    'svg',
    'math',
    'form',
    'input',
    'button',
    'label',
    'select',
    'textarea',
    'link',
    'meta',
    'base',
  ],
  ...['html', 'head', 'body', 'article', 'header', 'footer', 'main', 'nav', 'aside', 'picture'],
  ...['details', 'summary', 'address', 'map', 'area', 'col', 'colgroup', 'noscript', 'template'],
]);

/** True for a text with references or HTML's own tags in it, none of which a reader was meant to see. */
export function knownMarkup(value: string): boolean {
  if (reference.test(value)) return true;
  for (const [, name = ''] of value.matchAll(tag)) {
    const lower = name.toLowerCase();
    if (allowedElements.has(lower) || others.has(lower)) return true;
  }
  return false;
}

/** The words of a line of HTML, without its tags. */
export function lineOf(value: string): string {
  if (!/[<&]/.test(value)) return oneLine(value);
  try {
    const page = parsePage(value);
    removeUnreadable(page);
    return oneLine(textOf(page));
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error;
    return oneLine(textOf(bareText(value)));
  }
}

/** A line without needless white space. */
export const oneLine = (value: string): string => value.replace(/\s+/gu, ' ').trim();

/** An entry's words as blocks, with the pictures that are in it as `data:`; its links in full. */
export function blocksOfContent(content: EntryContent): {
  readonly tree: Root;
  readonly assets: readonly Picture[];
} {
  if (content.kind === 'text') return { tree: paragraphsOf(content.value), assets: [] };
  try {
    const page = parsePage(content.value);
    removeUnreadable(page);
    for (const element of elementsOf(page)) {
      const address = attribute(element, 'href').trim();
      if (element.tagName !== 'a' || address === '' || address.startsWith('#')) continue;
      element.properties['href'] = resolve(address, content.base) ?? address;
    }
    const assets = placePictures(page, () => null);
    return { tree: toBlocks(page), assets };
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error;
    return { tree: bareText(content.value), assets: [] };
  }
}

/** Blank lines part paragraphs, and the other line ends are kept. */
function paragraphsOf(value: string): Root {
  const lines = value.replace(/\r\n?|[\u2028\u2029]/g, '\n');
  const paragraphs = lines.split(/\n[ \t]*\n/).map((paragraph) => paragraph.trim());
  return {
    type: 'root',
    children: paragraphs
      .filter((paragraph) => paragraph !== '')
      .map((paragraph) => ({
        type: 'element',
        tagName: 'p',
        properties: {},
        children: paragraph
          .split('\n')
          .flatMap((line, at) => [
            ...(at === 0
              ? []
              : [{ type: 'element' as const, tagName: 'br', properties: {}, children: [] }]),
            { type: 'text' as const, value: oneLine(line) },
          ]),
      })),
  };
}
