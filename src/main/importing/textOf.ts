import type { Nodes } from 'hast';

/** The text of a node and all below it, `br` as a line feed; not recursive, so that no depth is too deep. */
export function textOf(node: Nodes): string {
  let text = '';
  const waiting: Nodes[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'text') text += next.value;
    else if (next.type === 'element' && next.tagName === 'br') text += '\n';
    else if ('children' in next) pushReversed(waiting, next.children);
  }
  return text;
}

/** One by one: a node may have more children than a call may have arguments. */
function pushReversed(waiting: Nodes[], children: readonly Nodes[]): void {
  for (let at = children.length - 1; at >= 0; at -= 1) {
    const child = children[at];
    if (child !== undefined) waiting.push(child);
  }
}
