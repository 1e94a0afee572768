import type { MessagePort } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { BesidePicture, ImportedFile, OriginalFile } from '#shared/imported';
import type { Result } from '#shared/result';
import { importFile, lookAmong, type ImportChoices } from '../importing/pipeline';
import { previewEncodings } from '../importing/previewEncodings';
import { createHandOver } from './handOver';
import { importPath } from './importPath';

/** Reads and parses one file; what it holds goes through the port, part by part. */
async function readPath(path: string, folder: string, port: MessagePort): Promise<Result<null>> {
  const handOver = createHandOver(port);
  try {
    const result = await importPath(path, folder, handOver.take);
    await handOver.finish();
    return result;
  } finally {
    port.close();
  }
}

/** Parses an original again, in the way that its reader wants it, with what lay beside it; all bytes are handed over. */
async function importAgain(
  file: OriginalFile,
  choices: ImportChoices,
  beside: readonly BesidePicture[],
): Promise<InstanceType<typeof workerpool.Transfer>> {
  const result = await importFile(file, { ...choices, beside: lookAmong(beside) });
  return new workerpool.Transfer(result, buffersOf(result));
}

function buffersOf(result: Result<ImportedFile>): ArrayBufferLike[] {
  if (!result.ok) return [];
  const parts = result.value.articles.flatMap(({ original, assets }) => [original, ...assets]);
  return [...new Set(parts.map(({ bytes }) => bytes.buffer))];
}

workerpool.worker({ importPath: readPath, importAgain, previewEncodings });
