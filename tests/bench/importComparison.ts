import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import iconv from 'iconv-lite';
import jschardet from 'jschardet';
import { parseHTML } from 'linkedom';
import { decodeText } from '../../src/main/importing/decodeText';
import { importFile } from '../../src/main/importing/pipeline';
import { firstFiles } from './importStages';

interface Way {
  readonly name: string;
  readonly run: (name: string, bytes: Uint8Array) => unknown;
}

/** What a program would do without this one: an extractor on a document tree; a detector and a decoder. */
const readability: Way = {
  name: '@mozilla/readability on linkedom, the body alone',
  run: (_name, bytes) => {
    const { document } = parseHTML(Buffer.from(bytes).toString('utf8'));
    return new Readability(document).parse();
  },
};
const chardet: Way = {
  name: 'jschardet and iconv-lite',
  run: (_name, bytes) => {
    const buffer = Buffer.from(bytes);
    return iconv.decode(buffer, jschardet.detect(buffer).encoding ?? 'utf-8');
  },
};
const ours: Way = {
  name: 'our import, from bytes to article with all that is known of it',
  run: (name, bytes) => importFile({ name, bytes }),
};
const ourDecoding: Way = {
  name: 'our decoding',
  run: (name, bytes) => decodeText({ name, bytes }, null),
};

async function measure(
  ways: readonly Way[],
  paths: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const files = paths.map((path) => new Uint8Array(readFileSync(path)));
  for (const { name, run } of ways) {
    // Once over for the compiler, once for the clock.
    for (const bytes of files.slice(0, 20)) await run('a.html', bytes);
    const begun = performance.now();
    for (const [at, bytes] of files.entries()) await run(paths[at] ?? '', bytes);
    const seconds = (performance.now() - begun) / 1000;
    say(`  ${name}: ${(files.length / seconds).toFixed(0)} a second`);
  }
}

/** Prints how fast the same files go through what else there is, in one thread and without a library. */
export async function compare(folder: string, say: (line: string) => void): Promise<void> {
  say('\nsaved pages, in one thread, nothing saved:');
  await measure([ours, readability], await firstFiles(join(folder, 'pages'), 200), say);
  say('\ndecoding of plain texts, in one thread:');
  await measure([ourDecoding, chardet], await firstFiles(join(folder, 'texts'), 1000), say);
}
