import { createServer } from 'vite';
import { buildApp } from './build.mjs';
import { root } from './project.mjs';

/*
 * Prints how well and how fast things go: `npm run bench:quality -- encodings` runs
 * tests/bench/encodings.ts, and so on for each name; `npm run bench:import` runs tests/bench/import.ts
 * on the threads as they are built, and `npm run bench:library` tests/bench/library.ts.
 */
if (process.argv.includes('import')) await buildApp();

const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, ws: false, watch: null },
});
try {
  for (const name of process.argv.slice(2)) {
    const { main } = await server.ssrLoadModule(`/tests/bench/${name}.ts`);
    await main();
  }
} finally {
  await server.close();
}
