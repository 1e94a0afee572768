import type { MessagePort } from 'node:worker_threads';
import workerpool from 'workerpool';
import { ok, type Result } from '#shared/result';
import { importFile } from '../importing/pipeline';
import { readFile } from '../intake/intake';
import { createHandOver } from './handOver';

/** Reads and parses one file; what it holds goes through the port, part by part. */
async function importPath(path: string, folder: string, port: MessagePort): Promise<Result<null>> {
  const handOver = createHandOver(port);
  try {
    const file = await readFile(path);
    if (!file.ok) return file;
    const result = await importFile(file.value, { folder }, handOver.take);
    await handOver.finish();
    return result.ok ? ok(null) : result;
  } finally {
    port.close();
  }
}

workerpool.worker({ importPath });
