import { mkdir } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { EventName, Events, Handlers } from '#shared/api';
import type { BackupReport, BackupStatus, SnapshotHead, Snapshots } from '#shared/backups';
import type { KeptSearch } from '#shared/keptSearches';
import { failed, ok, type Failure, type Result } from '#shared/result';
import {
  createTaker,
  listSnapshots,
  prepareFolder,
  readSnapshot,
  type BackupPlace,
  type Taker,
} from './backups/backups';
import { createBackupTimes } from './backupTimes';
import type { Copy } from './copies';
import { openLibrary, takeLock, type Library } from './library/library';
import type { BackupJobs } from './workers/backupJobs';

/** Where backups go when the reader has chosen nothing: beside the library's folder. */
export function defaultBackupFolder(libraryFolder: string): string {
  return join(dirname(libraryFolder), 'maqal-backups');
}

/** The backups of an open library. */
export interface KeptBackups {
  readonly handlers: Pick<
    Handlers,
    | 'backups:status'
    | 'backups:list'
    | 'backups:run'
    | 'backups:choose'
    | 'backups:verify'
    | 'backups:drill'
  >;
  /** Takes a backup now, to the reader's folder or to this one. */
  run(target?: string): Promise<Result<BackupReport>>;
  /** All articles that a snapshot holds, to be merged; once they are, `ended` is told of its searches. */
  copy(id: string, ended?: (searches: readonly KeptSearch[]) => Promise<unknown>): Copy;
  /** Takes backups, and verifies them, by itself from now on. */
  tend(): void;
  /** Takes a last one if that is quick, and ends. */
  close(): Promise<void>;
}

interface BackupsParts {
  readonly library: Library;
  readonly backupJobs: BackupJobs;
  readonly clock: () => Date;
  readonly dialogs: { chooseFolder(): Promise<string | null> };
  announce<Name extends EventName>(name: Name, fact: Events[Name]): void;
  log(message: string): void;
  /** Resolves when nobody waits for an answer. */
  rested(): Promise<void>;
}

/** Joins the backups to a library and to the reader's settings. One job is done at a time. */
export function createBackups(parts: BackupsParts): KeptBackups {
  const { library, backupJobs: jobs, clock, dialogs, announce, log, rested } = parts;
  const libraryId = library.backing.id;
  const byDefault = defaultBackupFolder(library.folder);
  const placeAt = (target: string): BackupPlace => ({ target, libraryId, lock: takeLock });
  const target = (): string => library.settings().backupFolder ?? byDefault;
  const takers = new Map<string, Taker>();
  const ending = new AbortController();
  let doing: BackupStatus['doing'] = null;
  let failure: Failure | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(
    what: NonNullable<BackupStatus['doing']>,
    job: () => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const mine = turn.then(async () => {
      if (ending.signal.aborted) return failed('cancelled');
      doing = what;
      announce('backups:changed', {});
      try {
        return await job();
      } catch (error) {
        return failed('internal', { detail: String(error) });
      } finally {
        doing = null;
        announce('backups:changed', {});
      }
    });
    turn = mine;
    return mine;
  }

  /** A folder that the reader chose is never made anew: its drive may be away, and another disk in its place. */
  async function prepare(to: string): Promise<Result<null>> {
    if (to !== byDefault) return ok(null);
    await mkdir(to, { recursive: true }).catch(() => undefined);
    return prepareFolder(placeAt(to));
  }

  async function takeTo(to: string): Promise<Result<BackupReport>> {
    const prepared = await prepare(to);
    if (!prepared.ok) return prepared;
    const source = { ...library.backing, folder: library.folder, rested };
    const taker = takers.get(to) ?? createTaker(source, placeAt(to), clock);
    takers.set(to, taker);
    return taker.take(ending.signal);
  }

  const run: KeptBackups['run'] = (to) =>
    inTurn('backup', async () => {
      if (to !== undefined) {
        const prepared = await chosen(to);
        return prepared.ok ? takeTo(to) : prepared;
      }
      const result = await takeTo(target());
      failure = result.ok ? null : result.error;
      if (!result.ok) log(`backup: ${result.error.code} ${result.error.detail ?? ''}`);
      times.taken(result);
      return result;
    });

  const verify = (id: string | null): Promise<Result<SnapshotHead>> =>
    inTurn('verification', () => jobs.verify({ target: target(), libraryId }, id));

  async function list(): Promise<Result<Snapshots>> {
    const found = await listSnapshots(placeAt(target()));
    // Our own folder is not made before there is something to put into it.
    const isNone = !found.ok && found.error.code === 'backup-gone' && target() === byDefault;
    return isNone ? ok({ snapshots: [], unreadable: [] }) : found;
  }

  const times = createBackupTimes({
    ...{ clock, list, verify, take: () => run() },
    isOn: () => library.settings().backups,
  });

  async function status(): Promise<Result<BackupStatus>> {
    const found = await list();
    const folder = target();
    return ok({
      ...{ isOn: library.settings().backups, folder, isDefault: folder === byDefault, doing },
      savedAt: library.backing.savedAt(),
      last: found.ok ? (found.value.snapshots[0] ?? null) : null,
      ...times.known(),
      failure: failure ?? (found.ok ? null : found.error),
    });
  }

  /** Makes a folder ready that the reader names; not one within the library. */
  async function chosen(to: string): Promise<Result<null>> {
    const within = relative(library.folder, to);
    const isInside = !within.startsWith('..') && !isAbsolute(within);
    return isInside ? failed('backup-inside') : prepareFolder(placeAt(to));
  }

  async function* copy(...[id, ended]: Parameters<KeptBackups['copy']>): Copy {
    const snapshot = await readSnapshot(placeAt(target()), id);
    if (!snapshot.ok) {
      yield snapshot;
      return;
    }
    const { folder, close } = snapshot.value;
    try {
      const opened = await openLibrary({ folder, clock, access: 'read' });
      if (!opened.ok) yield opened;
      else {
        yield* opened.value.kept();
        await ended?.(opened.value.searches.all());
        await opened.value.close();
      }
    } finally {
      await close();
    }
  }

  return {
    run,
    copy,
    tend: times.tend,
    async close() {
      await times.last();
      ending.abort();
    },
    handlers: {
      'backups:status': status,
      'backups:list': list,
      'backups:run': () => run(),
      'backups:choose': async () => {
        const to = await dialogs.chooseFolder();
        if (to === null) return ok(null);
        const prepared = await chosen(to);
        if (!prepared.ok) return prepared;
        const saved = await library.changeSettings({ backupFolder: to });
        if (!saved.ok) return saved;
        failure = null;
        announce('settings:changed', {});
        void run();
        return status();
      },
      'backups:verify': ({ id }) => verify(id),
      'backups:drill': ({ id }) =>
        inTurn('drill', () => jobs.drill({ target: target(), libraryId }, id)),
    },
  };
}
