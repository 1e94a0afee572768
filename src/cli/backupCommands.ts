import { resolve } from 'node:path';
import type { SnapshotHead } from '#shared/backups';
import { failed, ok, type Result } from '#shared/result';
import {
  findLibraries,
  listSnapshots,
  restoreSnapshot,
  type BackupPlace,
} from '../main/backups/backups';
import { defaultBackupFolder } from '../main/keepingBackups';
import { openLibrary, takeLock } from '../main/library/library';
import { backupJobs } from '../main/workers/backupJobs';
import { complainOf, withLibrary, type Terminal } from './terminal';

/** What a command about backups was given. */
export interface BackupOptions {
  /** The folder that holds backups; that of the library when it is not given. */
  readonly from?: string;
}

/** `maqal backup`: takes one now, to the library's backup folder or to another one. */
export function backUp(terminal: Terminal, to: string | undefined): Promise<number> {
  return withLibrary(terminal, 'write', async ({ application }) => {
    const result = await application.backups.run(to === undefined ? undefined : resolve(to));
    if (!result.ok) {
      complainOf(terminal, result.error);
      return 1;
    }
    const { snapshot, isNew, copiedFiles, copiedBytes, removed, ms } = result.value;
    const { say, fill } = terminal.words;
    if (terminal.json) {
      const { id, articles, bookmarks, files, bytes, problems } = snapshot;
      const facts = { id, articles, bookmarks, files, bytes, problems };
      terminal.print(JSON.stringify({ ...facts, isNew, copiedFiles, copiedBytes, removed, ms }));
    } else {
      for (const { path, kind } of snapshot.problems) {
        terminal.complain(`${say.findings[kind]}: ${path}`);
      }
      const { id, articles, bookmarks } = snapshot;
      const sentence = isNew ? say.backedUp : say.nothingToBackUp;
      terminal.print(fill(sentence, { id, articles, bookmarks, files: copiedFiles }));
    }
    return snapshot.problems.length === 0 ? 0 : 1;
  });
}

/** Which library the terminal is about, and where its backups go; the failure when it cannot be opened. */
async function ownPlace({ folder }: Terminal): Promise<Result<BackupPlace>> {
  const opened = await openLibrary({ folder, clock: () => new Date(), access: 'read' });
  if (!opened.ok) return opened;
  const { backing } = opened.value;
  const target = opened.value.settings().backupFolder ?? defaultBackupFolder(resolve(folder));
  await opened.value.close();
  return ok({ target, libraryId: backing.id, lock: takeLock });
}

/** The place of the backups that are meant; in a folder that was named, those of our library or of the only one. */
async function placeOf(terminal: Terminal, { from }: BackupOptions): Promise<Result<BackupPlace>> {
  const own = await ownPlace(terminal);
  if (from === undefined) return own;
  const found = await findLibraries(resolve(from));
  if (!found.ok) return found;
  const ours = found.value.find(({ libraryId }) => own.ok && libraryId === own.value.libraryId);
  const [only, second] = found.value;
  const meant = ours ?? (second === undefined ? only : undefined);
  if (meant !== undefined) return ok({ ...meant, lock: takeLock });
  return failed('no-backup', { detail: `${found.value.length} libraries in ${from}` });
}

/** Does something with the snapshot that was typed: its number, the beginning of its id, or none for the newest. */
async function withSnapshot(
  terminal: Terminal,
  typed: string | undefined,
  options: BackupOptions,
  act: (place: BackupPlace, head: SnapshotHead) => Promise<Result<number>>,
): Promise<number> {
  const place = await placeOf(terminal, options);
  if (!place.ok) {
    complainOf(terminal, place.error);
    return 1;
  }
  const list = await listSnapshots(place.value);
  if (!list.ok) {
    complainOf(terminal, list.error);
    return 1;
  }
  const head = list.value.snapshots.find(
    ({ id }) => id.startsWith(typed ?? '') || Number(id.split('-')[0]) === Number(typed),
  );
  const result = head === undefined ? failed('no-backup') : await act(place.value, head);
  if (result.ok) return result.value;
  complainOf(terminal, result.error);
  return 1;
}

