import type { EventName, Events, Handlers } from '#shared/api';
import { withSaved, type KeptSearch } from '#shared/keptSearches';
import { ok } from '#shared/result';
import type { RestoreReport } from '#shared/restoring';
import { copyIn, type Copy } from './copies';
import type { Importer } from './importer';
import type { Indexing } from './indexing';
import type { Library } from './library/library';
import type { Likeness } from './likeness/likeness';
import { createRestoreDeeds, type Recorded } from './restoreDeeds';
import { restoreCopy, type RestoreWish } from './restoring';

/** The copies of libraries that are merged into this one, whatever they come from. */
export interface Restores {
  readonly handlers: Pick<
    Handlers,
    'restore:plan' | 'restore:perform' | 'restore:turn' | 'restore:cancel'
  >;
  /** Merges a copy, or tells what that would do. */
  copy(copy: Copy, wish: RestoreWish): Promise<RestoreReport>;
  /** The same with the files of an export, and those that it goes on in. */
  files(paths: readonly string[], wish: RestoreWish): Promise<RestoreReport>;
}

interface RestoresParts {
  /** All articles that a backup holds; once they are merged, its searches are told. */
  readonly snapshot: (
    id: string,
    ended: (searches: readonly KeptSearch[]) => Promise<unknown>,
  ) => Copy;
  readonly library: Library;
  readonly likeness: Likeness;
  readonly importer: Importer;
  readonly indexing: Indexing;
  readonly dialogs: { chooseCopy(): Promise<readonly string[]> };
  announce<Name extends EventName>(name: Name, fact: Events[Name]): void;
}

/** How often the window hears of progress, in milliseconds. */
const progressEvery = 200;

/** Makes the restores of one library; the window has one at a time. */
export function createRestores(parts: RestoresParts): Restores {
  const { library, likeness, importer, indexing, announce } = parts;
  const deeds = createRestoreDeeds(parts);
  let running: AbortController | null = null;

  const copy: Restores['copy'] = (source, wish) =>
    restoreCopy(
      {
        ...{ library, likeness, index: indexing.add, unindex: indexing.remove },
        changed: (ids) => {
          if (ids.length > 0) announce('library:added', { ids });
        },
      },
      source,
      wish,
    );
  const files: Restores['files'] = (paths, wish) =>
    copy(copyIn(importer, paths, wish.signal ?? new AbortController().signal), wish);

  async function takeSearches(
    searches: readonly KeptSearch[],
    searched: Recorded['searched'],
  ): Promise<void> {
    let before: readonly KeptSearch[] = [];
    const taken = await library.searches.turn((here) => {
      before = here;
      return withSaved(here, searches);
    });
    if (!taken.ok) return;
    searched(before, taken.value);
    announce('searches:changed', {});
  }

  /** A restore that the window asked for: it hears how far it is, and may end it. */
  async function heard(
    {
      paths,
      snapshot,
    }: { readonly paths: readonly string[]; readonly snapshot?: string | undefined },
    wish: Pick<RestoreWish, 'dryRun' | 'bringBack'> & Partial<Recorded>,
  ): Promise<RestoreReport> {
    running?.abort();
    const own = new AbortController();
    running = own;
    let toldAt = performance.now();
    const told = (_article: unknown, done: number): void => {
      if (performance.now() - toldAt < progressEvery) return;
      toldAt = performance.now();
      announce('restore:progressed', { done });
    };
    const given = { ...wish, signal: own.signal, told };
    const report = await (snapshot === undefined
      ? files(paths, given)
      : copy(
          parts.snapshot(snapshot, async (searches) => {
            if (wish.searched !== undefined) await takeSearches(searches, wish.searched);
          }),
          given,
        ));
    if (running === own) running = null;
    return report;
  }

  return {
    copy,
    files,
    handlers: {
      ...deeds.handlers,
      'restore:plan': async ({ paths, snapshot }) => {
        const isChosen = paths === null && snapshot === undefined;
        const chosen = isChosen ? await parts.dialogs.chooseCopy() : (paths ?? []);
        if (chosen.length === 0 && snapshot === undefined) return ok(null);
        const report = await heard({ paths: chosen, snapshot }, { dryRun: true, bringBack: false });
        return ok({ paths: chosen, report });
      },
      'restore:perform': async ({ bringBack, ...from }) => {
        const recorded = deeds.record();
        const report = await heard(from, { dryRun: false, bringBack, ...recorded });
        // The bookmarks of an open article are not in its row.
        if (report.counts.changed > 0) announce('library:changed', {});
        return ok({ ...report, deed: recorded.end() });
      },
      'restore:cancel': () => {
        running?.abort();
        return Promise.resolve(ok(null));
      },
    },
  };
}
