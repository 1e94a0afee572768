import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/**
 * Main, terminal and threads are one CommonJS build for the oldest runtime that we support
 * (Node 18 in the fallback Electron), with ESM-only packages bundled in.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node18',
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: resolve(root, 'src/main/index.ts'),
          cli: resolve(root, 'src/cli/index.ts'),
          importWorker: resolve(root, 'src/main/workers/importWorker.ts'),
          backupWorker: resolve(root, 'src/main/workers/backupWorker.ts'),
          searchWorker: resolve(root, 'src/main/workers/searchWorker.ts'),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node18',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    plugins: [vue()],
    build: {
      target: 'chrome114',
      // Fonts and pictures stay files: the page's CSP allows no data: scripts and we want the cache.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: resolve(root, 'src/renderer/index.html') } },
    },
  },
});
