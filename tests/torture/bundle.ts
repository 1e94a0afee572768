import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { buildPrograms } from '../support/buildPrograms';

/** Builds a script and all that it imports into one file that plain Node can run; answers its path. */
export async function bundle(entry: string, folder: string): Promise<string> {
  const outDir = await mkdtemp(join(folder, 'bundle-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir,
      target: 'node18',
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: 'script.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return join(outDir, 'script.mjs');
}

/** Builds the terminal's program with its thread as `npm run build` does, but nothing else; answers its path. */
export async function buildTerminal(folder: string): Promise<string> {
  const outDir = await mkdtemp(join(folder, 'terminal-'));
  await buildPrograms(outDir, {
    cli: 'src/cli/index.ts',
    importWorker: 'src/main/workers/importWorker.ts',
  });
  return join(outDir, 'cli.cjs');
}
