import type { TextBlock } from '#shared/text/plainText';
import type { Span } from '#shared/text/spans';
import { trimmedSpan } from './trimmedSpan';

/** What a selection grows and moves by. */
export type TextUnit = 'word' | 'sentence' | 'paragraph';

type Blocks = readonly TextBlock[];

const segmenters = {
  word: new Intl.Segmenter('ar', { granularity: 'word' }),
  sentence: new Intl.Segmenter('ar', { granularity: 'sentence' }),
} as const;

const known = new WeakMap<TextBlock, Partial<Record<TextUnit, readonly Span[]>>>();

/** The units of a block that say something, in the text's own offsets, without the white space around them. */
function unitsOf(block: TextBlock, unit: TextUnit): readonly Span[] {
  const before = known.get(block)?.[unit];
  if (before !== undefined) return before;
  const own = (start: number, end: number): Span[] => {
    const inner = trimmedSpan(block.text, { start, end });
    const { start: from, end: to } = inner;
    return from === to ? [] : [{ start: block.start + from, end: block.start + to }];
  };
  const units =
    unit === 'paragraph'
      ? own(0, block.text.length)
      : [...segmenters[unit].segment(block.text)].flatMap(({ index, segment, isWordLike }) =>
          unit === 'word' && isWordLike !== true ? [] : own(index, index + segment.length),
        );
  known.set(block, { ...known.get(block), [unit]: units });
  return units;
}

function firstBlock(blocks: Blocks, offset: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The unit that an offset lies in, or else the first one after it; null after the last. */
export function unitAt(blocks: Blocks, offset: number, unit: TextUnit): Span | null {
  for (let at = firstBlock(blocks, offset); at < blocks.length; at += 1) {
    const block = blocks[at];
    const found = block && unitsOf(block, unit).find(({ end }) => end > offset);
    if (found !== undefined) return found;
  }
  return null;
}

/** The last unit that begins before an offset; null before the first. */
function unitBefore(blocks: Blocks, offset: number, unit: TextUnit): Span | null {
  for (let at = Math.min(firstBlock(blocks, offset), blocks.length - 1); at >= 0; at -= 1) {
    const block = blocks[at];
    const found = block && unitsOf(block, unit).findLast(({ start }) => start < offset);
    if (found !== undefined) return found;
  }
  return null;
}

/** A selection moved to the next unit, or with -1 the one before; as it is where there is none. */
export function movedBy(blocks: Blocks, { start, end }: Span, unit: TextUnit, by: 1 | -1): Span {
  const own = unitAt(blocks, end, unit);
  // What is selected may lie inside a unit: the next one begins behind that.
  const next = own !== null && own.start < end ? unitAt(blocks, own.end, unit) : own;
  const there = by === 1 ? next : unitBefore(blocks, start, unit);
  return there ?? unitAt(blocks, start, unit) ?? { start, end };
}

/** A selection that ends a unit later, or with -1 earlier, but never before its first unit's end. */
export function extendedBy(blocks: Blocks, span: Span, unit: TextUnit, by: 1 | -1): Span {
  const { start, end } = span;
  if (by === 1) return { start, end: unitAt(blocks, end, unit)?.end ?? end };
  const last = unitBefore(blocks, end, unit);
  const shorter = last === null ? null : unitBefore(blocks, last.start, unit);
  return shorter === null || shorter.end <= start ? span : { start, end: shorter.end };
}
