import type { Handlers } from '#shared/api';
import type { Rule } from '#shared/text/matching/rules';
import type { Completion } from '#shared/searching';
import { failed, ok } from '#shared/result';
import { asksOfReader } from '#shared/text/querying/queryTree';
import { parseQuery } from '#shared/text/querying/parseQuery';
import type { Indexing } from './indexing';
import type { Library } from './library/library';
import type { FoundAnswer } from './search/search';

/** The search as it is asked: see `SearchIndex`. */
export interface SearchCalls {
  /** Null when a newer query has come: only the newest is answered. */
  query(text: string, limit: number, strict: readonly Rule[]): Promise<FoundAnswer | null>;
  complete(text: string, caret: number): Promise<readonly Completion[]>;
  /** Puts off for a moment what keeps the index small and quick: it would take the processor from what was asked just now. */
  rest(): Promise<void>;
}

interface Parts {
  readonly library: Library;
  readonly search: SearchCalls;
  readonly indexing: Indexing;
  /** Whether the program stays open, and can tell later what is still to come. */
  readonly stays: boolean;
  /** Takes down that something was asked just now. */
  readonly asked: () => void;
}

/** What is asked of the search by window and terminal. */
export function createSearchCalls({
  library,
  search,
  indexing,
  stays,
  asked,
}: Parts): Pick<Handlers, 'search:query' | 'search:complete'> {
  /** What the index had when it was opened, but for what the library knows to be gone. */
  function early(answer: FoundAnswer): FoundAnswer {
    const isThere = (id: string): boolean =>
      library.contentHash(id) !== null && !library.isTrashed(id);
    const hits = answer.hits.filter(({ id }) => isThere(id));
    const total = answer.total - (answer.hits.length - hits.length);
    return {
      ...answer,
      total,
      hits,
      marks: answer.marks.filter(({ articleId }) => isThere(articleId)),
    };
  }

  return {
    'search:query': async ({ text, limit, strict }) => {
      asked();
      const query = parseQuery(text);
      const find = (): Promise<FoundAnswer | null> => search.query(text, limit, strict);
      const compared = indexing.compared();
      // Who stays is told of what is still to come; who does not has one answer only.
      if (!stays) await indexing.indexed();
      else if (!indexing.isCompared() && (query === null || !asksOfReader(query))) {
        const answer = await find();
        if (answer === null) return failed('cancelled');
        // That nothing is found is said by an index that knows all there is.
        if (answer.total > 0) return ok({ ...early(answer), pending: pending() });
      }
      await compared;
      const answer = await find();
      return answer === null ? failed('cancelled') : ok({ ...answer, pending: pending() });
    },
    'search:complete': async ({ text, caret }) => ok(await search.complete(text, caret)),
  };

  function pending(): number | null {
    return indexing.isCompared() ? indexing.pending() : null;
  }
}
