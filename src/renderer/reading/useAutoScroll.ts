import { useEventListener, useIntervalFn, useRafFn } from '@vueuse/core';
import { computed, shallowRef, watch, type Ref } from 'vue';
import { useCommandStore } from '../settings/commandStore';
import { useSettingsStore } from '../settings/settingsStore';
import type { PagedLine } from './usePagedLine';

/** What stays in sight of the screen before, where motion is unwanted and the page goes on by screens. */
const overlap = 0.12;
const minute = 60_000;
const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta']);

/**
 * Moves the page by itself, so many lines a minute, until its end or any touch. Pages are turned, and where the
 * reader asked for reduced motion the page goes on by whole screens, when as many lines would have passed.
 */
export function useAutoScroll(
  scroller: Readonly<Ref<HTMLElement | null>>,
  pages: Readonly<Ref<PagedLine | null>>,
) {
  const settings = useSettingsStore();
  const isOn = shallowRef(false);
  const isStill = (): boolean =>
    pages.value !== null || matchMedia('(prefers-reduced-motion: reduce)').matches;

  const lineHeight = (page: HTMLElement): number => {
    const body = page.querySelector('.article-body') ?? page;
    return Math.max(8, parseFloat(getComputedStyle(body).lineHeight));
  };
  /** Lines in view, those of two columns one after the other. */
  const linesIn = (page: HTMLElement): number => {
    const columns = Number(getComputedStyle(page.firstElementChild ?? page).columnCount) || 1;
    return (columns * page.clientHeight * (1 - overlap)) / lineHeight(page);
  };
  const isAtEnd = (page: HTMLElement): boolean =>
    pages.value === null
      ? page.scrollTop + page.clientHeight >= page.scrollHeight - 1
      : pages.value.number.value.page >= pages.value.number.value.of;

  const pause = shallowRef(minute);
  const goOn = (): void => {
    const page = scroller.value;
    if (page === null || isAtEnd(page)) isOn.value = false;
    else if (pages.value === null) page.scrollTop += page.clientHeight * (1 - overlap);
    else void pages.value.turn(1);
  };
  const steps = useIntervalFn(goOn, pause, { immediate: false });

  /** What the page was not moved yet because engines scroll by whole pixels. */
  let rest = 0;
  const frames = useRafFn(
    ({ delta }) => {
      const page = scroller.value;
      if (page === null) return;
      rest += (delta / minute) * settings.settings.scrollSpeed * lineHeight(page);
      const whole = Math.floor(rest);
      rest -= whole;
      if (whole > 0) page.scrollTop += whole;
      if (isAtEnd(page)) isOn.value = false;
    },
    { immediate: false },
  );

  watch(isOn, (on) => {
    frames.pause();
    steps.pause();
    if (!on || scroller.value === null) return;
    rest = 0;
    pause.value = (linesIn(scroller.value) / settings.settings.scrollSpeed) * minute;
    if (isStill()) steps.resume();
    else frames.resume();
  });

  const stop = (event: Event): void => {
    if (event instanceof KeyboardEvent && modifiers.has(event.key)) return;
    isOn.value = false;
  };
  let wasOn = false;
  useCommandStore().onCommand((command) => {
    // The keys of the command are a touch themselves: when it moved, it has just been stopped.
    if (command === 'auto-scroll') isOn.value = !wasOn;
  });
  for (const touch of ['pointerdown', 'wheel', 'keydown', 'touchstart'] as const) {
    useEventListener(
      window,
      touch,
      (event) => {
        wasOn = isOn.value;
        stop(event);
      },
      { capture: true, passive: true },
    );
  }

  return { isOn: computed(() => isOn.value) };
}
