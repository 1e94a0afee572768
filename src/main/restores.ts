import type { EventName, Events, Handlers } from '#shared/api';
import { ok } from '#shared/result';
import type { RestoreReport } from '#shared/restoring';
import { copyIn, type Copy } from './copies';
import type { Importer } from './importer';
import type { Indexing } from './indexing';
import type { Library } from './library/library';
import type { Likeness } from './likeness/likeness';
import { restoreCopy, type RestoreWish } from './restoring';

/** The copies of libraries that are merged into this one, whatever they come from. */
export interface Restores {
  readonly handlers: Pick<Handlers, 'restore:plan' | 'restore:perform' | 'restore:cancel'>;
  /** Merges a copy, or tells what that would do. */
  copy(copy: Copy, wish: RestoreWish): Promise<RestoreReport>;
  /** The same with the files of an export, and those that it goes on in. */
  files(paths: readonly string[], wish: RestoreWish): Promise<RestoreReport>;
}

interface RestoresParts {
  /** All that a backup holds. */
  readonly snapshot: (id: string) => Copy;
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

  /** A restore that the window asked for: it hears how far it is, and may end it. */
  async function heard(
    {
      paths,
      snapshot,
    }: { readonly paths: readonly string[]; readonly snapshot?: string | undefined },
    wish: Pick<RestoreWish, 'dryRun' | 'bringBack'>,
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
      : copy(parts.snapshot(snapshot), given));
    if (running === own) running = null;
    return report;
  }

  return {
    copy,
    files,
    handlers: {
      'restore:plan': async ({ paths, snapshot }) => {
        const isChosen = paths === null && snapshot === undefined;
        const chosen = isChosen ? await parts.dialogs.chooseCopy() : (paths ?? []);
        if (chosen.length === 0 && snapshot === undefined) return ok(null);
        const report = await heard({ paths: chosen, snapshot }, { dryRun: true, bringBack: false });
        return ok({ paths: chosen, report });
      },
      'restore:perform': async ({ bringBack, ...from }) => {
        const report = await heard(from, { dryRun: false, bringBack });
        // The bookmarks of an open article are not in its row.
        if (report.counts.changed > 0) announce('library:changed', {});
        return ok(report);
      },
      'restore:cancel': () => {
        running?.abort();
        return Promise.resolve(ok(null));
      },
    },
  };
}
