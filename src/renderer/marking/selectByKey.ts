import type { useReadingStore } from '../reading/readingStore';
import { extendedBy, movedBy, type TextUnit } from './textUnits';

/**
 * Moves the selection in the open article by an arrow key, or with Shift its end: left and right by words as
 * the article is read, up and down by sentences, with Ctrl by paragraphs. False when nothing is selected there.
 */
export function selectByKey(
  { key, shiftKey, ctrlKey, metaKey }: KeyboardEvent,
  {
    page,
    prepared,
    current,
  }: Pick<ReturnType<typeof useReadingStore>, 'page' | 'prepared' | 'current'>,
): boolean {
  const span = page?.selected() ?? null;
  if (page === null || span === null || prepared === null) return false;
  const forwards = current?.article.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const by = key === 'ArrowDown' || key === forwards ? 1 : -1;
  const change = shiftKey ? extendedBy : movedBy;
  page.select(change(prepared.blocks, span, unitOf(key, ctrlKey || metaKey), by));
  return true;
}

function unitOf(key: string, isFar: boolean): TextUnit {
  if (key === 'ArrowLeft' || key === 'ArrowRight') return 'word';
  return isFar ? 'paragraph' : 'sentence';
}
