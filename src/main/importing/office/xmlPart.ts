import type { Archive } from '../archive/archive';
import { Refusal, TooLargeError } from '../refusal';
import { markedEncoding } from '../wideEncoding';
import { readXml, type XmlElement } from '../xml/readXml';

/** A thousand pages have fewer; each element is an object of some 250 bytes. */
const maximumElements = 800_000;
const maximumLength = 40_000_000;

/** Reads a part of a document as XML in UTF-8 or UTF-16 (XML 1.0, 4.3.3); throws like `readXml`, and `too-large` sooner. */
export function parseXmlPart(bytes: Uint8Array): XmlElement {
  if (bytes.length > 2 * maximumLength) {
    throw new TooLargeError('a part of the document is too long');
  }
  const marked = markedEncoding(bytes);
  const text = new TextDecoder(
    marked === 'utf-16be' || marked === 'utf-16le' ? marked : 'utf-8',
  ).decode(bytes);
  if (text.length > maximumLength || hasTooManyElements(text)) {
    throw new TooLargeError('a part of the document is too long');
  }
  return readXml(text);
}

/** Counts before anything is built. */
function hasTooManyElements(text: string): boolean {
  let elements = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (text.charAt(at + 1) !== '/') elements += 1;
  }
  return elements > maximumElements;
}

/** A part of an archive as XML; null when there is none of that name. Throws like `Archive.read` and `parseXmlPart`. */
export async function readXmlPart(archive: Archive, name: string): Promise<XmlElement | null> {
  const bytes = await archive.read(name);
  return bytes === null ? null : parseXmlPart(bytes);
}

/** The same for a part that a document can be read without: null also for one that cannot be read. */
export async function readSpareXmlPart(archive: Archive, name: string): Promise<XmlElement | null> {
  try {
    return await readXmlPart(archive, name);
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'damaged-file') throw error;
    return null; // damaged, or no XML: the text itself is whole
  }
}
