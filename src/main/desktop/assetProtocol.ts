import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Protocol } from 'electron';
import { contentSecurityPolicy, pageHost, scheme } from './scheme';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

async function filesUnder(folder: string, prefix = ''): Promise<readonly string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const lists = await Promise.all(
    entries.map((entry) => {
      const path = join(prefix, entry.name);
      return entry.isDirectory() ? filesUnder(folder, path) : Promise.resolve([path]);
    }),
  );
  return lists.flat();
}

/**
 * Serves the built page in `folder` under our scheme, every answer with the content security policy.
 * Only files that were there at the start are known, so that no address can name any other.
 */
export async function servePage(protocol: Protocol, folder: string): Promise<void> {
  const known = new Map(
    (await filesUnder(folder)).map((path) => [`/${path.split(sep).join('/')}`, join(folder, path)]),
  );
  protocol.handle(scheme, async (request) => {
    const address = new URL(request.url);
    // Node's URL gives schemes of our own no origin, so the host is compared.
    const file = address.host === pageHost ? known.get(address.pathname) : undefined;
    if (file === undefined || request.method !== 'GET') {
      return new Response(null, { status: 404, headers });
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    return new Response(await readFile(file), { headers: { ...headers, 'Content-Type': type } });
  });
}
