import { decodeText } from '../decodeText';
import { extensionsOf } from '../extensions';
import { absoluteAddress } from '../html/absoluteAddress';
import { declaredCharset } from '../html/pageBytes';
import { readPage } from '../html/readPage';
import { fieldOf, itemsOf, readPropertyList, startsBinary } from '../propertyList/propertyList';
import type { PropertyValue } from '../propertyList/value';
import type { OriginalFile, ParsedDocument } from '../stages';
import type { BytesFormat } from './format';

/** How far into a file its keys are looked for. */
const headLength = 4_096;
const maximumResources = 5_000;

/** A page as Safari saves it (WebKit's `WebArchive`, a property list): the main page, with the pictures that came along. */
export const webarchive: BytesFormat = {
  name: 'webarchive',
  reads: 'bytes',
  extensions: extensionsOf.webarchive,
  recognises(bytes) {
    const head = Buffer.from(bytes.subarray(0, headLength)).toString('latin1');
    return (startsBinary(bytes) || head.includes('<plist')) && head.includes('WebMainResource');
  },
  async parse(file) {
    const archive = readPropertyList(file.bytes);
    const main = readResource(fieldOf(archive, 'WebMainResource'));
    if (main === null) return [];
    const document = await readMainPage(file, main, resourcesOf(archive));
    return document === null ? [] : [document];
  },
};

interface Resource {
  readonly address: string;
  readonly bytes: Uint8Array;
  readonly encoding: string | null;
}

function readResource(value: PropertyValue): Resource | null {
  const bytes = fieldOf(value, 'WebResourceData');
  const address = fieldOf(value, 'WebResourceURL');
  const encoding = fieldOf(value, 'WebResourceTextEncodingName');
  if (!(bytes instanceof Uint8Array)) return null;
  return {
    bytes,
    address: typeof address === 'string' ? address : '',
    encoding: typeof encoding === 'string' ? encoding : null,
  };
}

/** The parts of a page and of the frames in it, by their address; the first of each. */
function resourcesOf(archive: PropertyValue): ReadonlyMap<string, Uint8Array> {
  const resources = new Map<string, Uint8Array>();
  const waiting = [archive];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const value of itemsOf(fieldOf(next, 'WebSubresources'))) {
      const resource = readResource(value);
      if (resource === null || resources.size >= maximumResources) continue;
      if (!resources.has(resource.address)) resources.set(resource.address, resource.bytes);
    }
    waiting.push(...itemsOf(fieldOf(next, 'WebSubframeArchives')));
  }
  return resources;
}

async function readMainPage(
  file: OriginalFile,
  { address, bytes, encoding: stated }: Resource,
  resources: ReadonlyMap<string, Uint8Array>,
): Promise<ParsedDocument | null> {
  const decoded = await decodeText({ name: file.name, bytes }, stated ?? declaredCharset(bytes));
  if (!decoded.ok) return null;
  // In a buffer of its own, that can be handed over to another thread.
  const page = readPage(
    decoded.value.text,
    (source) => resources.get(absoluteAddress(source, address))?.slice() ?? null,
  );
  if (page === null) return null;
  const { encoding, candidates } = decoded.value;
  const url = page.stated.url ?? (address === '' ? null : address);
  return {
    original: file,
    format: 'webarchive',
    encoding,
    candidates,
    ...page,
    stated: { ...page.stated, url },
  } as ParsedDocument;
}
