import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errnoOf, isMissing, shortWrite } from './systemErrors';

const temporaryName = /\.[0-9a-f]{16}\.tmp$/;

/** True for the name of a file that was being written; under the writer's lock it is a dead writer's. */
export function isTemporary(name: string): boolean {
  return temporaryName.test(name);
}

/** A name beside `path` that no other file has. */
export function temporaryBeside(path: string): string {
  return `${path}.${randomBytes(8).toString('hex')}.tmp`;
}

/** The name of the generation that a durable file held before its current one. */
export function previousOf(path: string): string {
  return `${path}.1`;
}

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

/**
 * Writes bytes to a new file and syncs it. On any failure, that of the sync too, the file is thrown
 * away: an fsync tried again may report a success that is none.
 */
export async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    try {
      await file.writeFile(bytes);
      const { size } = await file.stat();
      if (size !== bytes.byteLength) throw shortWrite();
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await discard(path);
    throw error;
  }
}

/** Writes bytes to a new temporary file beside `path`, as `writeNew` does; answers its name. */
export async function writeTemporary(path: string, bytes: Uint8Array): Promise<string> {
  const temporary = temporaryBeside(path);
  await writeNew(temporary, bytes);
  return temporary;
}

const busy: ReadonlySet<string> = new Set(['EPERM', 'EBUSY', 'EACCES']);
const attempts = 10;

/** Renames over whatever is there; tries for about a second while a virus scanner or indexer holds it. */
export async function moveInto(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (attempt === attempts || !busy.has(errnoOf(error))) throw error;
      await wait(attempt * 20);
    }
  }
}

const noFolderSync: ReadonlySet<string> = new Set(
  process.platform === 'win32'
    ? ['EPERM', 'EISDIR', 'EACCES', 'EINVAL', 'ENOTSUP', 'ENOSYS']
    : ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'],
);

/** Makes the names in a folder survive a power cut, where the system can sync folders at all. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!noFolderSync.has(errnoOf(error))) throw error;
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

// FAT, exFAT and some network drives; Windows calls it EISDIR.
const noHardLinks: ReadonlySet<string> = new Set([
  ...['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EINVAL', 'EMLINK'],
]);

/** Gives a file a second name, durable with its folder's next sync; a copy where there are no hard links. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!noHardLinks.has(errnoOf(error))) throw error;
    await writeNew(to, await readFile(from));
  }
}

/**
 * Gives the current file its second name `.1`, so that at no moment either name lacks a whole
 * generation. Without hard links it is moved there: until the new one comes, `.1` is the good one.
 */
async function keepPrevious(path: string): Promise<void> {
  const spare = temporaryBeside(path);
  try {
    await link(path, spare);
  } catch (error) {
    if (!noHardLinks.has(errnoOf(error))) return unlessMissing(error);
    return moveInto(path, previousOf(path)).catch(unlessMissing);
  }
  try {
    await moveInto(spare, previousOf(path));
  } finally {
    // When both names are one file already, rename(2) does nothing and leaves the spare.
    await discard(spare);
  }
}

/** The first generation has none before it. */
function unlessMissing(error: unknown): void {
  if (errnoOf(error) !== 'ENOENT') throw error;
}

/**
 * Replaces a file so that it survives a power cut once this resolves, keeping what it held as `.1`.
 * When it rejects, the file is whole, with the old bytes or (if only the folder's sync failed) the new.
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = await writeTemporary(path, bytes);
  try {
    await keepPrevious(path);
    await moveInto(temporary, path);
  } catch (error) {
    await discard(temporary);
    throw error;
  }
  await syncFolder(dirname(path));
}

/** A name that no other file has, in the folder for what is being written. */
export function incomingName(incoming: string): string {
  return join(incoming, `${randomBytes(8).toString('hex')}.tmp`);
}

/** Gives a file its bytes, by way of the folder for what is being written, so that after a power cut it has either these or those before. */
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
