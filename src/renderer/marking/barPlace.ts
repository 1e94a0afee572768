/** Between the bar and the selected words; CSS pixels, as all here. */
const gap = 10;
/** What the bar needs, with its shadow; where it does not fit into one row it has two. */
const rowHeight = 48;
const twoRows = 84;
const halfWidth = 196;

/** Where the bar's upper edge and its middle stand in the host, from its top and from its inline start. */
export interface BarPlace {
  readonly top: number;
  readonly middle: number;
}

type Box = Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>;

/**
 * The place of a bar for selected words: under the last of their boxes, or above the first one where
 * the window ends before that; beside the words' own middle but inside the host. Never on the words.
 */
export function barPlace(
  [first, last]: readonly [Box, Box],
  host: Box,
  { windowHeight, rightToLeft }: { readonly windowHeight: number; readonly rightToLeft: boolean },
): BarPlace {
  const width = host.right - host.left;
  const barHeight = width < 2 * halfWidth ? twoRows : rowHeight;
  const fitsBelow = last.bottom + gap + barHeight <= windowHeight;
  const box = fitsBelow ? last : first;
  const x = (box.left + box.right) / 2;
  const inline = rightToLeft ? host.right - x : x - host.left;
  return {
    top: fitsBelow ? last.bottom - host.top + gap : first.top - host.top - barHeight,
    middle: Math.max(Math.min(inline, width - halfWidth), Math.min(halfWidth, width / 2)),
  };
}
