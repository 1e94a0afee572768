import type { Element, Nodes } from 'hast';
import type { ImportedArticle } from '#shared/imported';
import { importFile } from '../../src/main/importing/pipeline';
import { textOf } from '../../src/main/importing/textOf';
import { goldenCases } from './goldenCases';

/** The one article that a book becomes. */
export async function imported(bytes: Uint8Array, name = 'book.epub'): Promise<ImportedArticle> {
  const result = await importFile({ name, bytes });
  const article = result.ok ? result.value.articles[0] : undefined;
  if (article === undefined) throw new Error(JSON.stringify(result));
  return article;
}

/** The elements of a tree, in their order. */
export function elementsIn(node: Nodes): Element[] {
  const own = node.type === 'element' ? [node] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(elementsIn)] : own;
}

/** Each heading of a book as its rank and words. */
export const headings = ({ article }: ImportedArticle): string[] =>
  elementsIn(article.body)
    .filter(({ tagName }) => /^h[1-6]$/.test(tagName))
    .map((heading) => `${heading.tagName.slice(1)} ${textOf(heading)}`);

/** Each link as its words and where it leads: to an address, or to the words of a place. */
export function links({ article }: ImportedArticle): string[] {
  const elements = elementsIn(article.body);
  const placed = new Map(elements.map((element) => [element.properties.id, textOf(element)]));
  return elements
    .filter(({ tagName }) => tagName === 'a')
    .map((link) => {
      const { href: written } = link.properties;
      const href = typeof written === 'string' ? written : 'nowhere';
      const place = href.startsWith('#') ? placed.get(href.slice(1)) : href;
      return `${textOf(link)} -> ${String(place)}`;
    });
}

/** The bytes of a golden book. */
export const golden = (name: string): Uint8Array => {
  const found = goldenCases().find((each) => each.format === 'epub' && each.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return found.bytes;
};
