import { zipOf, type ZipPart } from './zip';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts by their names; text stands for its UTF-8. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

function packed(parts: Parts, stored: boolean): Uint8Array {
  return zipOf(
    Object.entries(parts).map(([name, content]): ZipPart => ({
      name,
      bytes: typeof content === 'string' ? bytesOf(content) : content,
      stored,
    })),
  );
}

/** A Word document with this inside its `w:body`; `related` parts are found by the name of their type. */
export function docxOf(body: string, related: Parts = {}, stored = false): Uint8Array {
  const names = Object.keys(related).filter((name) => !name.includes('.'));
  return packed(
    {
      '[Content_Types].xml': '<Types/>',
      'word/_rels/document.xml.rels': `<Relationships>${names
        .map(
          (name) => `<Relationship Id="${name}" Type="${relations}/${name}" Target="${name}.xml"/>`,
        )
        .join('')}</Relationships>`,
      'word/document.xml': `<w:document xmlns:w="w" xmlns:r="r"><w:body>${body}</w:body></w:document>`,
      ...Object.fromEntries(
        Object.entries(related).map(([name, content]) => [
          names.includes(name) ? `word/${name}.xml` : name,
          content,
        ]),
      ),
    },
    stored,
  );
}

/** A Word paragraph of one text, with these properties. */
export const wordParagraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** An OpenDocument text with this inside its `office:text`. */
export function odtOf(text: string, parts: Parts = {}): Uint8Array {
  return packed(
    {
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="ta" xmlns:style="s"><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
      ...parts,
    },
    true,
  );
}

/** A compound file (MS-CFB) as far as a reader of its first bytes and names can tell. */
export function compoundFile(stream: string): Uint8Array {
  const bytes = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.write(`${stream}\0`, 1024, 'utf16le');
  return new Uint8Array(bytes);
}
