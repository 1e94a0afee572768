import { chmod, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new empty folder that every user may write to: the window may run as another user than the test.
 * Left to the system to remove, so that a failed test can be looked into.
 */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'maqal-e2e-'));
  await chmod(folder, 0o777);
  return folder;
}

/** Lets every user write to a folder that the test has filled, and to all folders in it. */
export async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o777);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await openToAll(join(folder, entry.name));
  }
}
