import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What the peers are installed by, into a folder that `MAQAL_BENCH_PEERS` then names. */
export const howToInstall =
  'npm install --prefix FOLDER minisearch@7.2.0 flexsearch@0.8.212 better-sqlite3@12.11.1 node-sqlite3-wasm@0.8.60';

const folder = process.env['MAQAL_BENCH_PEERS'] ?? '';

/** Whether a peer's package has been installed. */
export const hasPeer = (name: string): boolean =>
  folder !== '' && existsSync(join(folder, 'node_modules', name));

/** Loads a peer's package; its types are what the caller says they are. */
export function loadPeer(name: string): unknown {
  return createRequire(join(folder, 'peers.js'))(name) as unknown;
}