/** `maqal backup list`: a line for each snapshot, the newest first. */
export async function listBackups(terminal: Terminal, options: BackupOptions): Promise<number> {
  const place = await placeOf(terminal, options);
  const list = place.ok ? await listSnapshots(place.value) : place;
  if (!list.ok) {
    complainOf(terminal, list.error);
    return 1;
  }
  const { say, fill } = terminal.words;
  for (const head of list.value.snapshots) {
    const { id, at, articles, bookmarks, bytes, problems, verified } = head;
    const state = verified === null ? 'unverified' : verified.ok ? 'verified' : 'notWhole';
    terminal.print(
      terminal.json
        ? JSON.stringify({ id, at, articles, bookmarks, bytes, problems, verified })
        : `${id}  ${fill(say.backupFacts, { articles, bookmarks })}  ${say.backupStates[state]}`,
    );
  }
  for (const id of list.value.unreadable) {
    if (terminal.json) terminal.print(JSON.stringify({ id, error: { code: 'backup-damaged' } }));
    else terminal.complain(`${id}  ${say.backupStates.unreadable}`);
  }
  return list.value.unreadable.length === 0 ? 0 : 1;
}

/** `maqal backup verify`: each file of a snapshot held against its hash; 1 when one is not whole. */
export function verifyBackup(
  terminal: Terminal,
  typed: string | undefined,
  options: BackupOptions,
): Promise<number> {
  return withSnapshot(terminal, typed, options, async (place, { id }) => {
    const result = await backupJobs.verify(place, id);
    if (!result.ok) return result;
    const { verified } = result.value;
    const { say, fill } = terminal.words;
    const { missing = [], damaged = [], files = 0 } = verified ?? {};
    if (terminal.json) terminal.print(JSON.stringify({ id, ...verified }));
    else {
      for (const path of missing) terminal.print(`${say.findings.missing}: ${path}`);
      for (const path of damaged) terminal.print(`${say.findings.damaged}: ${path}`);
      const count = missing.length + damaged.length;
      terminal.print(
        fill(count === 0 ? say.backupWhole : say.backupNotWhole, { id, files, count }),
      );
    }
    return ok(verified?.ok === true ? 0 : 1);
  });
}

/** `maqal backup drill`: restores a snapshot on trial; 1 when what came of it is not all that was backed up. */
export function drillBackup(
  terminal: Terminal,
  typed: string | undefined,
  options: BackupOptions,
): Promise<number> {
  return withSnapshot(terminal, typed, options, async (place, { id }) => {
    const result = await backupJobs.drill(place, id);
    if (!result.ok) return result;
    const { say, fill } = terminal.words;
    const report = result.value;
    if (terminal.json) terminal.print(JSON.stringify(report));
    else {
      for (const problem of report.problems) terminal.print(problem);
      const { articles, bookmarks, ms, expected } = report;
      const seconds = Math.round(ms / 100) / 10;
      const facts = { id, articles, bookmarks, seconds, of: expected.articles };
      terminal.print(fill(report.ok ? say.drillWhole : say.drillNotWhole, facts));
    }
    return ok(report.ok ? 0 : 1);
  });
}

/** `maqal backup restore --to DIR`: the whole library in a new or empty folder; 1 when something of it is not there. */
export function restoreBackup(
  terminal: Terminal,
  typed: string | undefined,
  { to, ...options }: BackupOptions & { readonly to: string },
): Promise<number> {
  return withSnapshot(terminal, typed, options, async (place, { id }) => {
    const folder = resolve(to);
    const result = await restoreSnapshot(place, id, folder);
    if (!result.ok) return result;
    const { snapshot, left } = result.value;
    const { say, fill } = terminal.words;
    const { articles, bookmarks } = snapshot;
    if (terminal.json) terminal.print(JSON.stringify({ id, folder, articles, bookmarks, left }));
    else {
      for (const path of left) terminal.complain(`${say.findings.missing}: ${path}`);
      terminal.print(fill(say.restoredTo, { id, folder, articles, bookmarks }));
    }
    return ok(left.length === 0 ? 0 : 1);
  });
}
