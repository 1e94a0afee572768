import type { Published } from '#shared/article';
import { confidences } from '#shared/confidence';
import { inHead, inTail, type Block } from './blocks';
import { readByline, readWrote } from './byline';
import { find, sure, type Found } from './found';
import { isPlaceLine } from './placeLine';
import { isCallToAction } from './callToAction';
import { isReadAlso } from './readAlso';
import {
  datelineConfidence,
  isChangedDate,
  isRelativeDateline,
  isSavedDate,
  readDateline,
  readRelativeDateline,
} from './dateline';
import { readSourceLine, type SourceLine } from './sourceLine';

/** True for a line that is a date, a source or a name and nothing else. */
export const isFrontMatter = (line: string): boolean =>
  readDateline(line) !== null ||
  isRelativeDateline(line) ||
  readSourceLine(line) !== null ||
  isPlaceLine(line) ||
  readByline(line).length > 0;

/** True for a line that is about the text rather than of it, and so a paragraph of its own. */
export const standsAlone = (line: string): boolean =>
  isFrontMatter(line) || isCallToAction(line) || isReadAlso(line);

/**
 * The first dateline at the head, if any; one of a change only when none is of the publication. Above a
 * title it must be a date alone: titles have dates in them. Without a date of publication, `قبل ساعتين`
 * counts back from the date of the copy.
 */
export function findDateline(blocks: readonly Block[]): readonly Found<Published>[] {
  const dates = find(blocks, (line, index) => {
    const published = inHead(index) ? readDateline(line, index === 0) : null;
    return published && { answer: published, confidence: datelineConfidence(published) };
  });
  const copy = dates.find(({ answer }) => isSavedDate(answer.text));
  const relative = find(blocks, (line, index) => {
    const isBelow = inHead(index) && index > 0;
    const published = isBelow ? readRelativeDateline(line, copy?.answer ?? null) : null;
    return published && { answer: published, confidence: datelineConfidence(published) };
  });
  const published = dates.filter(
    ({ answer }) => answer !== copy?.answer && !isChangedDate(answer.text),
  );
  const changed = dates.filter(({ answer }) => isChangedDate(answer.text));
  // When it was changed or saved, it had been published.
  const later = [...changed, ...dates].map((date) => ({
    ...date,
    confidence: confidences.assumed,
  }));
  return [...published, ...relative, ...later].slice(0, 1);
}

/** The first line at the head that names the source; failing that, the last one at the end, if any. */
export function findSourceLine(blocks: readonly Block[]): readonly Found<SourceLine>[] {
  const lines = find(blocks, (line, index) => {
    const isAtAnEnd = inHead(index) || inTail(index, blocks);
    return isAtAnEnd ? sure(readSourceLine(line), confidences.labelled) : null;
  });
  const atHead = lines.filter(({ index }) => inHead(index));
  return atHead.length > 0 ? atHead.slice(0, 1) : lines.slice(-1);
}

/**
 * The lines at either end, below the title's block, that say who wrote the text; `front` are the blocks
 * that say something else of it, beside which `كتب` and a name alone are believed.
 */
export function findBylines(
  blocks: readonly Block[],
  titleIndex: number,
  front: ReadonlySet<number>,
): readonly Found<readonly string[]>[] {
  return find(blocks, (line, index) => {
    if (index <= titleIndex || !(inHead(index) || inTail(index, blocks))) return null;
    const names = readByline(line);
    if (names.length > 0) return { answer: names, confidence: confidences.labelled };
    const isBeside = inHead(index) && (front.has(index - 1) || front.has(index + 1));
    const wrote = isBeside ? readWrote(line) : [];
    return wrote.length === 0 ? null : { answer: wrote, confidence: confidences.placed };
  });
}
