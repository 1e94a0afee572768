import { useEventListener } from '@vueuse/core';
import type { Ref } from 'vue';
import { useLookStore } from '../settings/lookStore';
import { resized } from '../settings/textSizes';

/** So far a wheel is turned, or fingers are drawn apart, for one step of the size; CSS pixels. */
const step = 40;

/** Has the wheel with Ctrl, and two fingers (which the engine tells of in the same way), set the text's size. */
export function useSizeGestures(page: Readonly<Ref<HTMLElement | null>>): void {
  const looks = useLookStore();
  let turned = 0;

  useEventListener(
    page,
    'wheel',
    (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      // A touchpad tells of much smaller ways than a wheel, but of many.
      const small = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL && Math.abs(event.deltaY) < 30;
      turned += event.deltaY * (small ? 4 : 1);
      if (Math.abs(turned) < step) return;
      const change = resized(looks.look.fontSize, turned < 0 ? 'larger' : 'smaller');
      turned = 0;
      void looks.change(change);
    },
    { passive: false },
  );
}
