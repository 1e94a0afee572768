import { copyFile, link, mkdir, open, readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { moveInto, syncFolder } from '../durable/files';
import { isMissing } from '../durable/systemErrors';
import { BackupError } from './failure';
import { examineFile, Pool } from './pool';
import { entriesOf, type Snapshot } from './snapshots';
import type { Layout } from './form';

/** How files get from the pool to a library: links are for one that is only looked at. */
type Way = 'link' | 'copy';

/** Makes one file of the library out of the pool's; false when it is not what its name says. */
async function place(pool: Pool, sha256: string, to: string, way: Way): Promise<boolean> {
  const from = pool.pathOf(sha256);
  // Where there are no hard links, or on another disk, a file is copied after all.
  const isLinked =
    way === 'link' &&
    (await link(from, to).then(
      () => true,
      () => false,
    ));
  if (!isLinked) {
    const isCopied = await copyFile(from, to).then(
      () => true,
      (error: unknown) => {
        if (isMissing(error)) return false;
        throw error;
      },
    );
    if (!isCopied) return false;
  }
  if (way === 'copy') {
    const file = await open(to, 'r+');
    await file.sync().finally(() => file.close());
  }
  if ((await examineFile(to, sha256)) === 'good') return true;
  await rm(to, { force: true });
  return false;
}

/**
 * Makes a snapshot's library in an empty folder; answers the paths of files that the backup has not
 * whole: those are left out.
 */
export async function materialise(
  layout: Layout,
  { manifest }: Snapshot,
  folder: string,
  way: Way,
): Promise<readonly string[]> {
  const pool = new Pool(layout);
  const left: string[] = [];
  const made = new Set<string>();
  for (const list of manifest.lists) {
    const entries = await entriesOf(pool, list);
    if (typeof entries === 'string') {
      left.push(list.name);
      continue;
    }
    for (const { path, sha256 } of entries) {
      const to = join(folder, ...path.split('/'));
      if (!made.has(dirname(to))) await mkdir(dirname(to), { recursive: true });
      made.add(dirname(to));
      if (!(await place(pool, sha256, to, way))) left.push(path);
    }
  }
  if (way === 'copy') for (const each of made) await syncFolder(each);
  return left;
}

/**
 * Restores a whole library to a folder that is empty or not there yet; it has its name only when all is in
 * it. Answers the paths of files that the backup has not whole. Throws `folder-in-use` for a folder with
 * something in it.
 */
export async function restoreInto(
  layout: Layout,
  snapshot: Snapshot,
  folder: string,
): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (names !== null && names.length > 0) throw new BackupError('folder-in-use', folder);
  const temporary = `${folder}.restoring`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  try {
    const left = await materialise(layout, snapshot, temporary, 'copy');
    if (names !== null) await rmdir(folder);
    await moveInto(temporary, folder);
    await syncFolder(dirname(folder));
    return left;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}
