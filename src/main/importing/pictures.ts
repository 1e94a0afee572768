import { createHash } from 'node:crypto';
import type { ImportedArticle } from '#shared/imported';
import { gifSize } from './gif';

/** A picture that came with a file: what it is by its own bytes, and the hash that names it. */
export type Picture = ImportedArticle['assets'][number];

/** A screen that size would be a wall; what only claims to be as large fills the memory. */
const maximumPixels = 50_000_000;
/** Less is no picture, and no header of one. */
const minimumBytes = 30;
const maximumBytes = 32 * 1024 * 1024;

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

type Size = readonly [width: number, height: number];

/** Of a picture that says no size where it should; the screen's own limits hold. */
const unknown: Size = [0, 0];

/** The kinds of picture that a page may show, each told by its first bytes; never SVG, which is a program. */
const kinds: readonly {
  type: string;
  recognises: (bytes: Uint8Array) => boolean;
  size: (view: DataView) => Size;
}[] = [
  {
    type: 'image/png',
    recognises: (bytes) => latin(bytes, 0, 8) === '\x89PNG\r\n\x1a\n',
    size: (view) => [view.getUint32(16), view.getUint32(20)],
  },
  {
    type: 'image/jpeg',
    recognises: (bytes) => latin(bytes, 0, 3) === '\xff\xd8\xff',
    size: jpegSize,
  },
  {
    type: 'image/gif',
    recognises: (bytes) => /^GIF8[79]a$/.test(latin(bytes, 0, 6)),
    size: gifSize,
  },
  {
    type: 'image/webp',
    recognises: (bytes) => latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP',
    size: webpSize,
  },
  {
    type: 'image/avif',
    recognises: (bytes) => latin(bytes, 4, 8) === 'ftyp' && /avi[fs]/.test(latin(bytes, 8, 32)),
    size: avifSize,
  },
];

/** What some bytes are a picture of, by themselves; null when they are no kind of picture that may be shown, or too large a one. */
export function measurePicture(
  bytes: Uint8Array,
): { readonly type: string; readonly width: number; readonly height: number } | null {
  if (bytes.length < minimumBytes || bytes.length > maximumBytes) return null;
  const kind = kinds.find(({ recognises }) => recognises(bytes));
  if (kind === undefined) return null;
  const [width, height] = kind.size(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  return width * height > maximumPixels ? null : { type: kind.type, width, height };
}

/** A picture of some bytes; null where `measurePicture` finds none. */
export function pictureOf(bytes: Uint8Array): Picture | null {
  const measured = measurePicture(bytes);
  if (measured === null) return null;
  return { hash: createHash('sha256').update(bytes).digest('hex'), type: measured.type, bytes };
}

/** The bytes of a `data:` address (RFC 2397) of a picture; null for any other address. */
export function dataBytes(address: string): Uint8Array | null {
  const head = /^\s*data:image\/[a-z0-9.+-]+((?:;[a-z0-9=.+-]+)*),/i.exec(address.slice(0, 200));
  if (head === null) return null;
  const content = unescaped(address.slice(head[0].length));
  if (content === null) return null;
  const isBase64 = /;base64$/i.test(head[1] ?? '');
  // In a buffer of its own, that can be handed over to another thread.
  return Uint8Array.from(Buffer.from(content, isBase64 ? 'base64' : 'latin1'));
}

/** What percent signs stand for, one character a byte; null when one begins no byte. */
function unescaped(text: string): string | null {
  if (/%(?![0-9a-f]{2})/i.test(text)) return null;
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

/** A picture whose size nobody can tell before it is drawn: too large to try. */
const boundless: Size = [Infinity, Infinity];

/** Walks over the segments to the frame header (ITU T.81, B.2.2), past whatever stands between them, as decoders do. */
function jpegSize(view: DataView): Size {
  let at = 2;
  while (at + 9 < view.byteLength) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (view.getUint8(at) !== 0xff || marker === 0xff || marker === 0) at += 1;
    else if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    else if (marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else at += 2 + view.getUint16(at + 2);
  }
  return boundless;
}

/** The extents of an image and of the tiles that it is made of (ISO/IEC 23008-12, 6.5.3), near the start of the file: the largest. */
function avifSize(view: DataView): Size {
  const head = Buffer.from(view.buffer, view.byteOffset, Math.min(view.byteLength, 65_536));
  let size = unknown;
  for (let at = head.indexOf('ispe'); at >= 0 && at + 16 <= head.length;) {
    const found: Size = [head.readUInt32BE(at + 8), head.readUInt32BE(at + 12)];
    if (found[0] * found[1] > size[0] * size[1]) size = found;
    at = head.indexOf('ispe', at + 4);
  }
  return size;
}

/** The three kinds of WebP keep their size in three ways (RFC 9649). */
function webpSize(view: DataView): Size {
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (view.getUint8(15)) {
    case 0x58: // VP8X
      return [1 + uint24(24), 1 + uint24(27)];
    case 0x20: // VP8
      return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
    default: {
      const bits = view.getUint32(21, true); // VP8L
      return [1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff)];
    }
  }
}
