import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');

/** As electron.vite.config.ts builds the threads: one CommonJS file each, everything bundled in. */
export async function buildWorkers(outDir: string): Promise<void> {
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
          importWorker: join(root, 'src/main/workers/importWorker.ts'),
          hostileWorker: join(root, 'tests/unit/workers/hostileWorker.ts'),
          lateWorker: join(root, 'tests/unit/workers/lateWorker.ts'),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  });
}
