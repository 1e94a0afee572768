/** A stretch of text as it is drawn, from the left, with its first glyph at a place in points. */
interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** A space is drawn as a glyph, or only room is left for it. */
  readonly spaces?: boolean;
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnPage {
  readonly texts: readonly DrawnText[];
  readonly jpeg?: Placed & { readonly bytes: Uint8Array; readonly pixels: number };
  readonly link?: Placed & { readonly href: string };
}

const letterWidth = 500;
const spaceWidth = 250;
const isMark = (character: string): boolean => /\p{M}/u.test(character);

/** How wide a text is when it is drawn, in points. */
export function drawnWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) {
    if (!isMark(character)) width += character === ' ' ? spaceWidth : letterWidth;
  }
  return (width * size) / 1000;
}

const hex = (code: number): string => code.toString(16).padStart(4, '0');

function drawText({ text, x, y, size, spaces = true }: DrawnText): string {
  const pieces = [...text].map((character) =>
    character === ' ' && !spaces ? -spaceWidth : `<${hex(character.codePointAt(0) ?? 0)}>`,
  );
  return `BT /F ${size} Tf ${x} ${y} Td [${pieces.join('')}] TJ ET`;
}

/** Every glyph stands for the character of its own number. */
function toUnicode(characters: readonly string[]): string {
  const lines = characters
    .map((one) => hex(one.codePointAt(0) ?? 0))
    .map((code) => `<${code}> <${code}>`);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const some = lines.slice(at, at + 100);
    blocks.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`;
}

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const utf16 = (text: string): string =>
  `<feff${[...Buffer.from(text, 'utf16le').swap16()].map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`;

function stream(dictionary: string, bytes: Uint8Array): Uint8Array {
  const head = latin(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`);
  return Buffer.concat([head, bytes, latin('\nendstream')]);
}

/** A PDF of these pages (A4) and information fields, the same bytes each time; its font is not embedded. */
export function buildPdf(
  pages: readonly DrawnPage[],
  information: Readonly<Record<string, string>> = {},
): Uint8Array {
  const objects: Uint8Array[] = [];
  const add = (object: Uint8Array | string): string => {
    objects.push(typeof object === 'string' ? latin(object) : object);
    return `${objects.length} 0 R`;
  };
  const characters = [
    ...new Set(pages.flatMap(({ texts }) => texts.flatMap(({ text }) => [...text]))),
  ];
  const widths = characters
    .filter((one) => one === ' ' || isMark(one))
    .map((one) => `${one.codePointAt(0) ?? 0} [${one === ' ' ? spaceWidth : 0}]`);
  const unicode = add(stream('', latin(toUnicode(characters))));
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /Plain /Flags 4 /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 800] >>',
  );
  const glyphs = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} /DW ${letterWidth} /W [${widths.join(' ')}] >>`,
  );
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [${glyphs}] /ToUnicode ${unicode} >>`,
  );
  const parent = objects.length + 1;
  add(''); // the tree of pages, when they are known
  const kids = pages.map((page) => addPage(page, font, `${parent} 0 R`, add));
  objects[parent - 1] = latin(
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} /MediaBox [0 0 595 842] >>`,
  );
  const catalog = add(`<< /Type /Catalog /Pages ${parent} 0 R >>`);
  const fields = Object.entries(information).map(([name, value]) => `/${name} ${utf16(value)}`);
  const info = add(`<< ${fields.join(' ')} >>`);
  return fileOf(objects, `/Root ${catalog} /Info ${info}`);
}

function addPage(
  { texts, jpeg, link }: DrawnPage,
  font: string,
  parent: string,
  add: (object: Uint8Array | string) => string,
): string {
  const drawn = texts.map(drawText);
  let picture = '';
  if (jpeg !== undefined) {
    const { bytes, pixels, x, y, width, height } = jpeg;
    const image = `/Type /XObject /Subtype /Image /Width ${pixels} /Height ${pixels} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`;
    picture = `/XObject << /I ${add(stream(image, bytes))} >>`;
    drawn.push(`q ${width} 0 0 ${height} ${x} ${y} cm /I Do Q`);
  }
  const content = add(stream('', latin(drawn.join('\n'))));
  const annotation =
    link === undefined
      ? ''
      : `/Annots [<< /Type /Annot /Subtype /Link /Rect [${link.x} ${link.y} ${link.x + link.width} ${link.y + link.height}] /A << /S /URI /URI (${link.href}) >> >>]`;
  return add(
    `<< /Type /Page /Parent ${parent} /Contents ${content} /Resources << /Font << /F ${font} >> ${picture} >> ${annotation} >>`,
  );
}

function fileOf(objects: readonly Uint8Array[], trailer: string): Uint8Array {
  const parts: Uint8Array[] = [latin('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([latin(`${index + 1} 0 obj\n`), object, latin('\nendobj\n')]);
    parts.push(part);
    length += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    latin(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}
