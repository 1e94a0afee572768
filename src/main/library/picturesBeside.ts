import type { Element, Nodes, RootContent } from 'hast';
import type { Article } from '#shared/article';
import { isSafeTree, type SafeTree } from '#shared/safeTree';
import { articleText } from '#shared/text/plainText';

const textOf = (block: RootContent): string => {
  const tree: unknown = { type: 'root', children: [block] };
  return isSafeTree(tree) ? articleText(tree as SafeTree).trim() : '';
};

/** The pictures in a block, in the order of its text. */
function picturesOf(block: Nodes): Element[] {
  if (block.type === 'element' && block.tagName === 'img') return [block];
  return 'children' in block ? block.children.flatMap(picturesOf) : [];
}

/**
 * Puts pictures of an earlier reading into a later one of the same page, where the later could not have
 * them: they lay beside the page when it was imported. Each comes after the paragraph that it stood in
 * or followed.
 */
export function withPictures(
  later: Article,
  earlier: Article,
  hashes: ReadonlySet<string>,
): Article {
  const blocks: RootContent[] = [...later.body.children];
  let after = -1;
  for (const block of earlier.body.children) {
    const text = textOf(block);
    const same =
      text === '' ? -1 : blocks.findIndex((each, at) => at > after && textOf(each) === text);
    if (same !== -1) after = same;
    for (const picture of picturesOf(block)) {
      if (!hashes.has(String(picture.properties['src']).replace(/^asset:/, ''))) continue;
      after += 1;
      const figure = { type: 'element', tagName: 'figure', properties: {}, children: [picture] };
      blocks.splice(after, 0, figure as Element);
    }
  }
  const body: unknown = { ...later.body, children: blocks };
  if (!isSafeTree(body)) return later;
  const kept = earlier.assets.filter(({ hash }) => hashes.has(hash));
  return { ...later, body, assets: [...later.assets, ...kept] };
}
