import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BackupError, errnoOf, isMissing } from './failure';

/** The names in a folder, sorted; none when there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Removes a file if it is there; failing to must not hide the failure that led here. */
export async function discard(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

/** Makes the names in a folder survive a power cut, where the system can sync folders at all. */
export async function syncFolder(path: string): Promise<void> {
  const noSync = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];
  const onWindows = ['EPERM', 'EISDIR', 'EACCES'];
  const excused = process.platform === 'win32' ? [...noSync, ...onWindows] : noSync;
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!excused.includes(errnoOf(error))) throw error;
  }
}

/** Makes one folder, durably, if it is not there; not what is above it, which may be a drive that is gone. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return;
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Writes a new file and syncs it; on any failure, the sync's too, the file is thrown away. */
export async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    try {
      await file.writeFile(bytes);
      const { size } = await file.stat();
      if (size !== bytes.byteLength) throw new BackupError('backup-full', 'short write');
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await discard(path);
    throw error;
  }
}

/** A name that no other file has, in the folder for what is being written. */
export function incomingName(incoming: string): string {
  return join(incoming, `${randomBytes(8).toString('hex')}.tmp`);
}

const attempts = 10;

/** Renames over whatever is there; tries for about a second while a virus scanner or indexer holds it. */
export async function moveInto(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      const isBusy = ['EPERM', 'EBUSY', 'EACCES'].includes(errnoOf(error));
      if (attempt === attempts || !isBusy) throw error;
      await wait(attempt * 20);
    }
  }
}

/** Gives a file its bytes so that after a power cut it has either these or those before. */
export async function writeDurably(
  incoming: string,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const temporary = incomingName(incoming);
  await writeNew(temporary, bytes);
  try {
    await moveInto(temporary, path);
  } catch (error) {
    await discard(temporary);
    throw error;
  }
  await syncFolder(dirname(path));
}
