import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** The renderer as it is built for Electron, in a folder of its own, for an ordinary Chromium. */
export default defineConfig({
  root: resolve(root, 'src/renderer'),
  base: './',
  plugins: [vue()],
  logLevel: 'warn',
  build: {
    target: 'chrome114',
    outDir: resolve(root, 'out/screen'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
  },
});
