import { useEventListener } from '@vueuse/core';
import type { ShallowRef } from 'vue';
import type { PagedLine } from './usePagedLine';

/** What is left in sight when a whole page is turned, as a share of it. */
const overlap = 0.1;
/** A wheel that turns on without a rest turns one page in this time, milliseconds. */
const wheelPause = 220;

const distances: Readonly<Partial<Record<string, (page: number) => number>>> = {
  PageDown: (page) => page,
  PageUp: (page) => -page,
  ArrowDown: () => 60,
  ArrowUp: () => -60,
  Home: () => -Infinity,
  End: () => Infinity,
};

/** What each key does with pages that run to the left, as Arabic does; else the two arrows change places. */
const turns: Readonly<Partial<Record<string, (pages: PagedLine) => Promise<void>>>> = {
  ArrowLeft: (pages) => pages.turn(1),
  ArrowRight: (pages) => pages.turn(-1),
  ArrowDown: (pages) => pages.turn(1),
  ArrowUp: (pages) => pages.turn(-1),
  PageDown: (pages) => pages.turn(1),
  PageUp: (pages) => pages.turn(-1),
  Home: (pages) => pages.toEnd('first'),
  End: (pages) => pages.toEnd('last'),
};
const mirrored: Readonly<Partial<Record<string, string>>> = {
  ArrowLeft: 'ArrowRight',
  ArrowRight: 'ArrowLeft',
};

/** Whether nothing has the focus but the document or something that the page is in. */
function isFree(page: HTMLElement): boolean {
  const focused = document.activeElement;
  return focused === null || (focused !== page && focused.contains(page));
}

/** Whether the page, or a word in it, has the focus, and not something that keys go through by themselves. */
function isOnText(page: HTMLElement): boolean {
  const focused = document.activeElement;
  return (
    focused === page || (page.contains(focused) && focused?.closest('a, [tabindex="-1"]') !== null)
  );
}

/** Whether a key is pressed by itself, and nobody has taken it. */
const isPlain = (event: KeyboardEvent): boolean =>
  !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey);

/**
 * Has Space, Page Up and Down, Home, End and the arrows scroll the page while nothing has the focus,
 * as they do in a window that is one page; where something has it, its own keys count. Pages are turned
 * by the same keys and by the wheel, in the direction of the text.
 */
export function usePageKeys(
  scroller: Readonly<ShallowRef<HTMLElement | null>>,
  pages: Readonly<ShallowRef<PagedLine | null>>,
): void {
  const turnBy = (key: string, page: HTMLElement, paged: PagedLine): boolean => {
    const rightToLeft = getComputedStyle(page).direction === 'rtl';
    const turn = turns[rightToLeft ? key : (mirrored[key] ?? key)];
    void turn?.(paged);
    return turn !== undefined;
  };
  const scrollBy = (key: string, page: HTMLElement): boolean => {
    const distance = distances[key]?.(page.clientHeight * (1 - overlap));
    if (distance === undefined) return false;
    page.scrollTop = Math.min(Math.max(0, page.scrollTop + distance), page.scrollHeight);
    return true;
  };

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    const page = scroller.value;
    const paged = pages.value;
    if (page === null || !isPlain(event)) return;
    if (!isFree(page) && (paged === null || !isOnText(page))) return;
    const key = event.key === ' ' ? (event.shiftKey ? 'PageUp' : 'PageDown') : event.key;
    const done = paged === null ? scrollBy(key, page) : turnBy(key, page, paged);
    if (done) event.preventDefault();
  });

  let turnedAt = 0;
  useEventListener(scroller, 'wheel', (event: WheelEvent) => {
    const paged = pages.value;
    // A table that scrolls by itself has its own wheel.
    const inBox = event.target instanceof Element && event.target.closest('.table-scroll, pre');
    if (paged === null || event.ctrlKey || inBox !== null || event.deltaY === 0) return;
    if (event.timeStamp - turnedAt < wheelPause) return;
    turnedAt = event.timeStamp;
    void paged.turn(event.deltaY > 0 ? 1 : -1);
  });
}
