import type { Element, Root } from 'hast';
import { containedPart } from '../containedPart';
import { TooLargeError } from '../refusal';
import { silent, type OriginalFile, type ParsedDocument } from '../stages';
import { textOf } from '../textOf';
import type { FeedEntry } from './entry';
import { blocksOfContent } from './markup';

/** A few bytes of an entry can ask for thousands of elements; all trees stand in memory together. */
const maximumNodes = 1_000_000;

/**
 * The articles of a feed's entries; one without words, title or link is nothing. Throws `too-large` when
 * they come to more than a thread can hold.
 */
export function entryDocuments(
  file: OriginalFile,
  format: { readonly name: string; readonly extension: string },
  entries: readonly FeedEntry[],
): readonly ParsedDocument[] {
  let nodes = 0;
  return entries.flatMap((entry, at): ParsedDocument[] => {
    const article = articleOf(entry);
    if (article === null) return [];
    nodes += nodesIn(article.tree);
    if (nodes > maximumNodes) throw new TooLargeError('the feed has too many elements');
    const { id, title, authors, published, tags, link, source, language } = entry;
    const part = { number: at + 1, id, extension: format.extension };
    const stated = {
      ...silent,
      ...{ title, published, source, url: link, bylines: authors, tags },
      ...(language === null ? {} : { language }),
    };
    return [
      {
        ...containedPart(file, part, entry.alone()),
        ...{ format: format.name, encoding: 'utf-8', stated },
        ...article,
      } as ParsedDocument,
    ];
  });
}

type EntryArticle = Pick<ParsedDocument, 'tree' | 'assets' | 'extent'>;

function articleOf({ title, link, content }: FeedEntry): EntryArticle | null {
  if (content !== null) {
    const blocks = blocksOfContent(content);
    const isEmpty = blocks.assets.length === 0 && textOf(blocks.tree).trim() === '';
    if (!isEmpty) return { ...blocks, ...(content.isSummary ? { extent: 'summary' } : {}) };
  }
  if (link !== null) return { tree: { type: 'root', children: [] }, extent: 'link' };
  return title === null ? null : { tree: headline(title), extent: 'summary' };
}

/** An entry that is nothing but its title. */
function headline(value: string): Root {
  const children: Element['children'] = [{ type: 'text', value }];
  return {
    type: 'root',
    children: [{ type: 'element', tagName: 'p', properties: {}, children }],
  };
}

function nodesIn(tree: Root): number {
  let count = 0;
  const waiting: (Root | Element)[] = [tree];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    count += next.children.length;
    for (const child of next.children) if (child.type === 'element') waiting.push(child);
  }
  return count;
}
