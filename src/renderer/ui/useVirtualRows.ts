import { defaultRangeExtractor, useVirtualizer } from '@tanstack/vue-virtual';
import { computed, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { afterPaint } from './afterPaint';
import { measureRow } from './measureRow';

/** So many rows beyond the view are drawn on either side. */
const beyond = 6;
/** So many rows before the end are close to it. */
const closeToEnd = 15;

/** What a list tells of itself to have only the rows in view drawn. */
interface LongList<Item> {
  items(): readonly Item[];
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>;
  readonly keys: Readonly<Ref<readonly string[]>>;
  /** The index of the active row, -1 for none. */
  readonly active: Readonly<Ref<number>>;
  /** The key of the item that is open; when another one is opened, wherever that was done, it comes into sight. */
  selected(): string | null;
  /** About how high a row is, in CSS pixels. */
  estimate(): number;
  /** Hears of each time that the last row, or one close before it, comes to be drawn. */
  nearEnd(): void;
}

/** The rows of a list of any length that are to be drawn, each with its item, and what reckons them. */
export function useVirtualRows<Item>(list: LongList<Item>) {
  const { items, scroller, keys, active, selected, estimate, nearEnd } = list;
  // The very same function as long as the keys are the same: by another one all rows are laid out anew.
  const keyAt = computed(() => {
    const now = keys.value;
    return (index: number) => now[index] ?? index;
  });
  // Of another list those in view are painted first: a reader who types waits for nothing else.
  const overscan = shallowRef(0);
  const drawBeyond = (): void => {
    overscan.value = beyond;
  };
  afterPaint(drawBeyond);
  watch(
    () => keys.value[0],
    () => {
      overscan.value = 0;
      afterPaint(drawBeyond);
    },
    { flush: 'sync' },
  );
  // Asked for each row of a list that has changed: to ask the properties each time takes longer than all the rest.
  const sizeOfAll = computed(() => {
    const size = estimate();
    return () => size;
  });
  const virtualizer = useVirtualizer<HTMLElement, Element>(
    computed(() => ({
      count: keys.value.length,
      getScrollElement: () => scroller.value,
      estimateSize: sizeOfAll.value,
      getItemKey: keyAt.value,
      overscan: overscan.value,
      measureElement: measureRow,
      // The active row stays drawn, or aria-activedescendant would point at nothing.
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const drawn = defaultRangeExtractor(range);
        const at = active.value;
        const missing = at >= 0 && at < keys.value.length && !drawn.includes(at);
        return missing ? [...drawn, at].sort((a, b) => a - b) : drawn;
      },
    })),
  );
  const drawnRows = computed(() =>
    virtualizer.value.getVirtualItems().flatMap((row) => {
      const item = items()[row.index];
      return item === undefined ? [] : [{ ...row, item }];
    }),
  );
  watch(
    () => (drawnRows.value.at(-1)?.index ?? -1) >= keys.value.length - closeToEnd,
    (isNear) => isNear && keys.value.length > 0 && nearEnd(),
  );
  /**
   * Brings a row into sight, of a list that is scrolled to an offset. For one that is in sight nothing is
   * done: a scroll, even to where a list is, has all laid out that has changed in the window until now.
   */
  const show = (index: number, offset = scroller.value?.scrollTop ?? 0): void => {
    const all = virtualizer.value;
    all.getTotalSize(); // brings what is measured up to date
    const row = all.measurementsCache[index];
    const end = offset + (all.scrollRect?.height ?? 0);
    if (row === undefined || row.start < offset || row.end > end) all.scrollToIndex(index);
  };
  watch(selected, (key) => {
    const index = key === null ? -1 : keys.value.indexOf(key);
    // By what is remembered: the window is being changed, and to ask it would have it laid out.
    if (index >= 0) show(index, virtualizer.value.scrollOffset ?? 0);
  });
  return { virtualizer, drawnRows, show };
}
