import { decodeBytes } from '../encodings';
import { markedEncoding } from '../wideEncoding';

/** A JSON object; only its own keys may be asked for, by the functions of `json.ts`. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whatever is exported is flatter; what is deeper was made to be. */
const usualDepth = 64;
/** So many values fill half of a thread's memory. */
const maximumValues = 3_000_000;

const documents = new WeakMap<Uint8Array, Promise<unknown>>();

/**
 * The value of a JSON text (RFC 8259, a byte order mark allowed), read once for the same bytes;
 * undefined for what is no object or array, is nested deeper than 64 or holds more than 3 million values.
 */
export function readJson(bytes: Uint8Array): Promise<unknown> {
  const known = documents.get(bytes);
  if (known !== undefined) return known;
  const document = parseJson(bytes, usualDepth);
  documents.set(bytes, document);
  return document;
}

/** The same for a text that may be nested deeper, read anew each time. */
export async function parseJson(bytes: Uint8Array, maximumDepth: number): Promise<unknown> {
  const marked = markedEncoding(bytes);
  if (marked === null || marked === 'utf-8') {
    if (!beginsLikeJson(bytes) || !isWithinBounds(bytes, maximumDepth)) return undefined;
    return parse(await decodeBytes(bytes, 'utf-8', true));
  }
  const text = await decodeBytes(bytes, marked, true);
  const same = Buffer.from(text ?? '');
  return beginsLikeJson(same) && isWithinBounds(same, maximumDepth) ? parse(text) : undefined;
}

function parse(text: string | null): unknown {
  try {
    if (text === null) return undefined;
    // Asked about each value, parsing takes several times as long.
    const isPlain = !text.includes('__proto__') && !text.includes('\\u');
    return JSON.parse(text, isPlain ? undefined : withoutPrototype) as unknown;
  } catch {
    return undefined;
  }
}

/** A key by which an object could be given other properties than its own. */
function withoutPrototype(this: unknown, key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
/** `[` and `{`, `]` and `}` differ in one bit. */
const caseBit = 0x20;
const [open, close] = [0x7b, 0x7d];
const markLength = 3;

function beginsLikeJson(bytes: Uint8Array): boolean {
  let at = bytes[0] === 0xef ? markLength : 0;
  while (at < bytes.length && (bytes[at] ?? 0) <= 0x20) at += 1;
  return ((bytes[at] ?? 0) | caseBit) === open;
}

/** Counted before anything is built: one array that does not fit ends not the thread alone, but the program. */
function isWithinBounds(bytes: Uint8Array, maximumDepth: number): boolean {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) at = endOfString(bytes, at);
    else if ((byte | caseBit) === open) depth += 1;
    else if ((byte | caseBit) === close) depth -= 1;
    else if (byte !== comma) continue;
    values += 1;
    if (depth > maximumDepth || values > maximumValues) return false;
  }
  return true;
}

function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}
