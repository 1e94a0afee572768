import { basename } from 'node:path';
import type { ExportReport } from '#shared/exported';
import type { DocumentFormatName } from '#shared/exportedDocument';
import type { KeptArticle } from '#shared/imported';
import { failed, ok, type Failure, type Result } from '#shared/result';
import type { MonthRegion } from '#shared/text/monthRegion';
import { TemporaryFile } from '../durable/temporaryFile';
import { chapterOf } from './documents/chapter';
import { codeOf } from './failure';
import { documentForms } from './formats/registry';

/** How articles are handed on: in which form, how many there are, with their marks or without, what ends it early. */
export interface DocumentOptions {
  readonly format: DocumentFormatName;
  readonly articles: number;
  readonly withMarks: boolean;
  /** Whose Arabic names of the months dates are written with. */
  readonly months: MonthRegion;
  readonly signal?: AbortSignal | undefined;
  readonly told?: ((articles: number) => void) | undefined;
}

/**
 * Writes articles to the file at `path` in a form that other programs read. It does not bear its name before it is
 * whole and durable; until then what was there stays. Fails as `exportArticles` does.
 */
export async function exportDocument(
  articles: AsyncIterable<Result<KeptArticle>>,
  path: string,
  options: DocumentOptions,
): Promise<Result<ExportReport>> {
  let file: TemporaryFile | null = null;
  try {
    file = await TemporaryFile.beside(path);
    const report = await writeAll(articles, file, options);
    if (report.articles === 0) await file.discard();
    else await file.moveTo(path);
    return ok({ file: report.articles === 0 ? null : path, ...report });
  } catch (error) {
    await file?.discard();
    const code = options.signal?.aborted === true ? 'cancelled' : codeOf(error);
    return failed(code, { file: basename(path), detail: String(error) });
  }
}

/** Writes the articles, one at a time, and makes the file durable under its temporary name. */
async function writeAll(
  articles: AsyncIterable<Result<KeptArticle>>,
  file: TemporaryFile,
  { format, articles: total, withMarks, months, signal, told }: DocumentOptions,
): Promise<Pick<ExportReport, 'articles' | 'failures'>> {
  const failures: Failure[] = [];
  let length = 0;
  let count = 0;
  const form = await documentForms[format]();
  const writer = form.begin(async (bytes) => {
    length += bytes.length;
    await file.write(bytes);
  }, total);
  for await (const kept of articles) {
    signal?.throwIfAborted();
    if (!kept.ok) {
      failures.push(kept.error);
      continue;
    }
    await writer.add(chapterOf(kept.value, { withMarks, months }));
    count += 1;
    told?.(count);
  }
  await writer.finish();
  signal?.throwIfAborted();
  if (count > 0) await file.close(length);
  return { articles: count, failures };
}
