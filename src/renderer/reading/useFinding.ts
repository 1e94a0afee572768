import { computed, shallowRef } from 'vue';
import type { AskedSearch } from '#shared/keptSearches';
import type { Span } from '#shared/text/spans';
import { findMatches, type Matches } from './findMatches';
import type { PreparedArticle } from './parts';

const none: Matches = { spans: [], best: 0 };

/** The matches of a search in an article, and which of them the reader is at. */
export function useFinding(prepared: () => PreparedArticle) {
  const search = shallowRef<AskedSearch | null>(null);
  /** Whether the reader looks for something here, and did not only come from a search of the library. */
  const isOpen = shallowRef(false);
  const at = shallowRef(0);
  const matches = computed(() =>
    search.value === null ? none : findMatches(prepared().blocks, search.value),
  );
  const span = computed<Span | null>(() => matches.value.spans[at.value] ?? null);

  /** Looks for something (null ends that); the best match is the first that the reader is at. */
  function find(wanted: AskedSearch | null): void {
    search.value = wanted;
    at.value = matches.value.best;
    if (wanted === null) isOpen.value = false;
  }

  return {
    ...{ search, isOpen, at, matches, find },
    /** The match that the reader is at; null when there is none. */
    span,
    /** Whether there is something to go through, or to look for. */
    isShown: computed(() => isOpen.value || matches.value.spans.length > 0),
    /** Lets the reader look for something, at first for what was looked for last. */
    open(): void {
      isOpen.value = true;
      if (search.value === null) find({ text: '', strict: [] });
    },
    /** Goes `by` matches on or back, around the ends. */
    step(by: 1 | -1): void {
      const count = matches.value.spans.length;
      if (count > 0) at.value = (at.value + by + count) % count;
    },
  };
}
