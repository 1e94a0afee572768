import { Parser } from 'htmlparser2';
import { decodeText } from '../decodeText';
import { decodeBytes } from '../encodings';
import type { BytesFormat } from '../formats/format';
import { declaredCharset } from '../html/pageBytes';
import { Refusal, TooLargeError } from '../refusal';
import type { OriginalFile } from '../stages';
import { entryDocuments } from './entries';
import type { SavedEntry } from './savedEntry';

/** One link of a page: its text, its attributes, and the heading that it stands under. */
export interface ListedLink {
  readonly title: string;
  readonly heading: string;
  readonly attribute: (name: string) => string;
}

/** How a program writes its articles as a page of links: lists under headings. */
interface LinkListExport {
  readonly name: string;
  /** The page's title, by which it is recognised. */
  readonly title: string;
  readonly list: 'ul' | 'ol';
  readonly read: (link: ListedLink) => SavedEntry;
}

const headLength = 4096;
/** A list in a page is not deep; each element left open makes the next one dearer. */
const maximumOpen = 500;

/** Makes a format of a page of links: recognised by its title, whatever the file is called. */
export function linkListExport({ name, title, list, read }: LinkListExport): BytesFormat {
  const sign = `<title>${title}</title>`.toLowerCase();
  return {
    name,
    reads: 'bytes',
    extensions: [],
    recognises: (bytes) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headLength))
        .toString('latin1')
        .toLowerCase()
        .includes(sign),
    async parse(file) {
      const { text, encoding } = await textOf(file);
      const entries = linksIn(text).map((link) => ({
        saved: read(link),
        alone: () =>
          `<!DOCTYPE html>\n<meta charset="utf-8"><title>${title}</title>\n` +
          `<h1>${link.headingMarkup}</h1>\n<${list}>\n<li>${link.markup}</li>\n</${list}>\n`,
      }));
      return entryDocuments(file, { format: name, extension: 'html', encoding }, entries);
    },
  };
}

async function textOf(file: OriginalFile): Promise<{ text: string; encoding: string }> {
  const decoded = await decodeText(file, declaredCharset(file.bytes));
  if (!decoded.ok) {
    if (decoded.error.code === 'too-large') throw new TooLargeError('too many lines');
    throw new Refusal('damaged-file', decoded.error.code);
  }
  const { encoding } = decoded.value;
  return { text: (await decodeBytes(file.bytes, encoding)) ?? '', encoding };
}

interface WrittenLink extends ListedLink {
  readonly markup: string;
  readonly headingMarkup: string;
}

/** The links of a page in their order, each with its markup as it is written. */
function linksIn(page: string): readonly WrittenLink[] {
  const links: WrittenLink[] = [];
  let heading = { text: '', start: 0, markup: '' };
  let open: { start: number; attributes: Readonly<Record<string, string>> } | null = null;
  let words: string[] = [];
  let opened = 0;
  const parser = new Parser(
    {
      onopentag(tagName, attributes) {
        opened += 1;
        if (opened > maximumOpen) throw new Refusal('damaged-file', 'nested beyond sense');
        if (tagName !== 'a' && tagName !== 'h1') return;
        words = [];
        if (tagName === 'a') open = { start: parser.startIndex, attributes };
        else heading = { text: '', start: parser.endIndex + 1, markup: '' };
      },
      ontext(text) {
        words.push(text);
      },
      onclosetag(tagName) {
        opened -= 1;
        if (tagName === 'h1') {
          const markup = page.slice(heading.start, parser.startIndex);
          heading = { ...heading, text: words.join('').trim(), markup };
        } else if (tagName === 'a' && open !== null) {
          const { start, attributes } = open;
          open = null;
          links.push({
            title: words.join(''),
            heading: heading.text,
            attribute: (name) => (Object.hasOwn(attributes, name) ? (attributes[name] ?? '') : ''),
            markup: page.slice(start, parser.endIndex + 1),
            headingMarkup: heading.markup,
          });
        }
      },
    },
    { decodeEntities: true },
  );
  parser.end(page);
  return links;
}
