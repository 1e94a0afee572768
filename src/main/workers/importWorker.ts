import workerpool from 'workerpool';
import type { ImportedFile } from '#shared/imported';
import type { Result } from '#shared/result';
import { importFile } from '../importing/pipeline';
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

function buffersOf(result: Result<ImportedFile>): ArrayBufferLike[] {
  if (!result.ok) return [];
  const parts = result.value.articles.flatMap(({ original, assets }) => [original, ...assets]);
  return [...new Set(parts.map(({ bytes }) => bytes.buffer))];
}

workerpool.worker({ importPath });
