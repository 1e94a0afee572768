import { onScopeDispose, type ShallowRef } from 'vue';

/** What is left in sight when a whole page is turned, as a share of it. */
const overlap = 0.1;

/**
 * Has Space, Page Up and Down, Home, End and the arrows scroll the page while nothing has the focus,
 * as they do in a window that is one page; where something has it, its own keys count.
 */
export function usePageKeys(scroller: Readonly<ShallowRef<HTMLElement | null>>): void {
  const distances: Readonly<Record<string, (page: number) => number>> = {
    PageDown: (page) => page,
    PageUp: (page) => -page,
    ArrowDown: () => 60,
    ArrowUp: () => -60,
    Home: () => -Infinity,
    End: () => Infinity,
  };

  const onKey = (event: KeyboardEvent): void => {
    const target = scroller.value;
    const free = document.activeElement === document.body || document.activeElement === null;
    if (target === null || !free || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key === ' ' ? (event.shiftKey ? 'PageUp' : 'PageDown') : event.key;
    const distance = distances[key]?.(target.clientHeight * (1 - overlap));
    if (distance === undefined) return;
    event.preventDefault();
    const to = Math.min(Math.max(0, target.scrollTop + distance), target.scrollHeight);
    target.scrollTop = to;
  };

  window.addEventListener('keydown', onKey);
  onScopeDispose(() => {
    window.removeEventListener('keydown', onKey);
  });
}
