import {
  defaultRangeExtractor,
  measureElement,
  useVirtualizer,
  type Virtualizer,
} from '@tanstack/vue-virtual';
import { computed, type Ref, type ShallowRef } from 'vue';
import { knownSize } from './knownSize';

type Rows = Virtualizer<HTMLElement, Element>;

/** What a list tells of itself to have only the rows in view drawn. */
interface LongList<Item> {
  items(): readonly Item[];
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>;
  readonly keys: Readonly<Ref<readonly string[]>>;
  /** The index of the active row, -1 for none. */
  readonly active: Readonly<Ref<number>>;
  /** About how high a row is, in CSS pixels. */
  estimate(): number;
}

/** The rows of a list of any length that are to be drawn, each with its item, and what reckons them. */
export function useVirtualRows<Item>({ items, scroller, keys, active, estimate }: LongList<Item>) {
  const virtualizer = useVirtualizer<HTMLElement, Element>(
    computed(() => ({
      count: keys.value.length,
      getScrollElement: () => scroller.value,
      estimateSize: estimate,
      getItemKey: (index: number) => keys.value[index] ?? index,
      overscan: 6,
      // Rows are measured when they have been laid out, all at once: to ask one by one lays out each time.
      measureElement: (row: Element, entry: ResizeObserverEntry | undefined, all: Rows) =>
        entry === undefined ? knownSize(row, all) : measureElement(row, entry, all),
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
  return { virtualizer, drawnRows };
}
