import { confidences } from '#shared/confidence';
import { tokenize } from '#shared/text/tokenize';
import { onlyLine, type Block } from './blocks';
import type { Found } from './found';
import { isFrontMatter } from './frontMatter';

const maximumLength = 700;
/** Fewer words may be repeated by chance. */
const minimumRepeated = 6;

/** Where things stand: blocks that are taken, the title (-1 above the first), and the last front matter at the head. */
interface Layout {
  readonly taken: ReadonlySet<number>;
  readonly titleIndex: number;
  readonly frontEnd: number;
}

/**
 * The block that is the lead: the only paragraph between the title and the last line of front
 * matter, or the first paragraph when the last one repeats it; null in all doubtful cases, and
 * when no body would be left.
 */
export function findLead(blocks: readonly Block[], layout: Layout): Found<string> | null {
  const { taken, titleIndex, frontEnd } = layout;
  const free = blocks.flatMap(({ lines }, index) =>
    lines.length > 0 && !taken.has(index) && index > titleIndex ? [index] : [],
  );
  const [first, ...others] = free;
  const last = others.at(-1);
  if (first === undefined || last === undefined) return null;
  const paragraph = lineAt(blocks, first);
  if (paragraph === null || paragraph.length > maximumLength || isFrontMatter(paragraph)) {
    return null;
  }
  const lead = { index: first, answer: paragraph, confidence: confidences.placed };
  const between = free.filter((index) => index < frontEnd);
  if (between.length === 1) return lead;
  const ending = lineAt(blocks, last) ?? '';
  const comparable = others.length > 1 && ending.length <= 2 * maximumLength;
  return comparable && repeats(ending, paragraph) ? lead : null;
}

function lineAt(blocks: readonly Block[], index: number): string | null {
  const block = blocks[index];
  return block === undefined ? null : onlyLine(block);
}

/** Whether a paragraph has all words of another one in it; its first may have `و` before it. */
function repeats(paragraph: string, of: string): boolean {
  const words = (text: string): string[] => tokenize(text).map(({ folded }) => folded);
  const wanted = words(of);
  const phrase = ` ${wanted.slice(1).join(' ')} `;
  return wanted.length >= minimumRepeated && ` ${words(paragraph).join(' ')} `.includes(phrase);
}
