import { withoutSearch, withSearch, type AskedSearch, type KeptSearch } from '#shared/keptSearches';
import type { Result } from '#shared/result';
import type { Change } from './failure';
import type { Store } from './store';

/** The searches that a library remembers; a change answers them all, and fails as every change of it may. */
export interface Searches {
  /** The newest first. */
  all(): readonly KeptSearch[];
  /** Remembers a search as just made; with `saved`, it stays until it is forgotten. */
  keep(asked: AskedSearch, saved?: Pick<KeptSearch, 'name'>): Promise<Result<Kept>>;
  /** Forgets a search, or with null all that are not saved. */
  forget(gone: AskedSearch | null): Promise<Result<Kept>>;
  /** Makes others of them, when the turn comes. */
  turn(make: (here: Kept) => Kept): Promise<Result<Kept>>;
}

type Kept = readonly KeptSearch[];

/** Makes the memory of searches; `change` takes each change when its turn comes. */
export function createSearches(store: Store<readonly KeptSearch[]>, change: Change): Searches {
  const put = (next: (now: string) => Kept): Promise<Result<Kept>> =>
    change(async (now) => {
      await store.save(next(now));
      return store.data;
    });
  return {
    all: () => store.data,
    keep: (asked, saved) => put((now) => withSearch(store.data, asked, now, saved)),
    forget: (gone) => put(() => withoutSearch(store.data, gone)),
    turn: (make) => put(() => make(store.data)),
  };
}
