import { computed, effectScope, nextTick, onScopeDispose, shallowRef, watch } from 'vue';
import { useLookStore } from '../settings/lookStore';
import { useKeptLine, type KeptLine, type Page, type PagePosition } from './useKeptLine';
import { usePagedLine, type PagedLine } from './usePagedLine';

/** A page that is scrolled or turned, as the reader chose; which of them it is may change while it is read. */
export function usePageFlow() {
  const looks = useLookStore();
  const flow = computed(() => looks.look.flow);
  const isPaged = computed(() => flow.value !== 'scroll');
  /** What turns the pages; null while the page is scrolled. */
  const pages = shallowRef<PagedLine | null>(null);
  let line: KeptLine | null = null;
  let scope = effectScope();

  function begin(page: Page, moved: (position: PagePosition) => void): void {
    scope = effectScope(true);
    scope.run(() => {
      pages.value = isPaged.value ? usePagedLine(page, moved) : null;
      line = pages.value ?? useKeptLine(page, moved);
    });
  }
  onScopeDispose(() => {
    scope.stop();
  });

  /** Follows the reader's choice on a page that is drawn; answers the place on it. */
  function start(page: Page, moved: (position: PagePosition) => void): KeptLine {
    begin(page, moved);
    watch(isPaged, async () => {
      // The page is still as it was.
      const place = line?.firstLine() ?? null;
      scope.stop();
      await nextTick();
      begin(page, moved);
      if (place === null) line?.holdShare(0);
      else line?.hold(place.start);
    });
    // Columns of the same size say nothing of the letters in them having changed theirs.
    watch(
      () => looks.look,
      () => isPaged.value && pages.value?.apply(),
      { flush: 'post' },
    );
    return {
      hold: (offset, distance) => line?.hold(offset, distance),
      holdShare: (at) => line?.holdShare(at),
      apply: () => line?.apply(),
      firstLine: () => line?.firstLine() ?? null,
      report: () => line?.report(),
    };
  }

  return { flow, isPaged, pages, start };
}
