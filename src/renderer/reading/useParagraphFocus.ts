import { useEventListener, useThrottleFn } from '@vueuse/core';
import { nextTick, onMounted, onScopeDispose, watch, type Ref } from 'vue';
import { useSettingsStore } from '../settings/settingsStore';

/** Where the eye rests on a page that is read, as a share of its height. */
export const eyeHeight = 0.36;
/** Milliseconds; faster than an eye moves to another paragraph. */
const pause = 60;

const paragraphs = 'p, li, h2, h3, h4, h5, h6, blockquote, pre, figure, dt, dd, .table-scroll';

/** Marks the paragraph that the reader is at with `data-current`, while that is wanted; the styles dim the others. */
export function useParagraphFocus(page: Readonly<Ref<HTMLElement | null>>): void {
  const settings = useSettingsStore();
  let current: Element | null = null;

  const mark = (next: Element | null): void => {
    if (next === current) return;
    current?.removeAttribute('data-current');
    next?.setAttribute('data-current', '');
    current = next;
  };
  const atEye = (scroller: HTMLElement): Element | null => {
    const body = scroller.querySelector('.article-body');
    if (body === null) return null;
    const view = scroller.getBoundingClientRect();
    const x = view.left + view.width / 2;
    // Between two paragraphs, the one that comes next is read.
    for (let share = eyeHeight; share < 1; share += 0.04) {
      const element = document.elementFromPoint(x, view.top + view.height * share);
      const found = element?.closest(paragraphs) ?? null;
      if (found !== null && body.contains(found)) return found;
    }
    return null;
  };
  const look = (): void => {
    const scroller = page.value;
    mark(settings.settings.paragraphFocus && scroller !== null ? atEye(scroller) : null);
  };
  const lookSoon = useThrottleFn(look, pause, true);

  useEventListener(page, 'scroll', () => void lookSoon(), { passive: true });
  useEventListener(page, 'pointerover', ({ target }) => {
    if (!settings.settings.paragraphFocus || !(target instanceof Element)) return;
    const under = target.closest(`.article-body :is(${paragraphs})`);
    if (under !== null) mark(under);
  });
  watch(
    () => settings.settings.paragraphFocus,
    () => void nextTick(look),
  );
  onMounted(() => void document.fonts.ready.then(look));
  onScopeDispose(() => {
    mark(null);
  });
}
