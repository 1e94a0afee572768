import { createHash } from 'node:crypto';
import type { ImportedArticle } from '#shared/imported';

/** A picture that came with a file: what it is by its own bytes, and the hash that names it. */
export type Picture = ImportedArticle['assets'][number];

/** A screen that size would be a wall; what only claims to be as large fills the memory. */
const maximumPixels = 50_000_000;
/** Less is no picture, and no header of one. */
const minimumBytes = 30;
const maximumBytes = 32 * 1024 * 1024;

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** The kinds of picture that a page may show, each told by its first bytes; never SVG, which is a program. */
const kinds: readonly {
  type: string;
  recognises: (bytes: Uint8Array) => boolean;
  pixels: (view: DataView) => number;
}[] = [
  {
    type: 'image/png',
    recognises: (bytes) => latin(bytes, 0, 8) === '\x89PNG\r\n\x1a\n',
    pixels: (view) => view.getUint32(16) * view.getUint32(20),
  },
  {
    type: 'image/jpeg',
    recognises: (bytes) => latin(bytes, 0, 3) === '\xff\xd8\xff',
    pixels: jpegPixels,
  },
  {
    type: 'image/gif',
    recognises: (bytes) => /^GIF8[79]a$/.test(latin(bytes, 0, 6)),
    pixels: (view) => view.getUint16(6, true) * view.getUint16(8, true),
  },
  {
    type: 'image/webp',
    recognises: (bytes) => latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP',
    pixels: webpPixels,
  },
  {
    type: 'image/avif',
    recognises: (bytes) => latin(bytes, 4, 8) === 'ftyp' && /avi[fs]/.test(latin(bytes, 8, 32)),
    pixels: () => 0, // its size stands deep inside; the screen's own limits hold
  },
];

/** A picture of some bytes; null when they are no kind of picture that may be shown, or too large a one. */
export function pictureOf(bytes: Uint8Array): Picture | null {
  if (bytes.length < minimumBytes || bytes.length > maximumBytes) return null;
  const kind = kinds.find(({ recognises }) => recognises(bytes));
  if (kind === undefined) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (kind.pixels(view) > maximumPixels) return null;
  return { hash: createHash('sha256').update(bytes).digest('hex'), type: kind.type, bytes };
}

/** The bytes of a `data:` address (RFC 2397) of a picture; null for any other address. */
export function dataBytes(address: string): Uint8Array | null {
  const head = /^\s*data:image\/[a-z0-9.+-]+(?:;[a-z0-9=.+-]+)*(;base64)?,/i.exec(
    address.slice(0, 200),
  );
  if (head === null) return null;
  const content = address.slice(head[0].length);
  try {
    const bytes =
      head[1] === undefined
        ? Buffer.from(decodeURIComponent(content), 'latin1')
        : Buffer.from(content, 'base64');
    return Uint8Array.from(bytes); // in a buffer of its own, that can be handed over to another thread
  } catch {
    return null; // a % that begins no byte
  }
}

/** Walks over the segments to the frame header (ITU T.81, B.2.2). */
function jpegPixels(view: DataView): number {
  let at = 2;
  while (at + 9 < view.byteLength) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (view.getUint8(at) !== 0xff) return 0;
    if (isFrame) return view.getUint16(at + 5) * view.getUint16(at + 7);
    at += 2 + view.getUint16(at + 2);
  }
  return 0;
}

/** The three kinds of WebP keep their size in three ways (RFC 9649). */
function webpPixels(view: DataView): number {
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (view.getUint8(15)) {
    case 0x58: // VP8X
      return (1 + uint24(24)) * (1 + uint24(27));
    case 0x20: // VP8
      return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff);
    default: {
      const bits = view.getUint32(21, true); // VP8L
      return (1 + (bits & 0x3fff)) * (1 + ((bits >> 14) & 0x3fff));
    }
  }
}
