/**
 * Imports text files into a library and prints an outcome for each once it is durable, as the
 * terminal's `import --json` does: `importer.mjs --library DIR --json import FILE…`.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { openLibrary } from '../../src/main/library/library';
import { importedFrom } from './articles';

const batchSize = 8;

const [, , , folder = '', , , ...paths] = process.argv;
const opened = await openLibrary({ folder, clock: () => new Date(), access: 'write' });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
for (let at = 0; at < paths.length; at += batchSize) {
  const batch = await Promise.all(
    paths
      .slice(at, at + batchSize)
      .map(async (path) => importedFrom(basename(path), await readFile(path, 'utf8'))),
  );
  const added = await opened.value.add(batch);
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  for (const { id, outcome } of added.value) {
    process.stdout.write(`${JSON.stringify({ id, outcome })}\n`);
  }
}
await opened.value.close();
