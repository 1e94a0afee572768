import { computed, onScopeDispose, type ComputedRef, type ShallowRef } from 'vue';
import { useEventListener } from '@vueuse/core';
import type { Article, Direction } from '#shared/article';
import { useCorrectingStore } from '../correcting/correctingStore';
import { useLookStore } from '../settings/lookStore';
import type { TextMap } from './textMap';
import { asWritten, viewOf, type TextView } from './viewText';
import { writtenText } from './writtenText';

/** How text of an article is shown that runs in a direction. */
export type ViewIn = (direction: Direction) => TextView;

/** The view that the reader chose, for one article; while its lines are corrected, it is shown as written. */
export function useTextView({ language }: Pick<Article, 'language'>): ComputedRef<ViewIn> {
  const looks = useLookStore();
  const correcting = useCorrectingStore();
  // Any other setting leaves these as they are: a long article must not be drawn anew for larger letters.
  const tashkeel = computed(() => looks.look.tashkeel);
  const digits = computed(() => looks.look.digits);
  return computed(() => {
    if (correcting.active) return () => asWritten;
    const chosen = { tashkeel: tashkeel.value, digits: digits.value };
    return (direction: Direction) => viewOf(chosen, language, direction);
  });
}

/** Has what is copied from a page be what was written, whatever the view shows in its stead. */
export function useWrittenCopies(
  page: Readonly<ShallowRef<HTMLElement | null>>,
  map: Readonly<ShallowRef<TextMap | null>>,
  text: string,
): void {
  const stop = useEventListener(page, 'copy', (event) => {
    const selection = getSelection();
    if (selection === null || selection.isCollapsed || page.value === null) return;
    const written = writtenText(selection.getRangeAt(0), page.value, map.value, text);
    if (written === null) return;
    event.clipboardData?.setData('text/plain', written);
    event.preventDefault();
  });
  onScopeDispose(stop);
}
