import { basename } from 'node:path';
import type { ExportReport } from '#shared/exported';
import type { KeptArticle, KeptChanges } from '#shared/imported';
import { failed, ok, type Failure, type Result } from '#shared/result';
import { TemporaryFile } from '../durable/temporaryFile';
import { ExportFile } from './exportFile';
import { codeOf } from './failure';

export { exportDocument } from './exportDocument';
export { marksIn } from './marks/markForms';
export type { MarkedArticle } from './marks/marked';
export { writeWhole } from './writeWhole';

/** How an export is made: its moment, what ends it early, and who hears how many articles are in it. */
export interface ExportOptions {
  readonly now: string;
  readonly signal?: AbortSignal | undefined;
  readonly told?: ((articles: number) => void) | undefined;
}

/**
 * Writes articles, one at a time, to the file at `path`, in the form of docs/EXPORT.md. It does not bear its name
 * before it is whole and durable; until then what was there stays. Of one whose files cannot be had, what was done
 * with it may be given alone. An article that could not be read is told of,
 * the others go on. Fails with `no-room-for-file`, `unwritable-file` or `cancelled`; then nothing of the export is left.
 */
export async function exportArticles(
  articles: AsyncIterable<Result<KeptArticle | KeptChanges>>,
  path: string,
  options: ExportOptions,
): Promise<Result<ExportReport>> {
  let file: TemporaryFile | null = null;
  const begin = async (): Promise<ExportFile> => {
    file = await TemporaryFile.beside(path);
    return new ExportFile(file);
  };
  const moved = async (): Promise<void> => file?.moveTo(path);
  const discarded = async (): Promise<void> => file?.discard();
  try {
    const written = await writeAll(articles, begin, options);
    await moved();
    return ok({ file: file && path, ...written });
  } catch (error) {
    await discarded();
    const code = options.signal?.aborted === true ? 'cancelled' : codeOf(error);
    return failed(code, { file: basename(path), detail: String(error) });
  }
}

/** Writes the articles to a file that is begun with the first of them. Throws when it is not whole. */
async function writeAll(
  articles: AsyncIterable<Result<KeptArticle | KeptChanges>>,
  begin: () => Promise<ExportFile>,
  { now, signal, told }: ExportOptions,
): Promise<Pick<ExportReport, 'articles' | 'failures'>> {
  const failures: Failure[] = [];
  let file: ExportFile | null = null;
  for await (const kept of articles) {
    signal?.throwIfAborted();
    if (!kept.ok) {
      failures.push(kept.error);
      continue;
    }
    file ??= await begin();
    if ('article' in kept.value) await file.add(kept.value);
    else await file.addChanges(kept.value);
    told?.(file.articles);
  }
  await file?.finish(now);
  signal?.throwIfAborted();
  return { articles: file?.articles ?? 0, failures };
}
