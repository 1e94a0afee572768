import { basename } from 'node:path';
import workerpool from 'workerpool';
import { readFile } from '../../../src/main/intake/intake';
import { importFile } from '../../../src/main/importing/pipeline';

/** The import worker, and what a parser with a fault in it does to its thread, chosen by the file's name. */
const faults: Readonly<Record<string, () => void>> = {
  'loop.txt': () => {
    for (;;);
  },
  'exit.txt': () => process.exit(1),
  'throw-later.txt': () => {
    setImmediate(() => {
      throw new Error('nobody catches this');
    });
  },
  'memory.txt': () => {
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(100_000).fill(0.5));
  },
};

workerpool.worker({
  async importPath(path: string) {
    const fault = faults[basename(path)];
    if (fault !== undefined) {
      fault();
      return new Promise<never>(() => undefined);
    }
    const file = await readFile(path);
    return file.ok ? importFile(file.value) : file;
  },
});
