import type { Published } from '#shared/article';
import { inHead, inTail, onlyLine, type Block } from './blocks';
import { readByline } from './byline';
import { isCallToAction } from './callToAction';
import { isReadAlso } from './readAlso';
import { isRelativeDateline, isSavedDate, readDateline, readRelativeDateline } from './dateline';
import { readSourceLine, type SourceLine } from './sourceLine';

/** True for a line that is a date, a source or a name and nothing else. */
export const isFrontMatter = (line: string): boolean =>
  readDateline(line) !== null ||
  isRelativeDateline(line) ||
  readSourceLine(line) !== null ||
  readByline(line).length > 0;

/** True for a line that is about the text rather than of it, and so a paragraph of its own. */
export const standsAlone = (line: string): boolean =>
  isFrontMatter(line) || isCallToAction(line) || isReadAlso(line);

/** An answer with the index of the block that it was read from. */
interface Found<Answer> {
  readonly index: number;
  readonly answer: Answer;
}

function find<Answer>(
  blocks: readonly Block[],
  read: (line: string, index: number) => Answer | null,
): Found<Answer>[] {
  return blocks.flatMap((block, index) => {
    const line = onlyLine(block);
    const answer = line === null ? null : read(line, index);
    return answer === null ? [] : [{ index, answer }];
  });
}

/**
 * The first dateline at the head, if any. Above a title it must be a date alone: titles have dates in
 * them. Without a date of publication, `قبل ساعتين` counts back from the date of the copy.
 */
export function findDateline(blocks: readonly Block[]): readonly Found<Published>[] {
  const read = (line: string, index: number): Published | null =>
    inHead(index) ? readDateline(line, index === 0) : null;
  const dates = find(blocks, read);
  const copy = dates.find(({ answer }) => isSavedDate(answer.text));
  const relative = find(blocks, (line, index) =>
    inHead(index) && index > 0 ? readRelativeDateline(line, copy?.answer ?? null) : null,
  );
  const published = dates.filter((date) => date !== copy);
  return [...published, ...relative, ...dates].slice(0, 1);
}

/** The first line at the head that names the source; failing that, the last one at the end, if any. */
export function findSourceLine(blocks: readonly Block[]): readonly Found<SourceLine>[] {
  const lines = find(blocks, (line, index) =>
    inHead(index) || inTail(index, blocks) ? readSourceLine(line) : null,
  );
  const atHead = lines.filter(({ index }) => inHead(index));
  return atHead.length > 0 ? atHead.slice(0, 1) : lines.slice(-1);
}

/** The lines at either end, below the title's block, that say who wrote the text. */
export function findBylines(
  blocks: readonly Block[],
  titleIndex: number,
): readonly Found<readonly string[]>[] {
  return find(blocks, (line, index) => {
    if (index <= titleIndex || !(inHead(index) || inTail(index, blocks))) return null;
    const names = readByline(line);
    return names.length === 0 ? null : names;
  });
}
