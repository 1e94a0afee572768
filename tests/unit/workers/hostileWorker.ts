import { basename } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import workerpool from 'workerpool';
import { readFile } from '../../../src/main/intake/intake';
import { importFile } from '../../../src/main/importing/pipeline';
import { createHandOver } from '../../../src/main/workers/handOver';

/** The import worker, and what a parser with a fault in it does to its thread, chosen by the file's name. */
const faults: Readonly<Record<string, (port: MessagePort) => void>> = {
  'part-then-loop.txt': (port) => {
    port.postMessage({ articles: [], failures: [], sketches: [] });
    for (;;);
  },
  'loop.txt': () => {
    for (;;);
  },
  'exit.txt': () => process.exit(1),
  'throw-later.txt': () => {
    setImmediate(() => {
      throw new Error('nobody catches this');
    });
  },
  // What no limit on a thread's heap sees: memory outside of it, filled to the last page.
  'buffers.txt': () => {
    const kept: Uint8Array[] = [];
    for (;;) kept.push(new Uint8Array(16 * 1024 * 1024).fill(1));
  },
  'memory.txt': () => {
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(100_000).fill(0.5));
  },
};

workerpool.worker({
  async importPath(path: string, folder: string, port: MessagePort) {
    const fault = faults[basename(path)];
    if (fault !== undefined) {
      fault(port);
      return new Promise<never>(() => undefined);
    }
    const file = await readFile(path);
    if (!file.ok) return file;
    const handOver = createHandOver(port);
    const result = await importFile(file.value, { folder }, handOver.take);
    await handOver.finish();
    port.close();
    return result.ok ? { ok: true, value: null } : result;
  },
});
