import { mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

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
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      target: 'node18',
      minify: false,
      rollupOptions: {
        input: {
          cli: join(root, 'src/cli/index.ts'),
          importWorker: join(root, 'src/main/workers/importWorker.ts'),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  });
  return join(outDir, 'cli.cjs');
}
