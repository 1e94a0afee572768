import { access } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ExportReport } from '#shared/exported';
import type { KeptArticle } from '#shared/imported';
import { failed, ok, type ErrorCode, type Failure, type Result } from '#shared/result';
import { TemporaryFile } from './temporaryFile';
import { Volume } from './volume';

/**
 * How much goes into one file: what an import reads in one go, in the time and memory that a file has
 * there. A larger library goes into several files.
 */
export interface VolumeLimits {
  /** Bytes of the parts, unpacked. */
  readonly size: number;
  /** An article has two parts, and one more for each picture. */
  readonly parts: number;
}

const usualLimits: VolumeLimits = { size: 48 * 1024 * 1024, parts: 8_000 };

/**
 * Writes articles, one at a time, to the file at `path`, and what has no room there to others beside
 * it (`-2`, `-3` …; never over a file that is there), in the form of docs/EXPORT.md. No file bears its
 * name before it is whole and durable. An article that could not be read is told of, the others go on.
 * Fails with `disk-full` or `unwritable-file`; then no file of the export is left.
 */
export async function exportArticles(
  articles: AsyncIterable<Result<KeptArticle>>,
  path: string,
  { now, limits = usualLimits }: { readonly now: string; readonly limits?: VolumeLimits },
): Promise<Result<ExportReport>> {
  const written: TemporaryFile[] = [];
  const begin = async (): Promise<Volume> => {
    const file = await TemporaryFile.beside(path);
    written.push(file);
    return new Volume(file);
  };
  try {
    const { count, failures } = await writeAll(articles, begin, limits, now);
    const files: string[] = [];
    for (const file of written) {
      const target = await nameFor(path, files);
      await file.moveTo(target);
      files.push(target);
    }
    return ok({ files, articles: count, failures });
  } catch (error) {
    for (const file of written) await file.discard();
    return failed(codeOf(error), { file: basename(path), detail: String(error) });
  }
}

async function writeAll(
  articles: AsyncIterable<Result<KeptArticle>>,
  begin: () => Promise<Volume>,
  limits: VolumeLimits,
  now: string,
): Promise<{ readonly count: number; readonly failures: readonly Failure[] }> {
  const failures: Failure[] = [];
  let count = 0;
  let open: Volume | null = null;
  for await (const kept of articles) {
    if (!kept.ok) {
      failures.push(kept.error);
      continue;
    }
    if (open !== null && !hasRoom(open, kept.value, limits)) {
      await open.finish(now);
      open = null;
    }
    open ??= await begin();
    await open.add(kept.value);
    count += 1;
  }
  await open?.finish(now);
  return { count, failures };
}

function hasRoom(volume: Volume, { original, assets }: KeptArticle, limits: VolumeLimits): boolean {
  // The article itself, as JSON, is some times as large as what it was made of.
  const coming = [original, ...assets].reduce((sum, { bytes }) => sum + bytes.length, 0) * 2;
  return volume.size + coming <= limits.size && volume.parts + assets.length + 2 <= limits.parts;
}

/** The name that the reader gave for the first file, a free one beside it for each further one. */
async function nameFor(path: string, taken: readonly string[]): Promise<string> {
  if (taken.length === 0) return path;
  const extension = extname(path);
  const bare = path.slice(0, path.length - extension.length);
  for (let number = taken.length + 1; ; number += 1) {
    const name = `${bare}-${number}${extension}`;
    if (!taken.includes(name) && !(await isThere(name))) return name;
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

function codeOf(error: unknown): ErrorCode {
  const { code } = error as NodeJS.ErrnoException;
  const isFull =
    code === 'ENOSPC' || code === 'EDQUOT' || String(error).startsWith('Error: short write');
  return isFull ? 'disk-full' : 'unwritable-file';
}
