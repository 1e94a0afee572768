import { createServer } from 'vite';
import { root } from './project.mjs';

/*
 * Prints how well imports come out: `npm run bench:quality -- encodings` runs tests/bench/encodings.ts,
 * and so on for each name.
 */
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
