import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';

/** What a document is made of before a program writes it. */
export interface Source {
  readonly isArabic: boolean;
  readonly title: string;
  readonly opening: string;
  readonly heading: string;
  /** The first one has a note at its end, and two words in bold at its beginning. */
  readonly paragraphs: readonly string[];
  readonly note: string;
  readonly items: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly link: { readonly text: string; readonly address: string };
}

/** Writes documents in one of its formats; none when the program is not there or does not know the format. */
export type Produce = (
  sources: readonly Source[],
  extension: string,
) => Promise<readonly Uint8Array[]>;

type Content = string | Uint8Array;

/** Puts files into a folder that is gone afterwards, and lets a program make others of them there. */
function converted(
  contents: readonly Content[],
  [from, to]: readonly [string, string],
  convert: (folder: string, inputs: readonly string[]) => void,
): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'maqal-office-'));
  try {
    const inputs = contents.map((content, index) => {
      writeFileSync(join(folder, `${index}.${from}`), content);
      return `${index}.${from}`;
    });
    convert(folder, inputs);
    return inputs.map((_, index) => new Uint8Array(readFileSync(join(folder, `${index}.${to}`))));
  } catch {
    return []; // not installed, or it cannot write this format
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, options: readonly string[], folder: string): void {
  execFileSync(program, options, { cwd: folder, stdio: 'ignore', timeout: 120_000 });
}

function byLibreOffice(contents: readonly Content[], from: string, to: string): Uint8Array[] {
  if (from === to) return [];
  return converted(contents, [from, to], (folder, inputs) => {
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    run('soffice', ['--headless', profile, '--convert-to', to, ...inputs], folder);
  });
}

/** LibreOffice, from flat OpenDocument texts of ours. */
export const libreOffice: Produce = (sources, extension) =>
  Promise.resolve(byLibreOffice(sources.map(flatDocument), 'fodt', extension));

/** Pandoc, from Markdown. */
export const pandoc: Produce = (sources, extension) =>
  Promise.resolve(
    converted(sources.map(markdown), ['md', extension], (folder, inputs) => {
      inputs.forEach((input, index) => {
        const language =
          sources[index]?.isArabic === true ? ['-M', 'dir=rtl', '-M', 'lang=ar'] : [];
        // It would write its own Markdown into a file of an extension that it does not know.
        const output = ['-t', extension, '-o', `${index}.${extension}`];
        run('pandoc', ['-s', ...language, ...output, input], folder);
      });
    }),
  );

/** The docx package; LibreOffice makes the other formats of what it wrote. */
export const docxPackage: Produce = async (sources, extension) => {
  const written = await Promise.all(
    sources.map(async (source) => new Uint8Array(await Packer.toBuffer(packageDocument(source)))),
  );
  return extension === 'docx' ? written : byLibreOffice(written, 'docx', extension);
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const start = (text: string): string => text.split(' ').slice(0, 2).join(' ');
const rest = (text: string): string => ` ${text.split(' ').slice(2).join(' ')}`;

function flatDocument(source: Source): string {
  const body = source.isArabic ? 'Right' : 'Left';
  const paragraph = (inner: string): string =>
    `<text:p text:style-name="${body}">${inner}</text:p>`;
  const cell = (text: string): string =>
    `<table:table-cell office:value-type="string">${paragraph(escaped(text))}</table:table-cell>`;
  const row = (cells: readonly string[]): string =>
    `<table:table-row>${cells.map(cell).join('')}</table:table-row>`;
  const note = `<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${paragraph(escaped(source.note))}</text:note-body></text:note>`;
  const [first = '', ...others] = source.paragraphs;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Standard" style:family="paragraph"/><style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/><style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"/></office:styles>
<office:automatic-styles><style:style style:name="Right" style:family="paragraph"><style:paragraph-properties style:writing-mode="rl-tb"/></style:style><style:style style:name="Left" style:family="paragraph"/><style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style></office:automatic-styles>
<office:body><office:text>
<text:p text:style-name="Title">${escaped(source.title)}</text:p>
${paragraph(escaped(source.opening))}
<text:h text:style-name="Heading_20_2" text:outline-level="2">${escaped(source.heading)}</text:h>
${paragraph(`<text:span text:style-name="Strong">${escaped(start(first))}</text:span>${escaped(rest(first))}${note}`)}
${others.map((text) => paragraph(escaped(text))).join('\n')}
<text:list>${source.items.map((item) => `<text:list-item>${paragraph(escaped(item))}</text:list-item>`).join('')}</text:list>
<table:table><table:table-column table:number-columns-repeated="${source.rows[0]?.length ?? 1}"/>${source.rows.map(row).join('')}</table:table>
${paragraph(`<text:a xlink:type="simple" xlink:href="${escaped(source.link.address)}">${escaped(source.link.text)}</text:a>`)}
</office:text></office:body></office:document>`;
}

function markdown(source: Source): string {
  const [head = [], ...rows] = source.rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [first = '', ...others] = source.paragraphs;
  return [
    `# ${source.title}`,
    source.opening,
    `## ${source.heading}`,
    `**${start(first)}**${rest(first)}[^1]`,
    ...others,
    source.items.map((item) => `- ${item}`).join('\n'),
    [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'),
    `[${source.link.text}](${source.link.address})`,
    `[^1]: ${source.note}`,
  ].join('\n\n');
}

function packageDocument(source: Source): Document {
  const bidirectional = source.isArabic;
  const run = (text: string, bold = false): TextRun =>
    new TextRun({ text, bold, rightToLeft: bidirectional });
  const paragraph = (text: string): Paragraph =>
    new Paragraph({ bidirectional, children: [run(text)] });
  const row = (cells: readonly string[]): TableRow =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [paragraph(text)] })) });
  const [first = '', ...others] = source.paragraphs;
  const { text, address } = source.link;
  return new Document({
    footnotes: { 1: { children: [paragraph(source.note)] } },
    numbering: {
      config: [
        { reference: 'items', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            bidirectional,
            children: [run(source.title)],
          }),
          paragraph(source.opening),
          new Paragraph({
            heading: HeadingLevel.HEADING_2,
            bidirectional,
            children: [run(source.heading)],
          }),
          new Paragraph({
            bidirectional,
            children: [run(start(first), true), run(rest(first)), new FootnoteReferenceRun(1)],
          }),
          ...others.map(paragraph),
          ...source.items.map(
            (item) =>
              new Paragraph({
                bidirectional,
                numbering: { reference: 'items', level: 0 },
                children: [run(item)],
              }),
          ),
          new Table({ rows: source.rows.map(row) }),
          new Paragraph({
            bidirectional,
            children: [new ExternalHyperlink({ link: address, children: [run(text)] })],
          }),
        ],
      },
    ],
  });
}
