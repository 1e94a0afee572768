import { createServer } from 'vite';
import { root } from './project.mjs';

/** Calls `use` with a function that loads a TypeScript module of the project by its path from the root, `/tests/…`. */
export async function withModules(use) {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, watch: null },
  });
  try {
    await use((path) => server.ssrLoadModule(path));
  } finally {
    await server.close();
  }
}
