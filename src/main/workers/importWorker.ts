import workerpool from 'workerpool';
import type { ImportedArticle } from '#shared/imported';
import type { Result } from '#shared/result';
import { importFile } from '../importing/pipeline';
import { lookBeside, readFile } from '../intake/intake';

/** Reads and parses one file; its bytes and pictures are handed over, not copied. */
async function importPath(path: string): Promise<InstanceType<typeof workerpool.Transfer>> {
  const file = await readFile(path);
  const result = file.ok ? await importFile(file.value, { beside: lookBeside(path) }) : file;
  return new workerpool.Transfer(result, buffersOf(result));
}

function buffersOf(result: Result<readonly ImportedArticle[]>): ArrayBufferLike[] {
  if (!result.ok) return [];
  const parts = result.value.flatMap(({ original, assets }) => [original, ...assets]);
  return [...new Set(parts.map(({ bytes }) => bytes.buffer))];
}

workerpool.worker({ importPath });
