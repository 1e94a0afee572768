import type { ImportedFile } from '#shared/imported';
import { ok, type Result } from '#shared/result';
import { importFile, restoreExport } from '../importing/pipeline';
import { lookBeside, openFile } from '../intake/intake';

/**
 * Imports the file at a path and hands over what it holds, part by part. Our own export is never in memory as a
 * whole; any other file is, and fails with `too-large` when that is more than a file may be.
 */
export async function importPath(
  path: string,
  folder: string,
  take: (part: ImportedFile) => Promise<void>,
): Promise<Result<null>> {
  const opened = await openFile(path);
  if (!opened.ok) return opened;
  const file = opened.value;
  try {
    const restored = await restoreExport(file, take);
    if (restored !== null) return restored;
    const whole = await file.whole();
    if (!whole.ok) return whole;
    const result = await importFile(whole.value, { folder, beside: lookBeside(path) }, take);
    return result.ok ? ok(null) : result;
  } finally {
    await file.close();
  }
}
