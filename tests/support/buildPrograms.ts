import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/**
 * Builds entries (paths from the project's root, by the names that they get) as electron.vite.config.ts builds
 * programs and threads: one CommonJS file each, everything bundled in.
 */
export async function buildPrograms(
  outDir: string,
  entries: Readonly<Record<string, string>>,
): Promise<void> {
  const input = Object.entries(entries).map(([name, path]) => [name, join(root, path)] as const);
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
        input: Object.fromEntries(input),
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  });
}
