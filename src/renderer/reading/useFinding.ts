import { computed, shallowRef } from 'vue';
import type { Span } from '#shared/text/spans';
import { findMatches, type Matches } from './findMatches';
import type { PreparedArticle } from './parts';

const none: Matches = { spans: [], best: 0 };

/** The matches of a query in an article, and which of them the reader is at. */
export function useFinding(prepared: () => PreparedArticle) {
  const query = shallowRef<string | null>(null);
  const at = shallowRef(0);
  const matches = computed(() =>
    query.value === null ? none : findMatches(prepared().blocks, query.value),
  );
  const span = computed<Span | null>(() => matches.value.spans[at.value] ?? null);

  return {
    query,
    at,
    matches,
    /** The match that the reader is at; null when there is none. */
    span,
    /** Looks for a query (null ends the search); the best match is the first that the reader is at. */
    find(wanted: string | null): void {
      query.value = wanted;
      at.value = matches.value.best;
    },
    /** Goes `by` matches on or back, around the ends. */
    step(by: 1 | -1): void {
      const count = matches.value.spans.length;
      if (count > 0) at.value = (at.value + by + count) % count;
    },
  };
}
