import type { OfficeBlock } from '../document';
import type { OfficeDocument } from '../article';
import { createRtfReader } from './rtfReader';
import { readRtfTokens } from './rtfTokens';

/** Reads a document in Rich Text Format 1.9.1, whole or cut off; objects in it are never opened. Throws a `TooLargeError`. */
export function readRtf(bytes: Uint8Array): OfficeDocument {
  const reader = createRtfReader();
  readRtfTokens(bytes, reader.handler);
  const blocks: readonly OfficeBlock[] = reader.finish();
  return {
    blocks,
    properties: {
      title: reader.properties.get('title')?.trim() ?? null,
      creator: reader.properties.get('author')?.trim() ?? null,
      keywords: (reader.properties.get('keywords') ?? '').split(/[,;،؛]/u),
    },
    findPicture: reader.findPicture,
  };
}
