import { zipOf, type ZipPart } from './zip';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a book is made of; what is not given is as plain as can be. */
export interface BookParts {
  /** The content of `body` of each document, in the order in which they are read. */
  readonly chapters: readonly string[];
  /** Elements of the metadata beside the title. */
  readonly metadata?: string;
  /** The `ol` of the navigation document. */
  readonly contents?: string;
  /** Elements of manifest and spine beside those of the chapters. */
  readonly manifest?: string;
  readonly spine?: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

/** An EPUB 3 of these parts: `EPUB/c1.xhtml`, `EPUB/c2.xhtml` … and what `files` puts beside or in place of them. */
export function bookOf({
  chapters,
  metadata = '',
  contents = '',
  manifest = '',
  spine = '',
  files = {},
}: BookParts): Uint8Array {
  const named: Record<string, string | Uint8Array> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>' +
      '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'EPUB/package.opf':
      '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">' +
      `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A Book</dc:title>${metadata}</metadata>` +
      '<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>' +
      `${chapters.map((_, at) => `<item id="c${at + 1}" href="c${at + 1}.xhtml" media-type="application/xhtml+xml"/>`).join('')}${manifest}</manifest>` +
      `<spine>${chapters.map((_, at) => `<itemref idref="c${at + 1}"/>`).join('')}${spine}</spine></package>`,
    'EPUB/nav.xhtml': documentOf(`<nav epub:type="toc"><ol>${contents}</ol></nav>`),
    ...Object.fromEntries(
      chapters.map((body, at) => [`EPUB/c${at + 1}.xhtml`, documentOf(body)] as const),
    ),
    ...files,
  };
  return zipOf(
    Object.entries(named).map(([name, content]): ZipPart => ({
      name,
      bytes: typeof content === 'string' ? encode(content) : content,
      stored: name === 'mimetype',
    })),
  );
}

/** An XHTML document with this in its body. */
export const documentOf = (body: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" ' +
  `xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`;
