import type { Element, Root } from 'hast';
import { extensionsOf } from '../extensions';
import { decodeText } from '../decodeText';
import { absoluteAddress } from '../html/absoluteAddress';
import { declaredCharset } from '../html/pageBytes';
import { readDate } from '../html/pageDate';
import { readPage } from '../html/readPage';
import { readHeaders, readText } from '../mime/headers';
import { readMessage, type Message, type Part } from '../mime/parts';
import { silent, type OriginalFile, type ParsedDocument, type Statement } from '../stages';
import type { BytesFormat } from './format';

const savedPage = /^mime-version:|^content-type:\s*multipart\/related/im;

/** A page saved whole (`.mhtml`, RFC 2557) or a letter (`.eml`, RFC 5322): its first page or text, with the pictures that came along. */
export const mhtml: BytesFormat = {
  name: 'mhtml',
  reads: 'bytes',
  extensions: extensionsOf.mhtml,
  recognises(bytes) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192)).toString(
      'latin1',
    );
    const headers = readHeaders(head.split(/\r?\n\r?\n/)[0]?.split(/\r?\n/) ?? []);
    return (
      savedPage.test(head) &&
      /^multipart\/related/i.test(headers.get('content-type') ?? '') &&
      headers.has('mime-version')
    );
  },
  async parse(file) {
    const message = readMessage(file.bytes);
    const page = message.parts.find(({ media }) =>
      /^(?:text\/html|application\/xhtml\+xml)$/.test(media.type),
    );
    const text = message.parts.find(({ media }) => media.type === 'text/plain');
    const read = page === undefined ? null : await readPagePart(file, message, page);
    const document = read ?? (text === undefined ? null : await readTextPart(file, message, text));
    return document === null ? [] : [document];
  },
};

async function readPagePart(
  file: OriginalFile,
  message: Message,
  part: Part,
): Promise<ParsedDocument | null> {
  const decoded = await decodeText(
    { name: file.name, bytes: part.bytes },
    part.media.parameters.get('charset') ?? declaredCharset(part.bytes),
  );
  if (!decoded.ok) return null;
  const address = part.headers.get('content-location') ?? '';
  const page = readPage(decoded.value.text, (source) => pictureBytes(message, source, address));
  if (page === null) return null;
  const { encoding, candidates } = decoded.value;
  const stated = await stateOf(message, page.stated, address);
  return {
    original: file,
    format: 'mhtml',
    encoding,
    candidates,
    ...page,
    stated,
  } as ParsedDocument;
}

async function readTextPart(
  file: OriginalFile,
  message: Message,
  part: Part,
): Promise<ParsedDocument | null> {
  const decoded = await decodeText(
    { name: file.name, bytes: part.bytes },
    part.media.parameters.get('charset') ?? null,
  );
  if (!decoded.ok) return null;
  const { text, encoding, candidates } = decoded.value;
  const stated = await stateOf(message, silent, '');
  return {
    original: file,
    format: 'mhtml',
    encoding,
    candidates,
    tree: lettersTree(text),
    stated,
  } as ParsedDocument;
}

/** Blank lines part the paragraphs of a letter; its lines are as wide as its writer's window was. */
function lettersTree(text: string): Root {
  const paragraphs = text.split(/\n[ \t]*\n/).map((lines) => lines.replace(/\s+/g, ' ').trim());
  const children = paragraphs
    .filter((line) => line !== '')
    .map((value): Element => ({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: [{ type: 'text', value }],
    }));
  return { type: 'root', children };
}

/** What the page states comes first; the header of a saved page only says when and under what title it was saved. */
async function stateOf(message: Message, page: Statement, address: string): Promise<Statement> {
  const { headers, media } = message;
  const saved = headers.get('snapshot-content-location');
  const subject = orNull(await readText(headers.get('subject') ?? ''));
  if (saved === undefined && media.type !== 'multipart/related') {
    return stateOfLetter(message, { ...page, title: subject ?? page.title });
  }
  return { ...page, title: page.title ?? subject, url: saved ?? page.url ?? orNull(address) };
}

/** A letter says from whom and when it is. */
async function stateOfLetter({ headers }: Message, page: Statement): Promise<Statement> {
  const from = (await readText(headers.get('from') ?? '')).replace(/<[^>]*>/g, '');
  const sender = from.replace(/^["'\s]+|["'\s]+$/g, '');
  const isNamed = page.bylines.length === 0 && sender !== '' && !sender.includes('@');
  return {
    ...page,
    bylines: isNamed ? [sender] : page.bylines,
    published: page.published ?? readDate(headers.get('date') ?? ''),
  };
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The part that a page calls by its `cid:` or by its address, in full or from the page's own. */
function pictureBytes({ parts }: Message, source: string, base: string): Uint8Array | null {
  const id = /^cid:(.+)$/i.exec(source.trim())?.[1];
  const address = absoluteAddress(source, base);
  const found = parts.find(({ headers }) =>
    id === undefined
      ? [source, address].includes(headers.get('content-location') ?? '\0')
      : headers.get('content-id')?.replace(/^<|>$/g, '') === id,
  );
  return found?.bytes ?? null;
}
