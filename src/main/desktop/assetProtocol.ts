import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Protocol } from 'electron';
import { assetHost, contentSecurityPolicy, pageHost, scheme } from './scheme';

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

/** Reads a picture of an article; null when the article has none such. */
export type ReadPicture = (
  articleId: string,
  hash: string,
) => Promise<{ readonly type: string; readonly bytes: Uint8Array } | null>;

/**
 * Serves the built page in `folder` and the articles' pictures under our scheme, every answer with
 * the content security policy. Of the page only files that were there at the start are known, and a
 * picture is named by two hashes, so that no address can name any other file.
 */
export async function serveScheme(
  protocol: Protocol,
  folder: string,
  readPicture: ReadPicture,
): Promise<void> {
  const known = new Map(
    (await filesUnder(folder)).map((path) => [`/${path.split(sep).join('/')}`, join(folder, path)]),
  );
  const nothing = (): Response => new Response(null, { status: 404, headers });

  const page = async (path: string): Promise<Response> => {
    const file = known.get(path);
    if (file === undefined) return nothing();
    const type = types[extname(file)] ?? 'application/octet-stream';
    return new Response(await readFile(file), { headers: { ...headers, 'Content-Type': type } });
  };
  const picture = async (path: string): Promise<Response> => {
    const [, id = '', hash = ''] = /^\/([0-9a-f]{64})\/([0-9a-f]{64})$/.exec(path) ?? [];
    const found = id === '' ? null : await readPicture(id, hash);
    if (!found?.type.startsWith('image/')) return nothing();
    return new Response(Buffer.from(found.bytes), {
      headers: {
        ...headers,
        'Content-Type': found.type,
        // The page is of another host of our scheme, and so of another origin.
        'Cross-Origin-Resource-Policy': 'cross-origin',
      },
    });
  };

  protocol.handle(scheme, (request) => {
    if (request.method !== 'GET') return nothing();
    // Node's URL gives schemes of our own no origin, so the host is compared.
    const { host, pathname } = new URL(request.url);
    if (host === pageHost) return page(pathname);
    return host === assetHost ? picture(pathname) : nothing();
  });
}
