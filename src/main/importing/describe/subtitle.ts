import { confidences } from '#shared/confidence';
import { listItem } from '../lineForms';
import { onlyLine, type Block } from './blocks';
import { endsSentence } from './foldedLine';
import type { Found } from './found';
import { isFrontMatter } from './frontMatter';

const maximumLength = 180;
/** Fewer words are a section's or a city's name. */
const minimumWords = 3;

/**
 * The subtitle: a line right below the title's block that is as little a sentence as a title is, and has
 * front matter right below it; null for any other block, and when nothing of a body would be left.
 */
export function findSubtitle(
  blocks: readonly Block[],
  title: { readonly index: number },
  taken: ReadonlySet<number>,
): Found<string> | null {
  const index = title.index + 1;
  const block = blocks[index];
  const line = block === undefined || title.index < 0 ? null : onlyLine(block);
  if (line === null || taken.has(index) || !isSubtitle(line)) return null;
  const below = blocks.slice(index + 1);
  const isAboveFront = below[0]?.lines.some(isFrontMatter) === true;
  const isLeft = below.some(({ lines }, at) => lines.length > 0 && !taken.has(index + 1 + at));
  if (!isAboveFront || !isLeft) return null;
  return { index, answer: line, confidence: confidences.placed };
}

function isSubtitle(line: string): boolean {
  if (line.length > maximumLength || line.split(/\s+/u).length < minimumWords) return false;
  const isTitle = !endsSentence(line) || /[!؟?»"”)\]]$/u.test(line);
  return isTitle && !listItem.test(line) && !isFrontMatter(line);
}
