import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Result } from '#shared/result';
import { openLibrary, type Library } from '../../../src/main/library/library';

export { temporaryFolder } from '../../support/temporaryFolder';

/** The value of an answer that has to be a success. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The code of an answer that has to be a failure. */
export function codeOf(result: Result<unknown>): string {
  if (result.ok) throw new Error('a success');
  return result.error.code;
}

/** A clock that a second passes on at each look. */
export function tickingClock(start = '2026-03-01T08:00:00.000Z'): () => Date {
  let now = Date.parse(start);
  return () => new Date((now += 1000));
}

/** Opens a library, to be closed when the test has ended if it is still open by then. */
export async function openAt(
  folder: string,
  access: 'write' | 'read' = 'write',
  clock = tickingClock(),
): Promise<Library> {
  const library = valueOf(await openLibrary({ folder, clock, access }));
  onTestFinished(() => library.close());
  return library;
}

/** Every file below a folder with the hash of its bytes, by its path. */
export async function treeOf(folder: string, below = ''): Promise<Record<string, string>> {
  const tree: Record<string, string> = {};
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = join(below, entry.name);
    if (entry.isDirectory()) Object.assign(tree, { [path]: 'folder' }, await treeOf(folder, path));
    else {
      tree[path] = createHash('sha256')
        .update(await readFile(join(folder, path)))
        .digest('hex');
    }
  }
  return tree;
}
