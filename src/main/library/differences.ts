import type { ReadingOutline, RecordOutline } from './outlines';
import type { Stores } from './stores';

/** What other processes did with a library, told once it can be seen in it; an article is in one list only. */
export interface OthersChanges {
  /** Articles that came. */
  readonly added: readonly string[];
  /** Articles that went to the trash. */
  readonly trashed: readonly string[];
  /** Articles that came back from the trash. */
  readonly restored: readonly string[];
  /** Articles that were deleted for good. */
  readonly purged: readonly string[];
  /** Articles whose text is another. */
  readonly replaced: readonly string[];
  /** Articles whose reading record or bookmarks are others. */
  readonly changed: readonly string[];
  readonly settings: boolean;
  readonly searches: boolean;
}

interface State {
  readonly record: RecordOutline | undefined;
  readonly reading: ReadingOutline | undefined;
}

/** How some articles stand now, to be told from how they will stand. */
export function statesOf(stores: Stores, ids: Iterable<string>): ReadonlyMap<string, State> {
  const states = new Map<string, State>();
  for (const id of ids) states.set(id, stateOf(stores, id));
  return states;
}

const stateOf = (stores: Stores, id: string): State => ({
  record: stores.records.outline(id),
  reading: stores.reading.outline(id),
});

type Kind = Exclude<keyof OthersChanges, 'settings' | 'searches'>;

function kindOf(before: State, after: State): Kind | null {
  if (after.record === undefined) return before.record === undefined ? null : 'purged';
  if (before.record === undefined) return 'added';
  const wasTrashed = (before.reading?.trashedAt ?? null) !== null;
  const isTrashed = (after.reading?.trashedAt ?? null) !== null;
  if (wasTrashed !== isTrashed) return isTrashed ? 'trashed' : 'restored';
  return before.record.contentHash === after.record.contentHash ? 'changed' : 'replaced';
}

/** Sorts articles by what became of them since `before`; null when there is nothing to tell. */
export function differences(
  stores: Stores,
  before: ReadonlyMap<string, State>,
  heads: Pick<OthersChanges, 'settings' | 'searches'>,
): OthersChanges | null {
  const found: Record<Kind, string[]> = {
    ...{ added: [], trashed: [], restored: [], purged: [], replaced: [], changed: [] },
  };
  for (const [id, state] of before) {
    const kind = kindOf(state, stateOf(stores, id));
    if (kind !== null) found[kind].push(id);
  }
  const isNothing = Object.values(found).every((ids) => ids.length === 0);
  return isNothing && !heads.settings && !heads.searches ? null : { ...found, ...heads };
}
