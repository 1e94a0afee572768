import { nextTick, onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { useEventListener, useResizeObserver } from '@vueuse/core';
import type { Span } from '#shared/text/spans';
import { columnsOf, firstOnPage, lastBox } from './columns';
import { lineSpan, letterBox } from './lines';
import { partAt } from './parts';
import { sectionAt, sectionsOf, type Section } from './sections';
import type { KeptLine, Page, PagePosition } from './useKeptLine';

/** Which page is in view, from 1, and of how many; `about` when the others have not been laid out. */
export interface PageNumber {
  readonly page: number;
  readonly of: number;
  readonly about: boolean;
}

/** What can be turned: pages, one by one, or to either end of the article. */
export interface PagedLine extends KeptLine {
  readonly number: Readonly<ShallowRef<PageNumber>>;
  turn(by: 1 | -1): Promise<void>;
  toEnd(end: 'first' | 'last'): Promise<void>;
}

/**
 * Shows an article as pages that are turned, as `useKeptLine` shows it as one that is scrolled: the page
 * that is shown is the one with the kept letter, whatever becomes of the layout. A long article is laid out
 * section by section, each beginning on a page of its own.
 */
export function usePagedLine(page: Page, moved: (position: PagePosition) => void): PagedLine {
  const { scroller, content, map, prepared } = page;
  const { parts, text } = prepared;
  const sections = sectionsOf(prepared);
  const columns = columnsOf(scroller);
  const number = shallowRef<PageNumber>({ page: 1, of: 1, about: false });
  /** The letter whose page is shown; null for the very beginning, above the text. */
  let kept: number | null = null;
  let shown = -1;
  let at = 0;
  /** How wide a page was when it was last shown; CSS pixels. */
  let width = 0;
  /** The page is another one's now; what was to be done at the next update is not. */
  let isOver = false;

  const section = (): Section => sections[shown] ?? { first: 0, last: 0, start: 0, end: 0 };
  const isLast = (): boolean => shown >= sections.length - 1;

  const countPages = (): number => {
    const end = isLast() ? content.lastElementChild : map.elementOf(section().last);
    const box = lastBox(end) ?? lastBox(map.elementOf(section().last));
    const count = box === null ? 1 : columns.pageOf(box) + 1;
    content.style.setProperty('--pages', String(count));
    return count;
  };

  /** Lays out one section alone. Its parts that are not drawn yet are at the next update. */
  const lay = (index: number): void => {
    const { first, last } = sections[index] ?? section();
    if (index !== shown) {
      shown = index;
      parts.forEach((part) => {
        map
          .elementOf(part.index)
          ?.toggleAttribute('hidden', part.index < first || part.index > last);
      });
      content.classList.toggle('after-first', index > 0);
      content.classList.toggle('before-last', !isLast());
    }
    page.drawParts(first, last);
    const { paddingTop, paddingBottom } = getComputedStyle(content);
    const height = content.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
    content.style.setProperty('--page-block-size', `${height}px`);
  };

  const firstLine = (): Span | null => (kept === null ? null : lineSpan(prepared, kept));

  const tell = (): void => {
    const count = countPages();
    const { start, end } = section();
    const letters = Math.max(1, end - start) / count;
    const before = Math.round(start / letters);
    const all = sections.length > 1 ? Math.round(text.length / letters) : count;
    const now = before + at + 1;
    const ended = isLast() && at >= count - 1;
    number.value = { page: now, of: ended ? now : Math.max(now, all), about: sections.length > 1 };
    const share = ended ? 1 : (kept ?? 0) / Math.max(1, text.length);
    moved({ line: firstLine(), share });
  };

  const turnTo = (wanted: number): void => {
    at = wanted;
    width = columns.width();
    columns.show(at);
  };

  /** Shows a page of the section and keeps its first letter. */
  const show = (wanted: number): void => {
    turnTo(Math.min(Math.max(0, wanted), countPages() - 1));
    kept = shown === 0 && at === 0 ? null : firstOnPage(columns, map, prepared, section(), at);
    tell();
  };

  /** Brings the page of the kept letter into view. */
  const apply = (): void => {
    if (isOver) return;
    const part = kept === null ? 0 : (partAt(parts, kept)?.index ?? 0);
    lay(sectionAt(sections, part));
    const box = kept === null ? null : letterBox(map, Math.min(kept, text.length - 1), text.length);
    if (kept !== null && box === null) return;
    countPages();
    turnTo(box === null ? 0 : columns.pageOf(box));
    tell();
  };
  const applySoon = (): void => {
    apply();
    void nextTick(apply);
  };

  const open = async (index: number): Promise<void> => {
    lay(index);
    await nextTick();
  };
  const turn = async (by: 1 | -1): Promise<void> => {
    const wanted = at + by;
    if (wanted >= countPages()) {
      if (isLast()) return;
      await open(shown + 1);
      show(0);
    } else if (wanted < 0) {
      if (shown <= 0) return;
      await open(shown - 1);
      show(countPages() - 1);
    } else show(wanted);
  };
  const toEnd = async (end: 'first' | 'last'): Promise<void> => {
    await open(end === 'first' ? 0 : sections.length - 1);
    show(end === 'first' ? 0 : Infinity);
  };

  // The focus may have gone to a link on another page, and the engine with it. Where a page of another
  // width happens to be scrolled to, before its observer hears of it, says nothing of the reader.
  useEventListener(scroller, 'scroll', () => {
    if (columns.width() !== width) apply();
    else if (columns.now() !== at) show(columns.now());
  });
  useResizeObserver([scroller, map.elementOf(0)?.parentElement ?? content] as HTMLElement[], apply);
  useEventListener(content, 'load', apply, { capture: true });
  useEventListener(document.fonts, 'loadingdone', apply);
  onScopeDispose(() => {
    isOver = true;
    for (const part of parts) map.elementOf(part.index)?.removeAttribute('hidden');
    content.classList.remove('after-first', 'before-last');
    scroller.scrollLeft = 0;
  });

  return {
    ...{ number, turn, toEnd, firstLine },
    apply: applySoon,
    hold(offset) {
      kept = offset;
      applySoon();
    },
    holdShare(share) {
      kept = share <= 0 ? null : Math.min(text.length - 1, Math.floor(share * text.length));
      applySoon();
    },
    report: tell,
  };
}
