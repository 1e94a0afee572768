import { confidences } from '#shared/confidence';
import { listItem, sentenceEnd } from '../lineForms';
import { onlyLine, type Block } from './blocks';
import { endsSentence } from './foldedLine';
import type { Found, Sure } from './found';
import { isFrontMatter } from './frontMatter';
import { readOpening } from './placeLine';

/** Longer than the longest headline that a newsroom prints. */
const maximumLength = 140;
/** How much of a text without title stands in for one. */
const startLength = 80;
/** What is looked at to make one, white space and list marker included. */
const enough = 400;
/** How far below the title its text must have begun. */
const nearby = 3;

/**
 * The block that is the title: the first one that is not taken, when it is short, is no sentence or
 * list item, and has front matter or a longer text below it; null when the text begins at once.
 */
export function findTitle(
  blocks: readonly Block[],
  taken: ReadonlySet<number>,
): Found<string> | null {
  const index = blocks.findIndex(({ lines }, at) => lines.length > 0 && !taken.has(at));
  const block = blocks[index];
  const line = block === undefined ? null : onlyLine(block);
  if (line === null || line.length > maximumLength || listItem.test(line)) return null;
  const below = blocks.slice(index + 1).filter(({ lines }) => lines.length > 0);
  const next = below[0];
  if (next === undefined) return null;
  const title = { index, answer: line, confidence: confidences.placed };
  if (next.lines.some(isFrontMatter)) return title;
  if (endsSentence(line) && !/[!؟?»"”)\]]$/u.test(line)) return null;
  return below.slice(0, nearby).some((block) => isText(block, line)) ? title : null;
}

/** A text under a title has lines of its own, or is clearly longer than the title, or a whole sentence. */
function isText({ lines }: Block, title: string): boolean {
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const isSentence = sentenceEnd.test(lines.at(-1)?.slice(-10) ?? '') && length > title.length;
  return lines.length > 1 || isSentence || length > Math.max(60, title.length * 1.5);
}

/**
 * The beginning of a text as its title: its first line without a place line, cut at the end of a word
 * when it is long.
 */
export function startOfText(blocks: readonly Block[]): Sure<string> {
  const first = blocks.find(({ lines }) => lines.length > 0)?.lines[0] ?? '';
  const place = readOpening(first)?.answer.words ?? '';
  const text = first.startsWith(place)
    ? first.slice(place.length).replace(/^[\s.:–—-]+/u, '')
    : first;
  return { answer: beginningOf(place === '' ? first : text), confidence: confidences.assumed };
}

function beginningOf(text: string): string {
  const opening = text.slice(0, enough);
  const line = opening.replace(listItem, '').replace(/\s+/gu, ' ').trim() || opening.trim();
  if (line.length <= startLength) return line;
  const start = line.slice(0, startLength + 1);
  const space = start.search(/\s\S*$/u);
  // One word without end is cut between two letters, never inside a surrogate pair or before a mark.
  const whole =
    space > 0 ? start.slice(0, space) : start.replace(/(?:.|\p{M})[\p{M}\u200d]*$/u, '');
  return `${whole.replace(/[\s،,؛;:–—-]+$/u, '')}…`;
}
