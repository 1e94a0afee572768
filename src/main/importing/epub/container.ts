import { openArchive, type Archive } from '../archive/archive';
import { Refusal, TooLargeError } from '../refusal';
import { decodeText } from '../decodeText';
import { declaredCharset } from '../html/pageBytes';
import { readXml, type XmlElement } from '../xml/readXml';
import { attributeOf, descendantsOf } from '../xml/xml';
import { createNames } from './paths';

/** An opened book: its archive, where its package document is, and that document. */
export interface OpenedBook {
  readonly archive: Archive;
  /** The name in the archive of a path in the book; null for what is not there. */
  readonly nameOf: (path: string) => string | null;
  readonly packagePath: string;
  readonly package: XmlElement;
}

/** Longer ones list more than any book has. */
const maximumXml = 4 * 1024 * 1024;

const containerName = /^(?:[^/]+\/)?META-INF\/container\.xml$/i;
const packageName = /^(?:[^/]+\/){0,2}[^/]+\.opf$/i;
/** Fonts are scrambled so that they are not lifted out of a book; the text is plain. */
const fontScrambling = /^http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/;

/** True when an archive's first file says that it is a book, as OCF asks. */
function saysEpub(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 120));
  return head.toString('latin1').slice(30).startsWith('mimetypeapplication/epub+zip');
}

/**
 * True for an archive that holds a book: by its first file, by its container, or by a package document
 * with a reading order at its top. Never throws.
 */
export async function isBook(bytes: Uint8Array): Promise<boolean> {
  if (saysEpub(bytes)) return true;
  try {
    const archive = await openArchive(bytes);
    const names = archive.entries.map(({ name }) => name);
    if (names.filter((name) => containerName.test(name)).length === 1) return true;
    const packages = names.filter((name) => packageName.test(name));
    const [only] = packages;
    if (only === undefined || packages.length > 1) return false;
    // A catalogue keeps such a file beside each book; it names no files.
    return /<(?:\w+:)?itemref\b/.test(Buffer.from((await archive.read(only)) ?? []).toString());
  } catch {
    return false; // the archive itself is refused by whoever reads it
  }
}

/**
 * Opens a book: through META-INF/container.xml, else by the first package document that there is. Throws
 * `damaged-file` for an archive without one, `encrypted-file` for a book that its seller has locked.
 */
export async function openBook(bytes: Uint8Array): Promise<OpenedBook> {
  const archive = await openArchive(bytes);
  const nameOf = createNames(archive);
  const names = archive.entries.map(({ name }) => name);
  const container = names.find((name) => containerName.test(name));
  const root = container?.replace(/META-INF\/container\.xml$/i, '') ?? '';
  await refuseLocked(archive, nameOf(`${root}META-INF/encryption.xml`));
  const stated = container === undefined ? [] : rootfiles(await readPart(archive, container));
  const packagePath = [
    ...stated.map((path) => nameOf(`${root}${path}`) ?? nameOf(path)),
    ...names.filter((name) => /\.opf$/i.test(name)).sort((a, b) => a.length - b.length),
  ].find((path) => path !== null);
  if (packagePath === undefined || packagePath === null) {
    throw new Refusal('damaged-file', 'the book has no package document');
  }
  const text = await readPart(archive, packagePath);
  return { archive, nameOf, packagePath, package: parsePart(text) };
}

/** The text of a file in a book; empty when there is none in it. Throws as `Archive.read`. */
export async function readPart(archive: Archive, name: string): Promise<string> {
  const bytes = (await archive.read(name)) ?? new Uint8Array();
  const decoded = await decodeText({ name, bytes }, declaredCharset(bytes));
  return decoded.ok ? decoded.value.text : '';
}

/** The root of a part that is XML and lists what is in a book. */
export function parsePart(text: string): XmlElement {
  if (text.length > maximumXml) throw new TooLargeError('the book lists too much');
  try {
    return readXml(text);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('damaged-file', String(error));
  }
}

function rootfiles(text: string): string[] {
  if (text === '') return [];
  return descendantsOf(parsePart(text), 'rootfile')
    .map((file) => attributeOf(file, 'full-path') ?? '')
    .filter((path) => path !== '');
}

async function refuseLocked(archive: Archive, name: string | null): Promise<void> {
  const text = name === null ? '' : await readPart(archive, name);
  if (text === '') return;
  const methods = descendantsOf(parsePart(text), 'EncryptedData').map((data) =>
    descendantsOf(data, 'EncryptionMethod').map((method) => attributeOf(method, 'Algorithm') ?? ''),
  );
  const isLocked = methods.some(
    (algorithms) =>
      algorithms.length === 0 ||
      !algorithms.every((algorithm) => fontScrambling.test(algorithm.trim())),
  );
  if (isLocked) throw new Refusal('encrypted-file', 'its seller has locked the book');
}
