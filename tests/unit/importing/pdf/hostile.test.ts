import { expect, test } from 'vitest';
import { importFile } from '../../../../src/main/importing/pipeline';
import { buildPdf } from '../../../support/pdfBuilder';

async function codeOf(bytes: Uint8Array): Promise<string> {
  const result = await importFile({ name: 'hostile.pdf', bytes });
  return result.ok ? 'read' : result.error.code;
}

/** A file of these objects, numbered from 1, of which the first is the catalogue. */
function objects(...bodies: readonly string[]): Uint8Array {
  const text = bodies.map((body, at) => `${at + 1} 0 obj\n${body}\nendobj\n`).join('');
  return new TextEncoder().encode(`%PDF-1.4\n${text}trailer << /Root 1 0 R >>\n%%EOF`);
}

const catalogue = '<< /Type /Catalog /Pages 2 0 R >>';
const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>';

test.each<[string, Uint8Array, string]>([
  [
    'more pages than any article',
    objects(catalogue, `<< /Type /Pages /Count 6000 /Kids [${'3 0 R '.repeat(6000)}] >>`, page),
    'too-large',
  ],
  [
    'a tree of pages that is its own branch',
    objects(catalogue, '<< /Type /Pages /Count 1 /Kids [2 0 R] >>'),
    'no-text-layer',
  ],
  [
    'fewer pages than it says',
    objects(catalogue, '<< /Type /Pages /Count 4000 /Kids [3 0 R] >>', page),
    'no-text-layer',
  ],
  [
    'lists in lists without end',
    objects(`<< /Type /Catalog /Pages 2 0 R /X ${'['.repeat(100_000)} >>`),
    'damaged-file',
  ],
  [
    'nothing but its mark',
    new TextEncoder().encode(`%PDF-1.7\n${'\0'.repeat(100_000)}`),
    'damaged-file',
  ],
  ['its beginning alone', buildPdf([{ texts: [] }]).slice(0, 300), 'damaged-file'],
])('a file of %s ends in words', async (_, bytes, code) => {
  expect(await codeOf(bytes)).toBe(code);
});

test('a text about the mark of a PDF is a text', async () => {
  const bytes = new TextEncoder().encode('A file begins with %PDF-1.7 when it is a PDF.\n');
  const result = await importFile({ name: 'note.txt', bytes });
  expect(result.ok && result.value.articles[0]?.article.provenance.format).toBe('text');
});

test('the same file gives the same article', async () => {
  const bytes = buildPdf([{ texts: [{ text: 'One line of text.', x: 60, y: 700, size: 12 }] }]);
  const twice = [
    await importFile({ name: 'a.pdf', bytes }),
    await importFile({ name: 'a.pdf', bytes }),
  ];
  expect(JSON.stringify(twice[0])).toBe(JSON.stringify(twice[1]));
});
