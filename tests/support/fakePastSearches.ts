import type { Handlers } from '#shared/api';
import { withoutSearch, withSearch, type KeptSearch } from '#shared/keptSearches';
import { ok } from '#shared/result';

/** The handlers of a program that remembers some searches; `changed` hears when there is news. */
export function createFakePastSearches(
  begun: readonly { readonly text: string; readonly name?: string }[],
  changed: () => void,
): Pick<Handlers, Extract<keyof Handlers, `searches:${string}`>> {
  let minutes = 0;
  const now = (): string => new Date(Date.UTC(2024, 2, 1) + (minutes += 1) * 60_000).toISOString();
  let kept = begun.reduceRight<readonly KeptSearch[]>(
    (list, { text, name }) =>
      withSearch(list, { text, strict: [] }, now(), name === undefined ? undefined : { name }),
    [],
  );
  const put = (next: readonly KeptSearch[]) => {
    kept = next;
    changed();
    return Promise.resolve(ok(kept));
  };
  return {
    'searches:list': () => Promise.resolve(ok(kept)),
    'searches:keep': ({ saved, ...asked }) => put(withSearch(kept, asked, now(), saved)),
    'searches:forget': ({ search }) => put(withoutSearch(kept, search)),
  };
}
