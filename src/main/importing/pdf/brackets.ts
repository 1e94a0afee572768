const kinds = ['()', '[]', '{}', '«»', '‹›'] as const;

/**
 * A text whose brackets open and close: what is drawn on a line that runs from the right is the
 * mirror image of what is written, and a file may hold either.
 */
export function withBracketsRight(text: string): string {
  let result = text;
  for (const [open = '', close = ''] of kinds) {
    if (!result.includes(open) && !result.includes(close)) continue;
    const found = Array.from(result).filter(
      (character) => character === open || character === close,
    );
    const wanted = paired(found, open, close);
    let at = 0;
    result = Array.from(result)
      .map((character) =>
        character === open || character === close ? (wanted[at++] ?? character) : character,
      )
      .join('');
  }
  return result;
}

function paired(found: readonly string[], open: string, close: string): readonly string[] {
  if (isBalanced(found, open)) return found;
  const mirrored = found.map((one) => (one === open ? close : open));
  if (isBalanced(mirrored, open)) return mirrored;
  return found.length % 2 === 0 ? found.map((_, at) => (at % 2 === 0 ? open : close)) : found;
}

function isBalanced(found: readonly string[], open: string): boolean {
  let depth = 0;
  for (const one of found) {
    depth += one === open ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
