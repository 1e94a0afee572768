import workerpool from 'workerpool';
import type { ImportedFile, OriginalFile } from '#shared/imported';
import type { Result } from '#shared/result';
import { importFile, type ImportChoices } from '../importing/pipeline';
import { previewEncodings } from '../importing/previewEncodings';
import { lookBeside, readFile } from '../intake/intake';

/** Reads and parses one file; its bytes and pictures are handed over, not copied. */
async function importPath(
  path: string,
  folder: string,
): Promise<InstanceType<typeof workerpool.Transfer>> {
  const file = await readFile(path);
  const choices = { folder, beside: lookBeside(path) };
  const result = file.ok ? await importFile(file.value, choices) : file;
  return new workerpool.Transfer(result, buffersOf(result));
}

/** Parses an original again, in the way that its reader wants it. */
async function importAgain(
  file: OriginalFile,
  choices: ImportChoices,
): Promise<InstanceType<typeof workerpool.Transfer>> {
  const result = await importFile(file, choices);
  return new workerpool.Transfer(result, buffersOf(result));
}

function buffersOf(result: Result<ImportedFile>): ArrayBufferLike[] {
  if (!result.ok) return [];
  const parts = result.value.articles.flatMap(({ original, assets }) => [original, ...assets]);
  return [...new Set(parts.map(({ bytes }) => bytes.buffer))];
}

workerpool.worker({ importPath, importAgain, previewEncodings });
