import { objectsIn, valueAt } from '../json/json';
import type { JsonObject } from '../json/readJson';

/** The nodes of a tree of `children` that are bookmarks, in its order. */
export function leavesOf(
  roots: readonly JsonObject[],
  isBookmark: (node: JsonObject) => boolean,
): readonly JsonObject[] {
  const leaves: JsonObject[] = [];
  const waiting = [...roots].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isBookmark(node)) leaves.push(node);
    const children = objectsIn(valueAt(node, 'children'));
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child !== undefined) waiting.push(child);
    }
  }
  return leaves;
}
