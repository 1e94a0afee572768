import type { Virtualizer } from '@tanstack/vue-virtual';
import { nextTick, watch, type Ref, type ShallowRef } from 'vue';

/** What a list tells of itself to have a row kept in its place. */
interface AnchoredList {
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>;
  readonly keys: Readonly<Ref<readonly string[]>>;
  readonly activeKey: Readonly<Ref<string | null>>;
  /** Whether rows are to be kept in their place at all. */
  isSteady(): boolean;
  readonly virtualizer: Readonly<Ref<Virtualizer<HTMLElement, Element>>>;
}

/** Whether rows have only come in: all that were there still are, in the same order. */
export function isInsertion(before: readonly string[], now: readonly string[]): boolean {
  if (now.length <= before.length) return false;
  let at = 0;
  for (const key of now) if (key === before[at]) at += 1;
  return at === before.length;
}

/**
 * Keeps a row where it is on the screen while rows come in above it: the one under the pointer, else the
 * active one while the list has the focus, else the first in view. Every other change moves as it did.
 */
export function useRowAnchor(anchored: AnchoredList): void {
  const { scroller, keys, activeKey, virtualizer } = anchored;

  /** Where a row begins, in pixels from the list's own beginning; null before the rows are reckoned with. */
  function startOf(index: number): number | null {
    const all = virtualizer.value;
    all.getTotalSize();
    if (all.measurementsCache.length !== keys.value.length) return null;
    return all.measurementsCache[index]?.start ?? null;
  }

  /** The row to keep, by what is drawn now, and how far below the list's edge it begins. */
  function chooseRow(list: HTMLElement, drawn: readonly string[]) {
    const edge = list.getBoundingClientRect();
    const rows = [...list.querySelectorAll<HTMLElement>('[data-index]')].flatMap((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      const key = drawn[Number(row.dataset['index'])];
      const isInView = bottom > edge.top && top < edge.bottom;
      return key === undefined || !isInView ? [] : [{ row, key, below: top - edge.top }];
    });
    const isActive = ({ key }: { key: string }): boolean =>
      list.matches(':focus') && key === activeKey.value;
    return rows.find(({ row }) => row.matches(':hover')) ?? rows.find(isActive) ?? rows[0];
  }

  // Before the rows are drawn anew they still stand where the reader sees them.
  watch(keys, async (now, before) => {
    const list = scroller.value;
    if (list === null || !anchored.isSteady() || !isInsertion(before, now)) return;
    const kept = chooseRow(list, before);
    if (kept === undefined) return;
    const index = now.indexOf(kept.key);
    const foreseen = startOf(index);
    // The rows that will be in view are drawn at once, and not first those that were.
    if (foreseen !== null) virtualizer.value.scrollOffset = foreseen - kept.below;
    await nextTick();
    const start = startOf(index);
    if (start !== null) list.scrollTop = start - kept.below;
  });
}
