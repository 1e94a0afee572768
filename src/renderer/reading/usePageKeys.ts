import { useEventListener } from '@vueuse/core';
import type { ShallowRef } from 'vue';

/** What is left in sight when a whole page is turned, as a share of it. */
const overlap = 0.1;

const distances: Readonly<Partial<Record<string, (page: number) => number>>> = {
  PageDown: (page) => page,
  PageUp: (page) => -page,
  ArrowDown: () => 60,
  ArrowUp: () => -60,
  Home: () => -Infinity,
  End: () => Infinity,
};

/** Whether nothing has the focus but the document or something that the page is in. */
function isFree(page: HTMLElement): boolean {
  const focused = document.activeElement;
  return focused === null || (focused !== page && focused.contains(page));
}

/**
 * Has Space, Page Up and Down, Home, End and the arrows scroll the page while nothing has the focus,
 * as they do in a window that is one page; where something has it, its own keys count.
 */
export function usePageKeys(scroller: Readonly<ShallowRef<HTMLElement | null>>): void {
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    const page = scroller.value;
    if (page === null || !isFree(page) || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key === ' ' ? (event.shiftKey ? 'PageUp' : 'PageDown') : event.key;
    const distance = distances[key]?.(page.clientHeight * (1 - overlap));
    if (distance === undefined) return;
    event.preventDefault();
    page.scrollTop = Math.min(Math.max(0, page.scrollTop + distance), page.scrollHeight);
  });
}
