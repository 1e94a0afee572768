import { decodeBytes } from '../encodings';
import { Refusal } from '../refusal';
import { markedEncoding } from '../wideEncoding';
import { readJson, type Json } from './readJson';

const documents = new WeakMap<Uint8Array, Promise<Json | undefined>>();

/**
 * The JSON document (RFC 8259) that a file is, in UTF-8 or with a byte order mark, read once for the same
 * bytes; undefined for a file that is no JSON object or list, or one beyond the bounds of `readJson`.
 */
export function documentIn(bytes: Uint8Array): Promise<Json | undefined> {
  const known = documents.get(bytes);
  if (known !== undefined) return known;
  const document = readDocument(bytes);
  documents.set(bytes, document);
  return document;
}

/** The same for a document that may be nested deeper, read anew each time. */
export async function readDocument(
  bytes: Uint8Array,
  maximumDepth?: number,
): Promise<Json | undefined> {
  if (!mayBeDocument.test(headOf(bytes))) return undefined;
  const text = await decodeBytes(bytes, markedEncoding(bytes) ?? 'utf-8', true);
  try {
    return text === null ? undefined : readJson(text, maximumDepth);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** A bracket, after byte order mark and white space, in any of the encodings: most files are told apart by it. */
const mayBeDocument = /^[\xef\xbb\xbf\xfe\xff\0\s]{0,64}[[{]/;

const headOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65)).toString('latin1');
