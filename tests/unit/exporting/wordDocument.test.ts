import { expect, it } from 'vitest';
import { partsOf } from '../../support/zipParts';
import { keptFrom, written } from './support';

const text = `# سوق

- خبز
  - بلدي
  - شامي

1. *أولًا* نبدأ (*City Guide*).
2. ثم نعود.
`;

/** A part of a Word file of the article. */
async function partNamed(name: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const { path } = await written([await keptFrom('سوق.md', bytes)], 'docx');
  return String((await partsOf(path)).get(name));
}

it('numbers lists by decimals, which Word shows in the digits of their text', async () => {
  const formats = (await partNamed('word/numbering.xml')).matchAll(/<w:numFmt w:val="(\w+)"/g);
  expect(new Set([...formats].map(([, format]) => format))).toEqual(new Set(['bullet', 'decimal']));
});

it('lets a list in a list stand in as far as its level says', async () => {
  const document = await partNamed('word/document.xml');
  const paragraph = (word: string): string =>
    document.split('<w:p>').find((one) => one.includes(word)) ?? '';
  expect(paragraph('خبز')).toContain('<w:ilvl w:val="0"/>');
  expect(paragraph('بلدي')).toContain('<w:ilvl w:val="1"/>');
  expect(paragraph('بلدي')).not.toContain('<w:ind');
});

it('slants no Arabic: what is emphasised is bold there', async () => {
  const document = await partNamed('word/document.xml');
  const run = (word: string): string =>
    document.split('<w:r>').find((one) => one.includes(word)) ?? '';
  for (const word of ['أولًا', 'City Guide']) {
    expect(run(word)).toMatch(/<w:bCs\/>.*<w:i\/>/);
    expect(run(word)).not.toMatch(/<w:iCs|<w:b\/>/);
  }
});
