import type { ImportedFile, ReadableFile } from '#shared/imported';
import { failed, ok, type Result } from '#shared/result';
import { harmlessName } from '#shared/text/harmlessName';
import { isArchive } from './archive/archive';
import { openParts } from './archive/partArchive';
import { holdsOurParts, manifestOf } from './exports/manifest';
import { restoreArticles } from './exports/restoring';
import { Refusal } from './refusal';

/**
 * Takes our own export (docs/EXPORT.md) apart, of whatever size: it hands over one article after another, each
 * as it was or with why it is refused. Null, and nothing is handed over, for any other file. Fails with
 * `damaged-file` for an archive that is cut off, whoever made it, and for an export without a whole manifest;
 * with `newer-file`, `too-large`, `no-article`, or `parse-failed`.
 */
export async function restoreExport(
  file: ReadableFile,
  take: (part: ImportedFile) => Promise<void>,
): Promise<Result<null> | null> {
  const name = harmlessName(file.name);
  try {
    if (!(await beginsLikeArchive(file))) return null;
    const archive = await openParts(file);
    if ((await manifestOf(archive)) === null) {
      if (holdsOurParts(archive)) throw new Refusal('damaged-file', 'the manifest is missing');
      return null;
    }
    let count = 0;
    for await (const part of restoreArticles(archive, name)) {
      await take(part);
      count += 1;
    }
    return count === 0 ? failed('no-article', { file: name }) : ok(null);
  } catch (error) {
    const code = error instanceof Refusal ? error.code : 'parse-failed';
    return failed(code, { file: name, detail: String(error) });
  }
}

/** One that cannot be read at all is for whoever says why. */
const beginsLikeArchive = ({ size, read }: ReadableFile): Promise<boolean> =>
  read(0, Math.min(size, 4)).then(isArchive, () => false);
