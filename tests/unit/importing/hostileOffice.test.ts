import { describe, expect, test } from 'vitest';
import { paragraphs } from '#shared/text/plainText';
import { importFile } from '../../../src/main/importing/pipeline';
import { compoundFile, docxOf, odtOf, wordParagraph } from '../../support/officeFiles';

const story = 'A long enough sentence that nobody takes for a title, a date or a name of anyone.';
/** The thread that reads a file ends after 30 seconds; nothing here may come near it. */
const maximumTime = 8_000;

/** What a file becomes: the error's code, or the paragraph with the sentence in it. */
async function outcomeOf(name: string, bytes: Uint8Array): Promise<string> {
  const started = performance.now();
  const result = await importFile({ name, bytes });
  expect(performance.now() - started).toBeLessThan(maximumTime);
  if (!result.ok) return result.error.code;
  expect(result.value.articles.flatMap(({ assets }) => assets)).toEqual([]);
  const texts = result.value.articles.flatMap(({ article }) => [
    article.title,
    ...paragraphs(article.body),
  ]);
  return texts.find((text) => text.includes(story)) ?? 'another text';
}

const rtf = (body: string): Uint8Array =>
  new Uint8Array(Buffer.from(`{\\rtf1\\ansi ${body}`, 'latin1'));
const paragraph = wordParagraph(story);
const bomb =
  '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>';
const external = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

describe('Rich Text Format', () => {
  test.each<[string, string]>([
    ['100,000 groups in one another', `${'{'.repeat(100_000)}${story}${'}'.repeat(100_000)}}`],
    ['100,000 groups that are never closed', `${'{\\b'.repeat(100_000)} ${story}`],
    ['100,000 groups that were never opened', `${story}${'}'.repeat(100_000)}`],
    ['fields in fields', `${story}${'{\\field{\\fldrslt '.repeat(20_000)}`],
    ['notes in notes', `${story}${'{\\footnote x'.repeat(9_000)}`],
    ['boxes in boxes', `${story}${'{\\shptxt x'.repeat(9_000)}`],
    ['binary data of more than there is', `${story}\\par{\\pict\\pngblip\\bin2147483647 abc}`],
    ['binary data of a number beyond all', `${story}\\bin99999999999999999999 abc`],
    ['binary data of less than nothing', `${story}\\bin-5 abc}`],
    ['a control word without end', `${story}\\${'a'.repeat(1_000_000)}}`],
    ['a parameter without end', `${story}\\fs${'9'.repeat(1_000_000)}}`],
    [
      'a quarter of a million fonts',
      `{\\fonttbl${'{\\f1\\fcharset178 x;}'.repeat(250_000)}}${story}}`,
    ],
    ['100,000 cells of no table', `${'\\cell '.repeat(100_000)}${story}}`],
    [
      'cells without end in a row',
      `\\trowd${'\\cellx1'.repeat(100_000)}\\intbl ${story}\\cell\\row}`,
    ],
    ['half a character', `${story}\\u-10240?\\'e`],
    ['names of what every object has', `${story}\\constructor\\__proto__{\\*\\toString x}}`],
    ['a style that is based on itself', `{\\stylesheet{\\s1\\sbasedon1 x;}}\\s1 ${story}}`],
  ])('%s', async (_, body) => {
    expect(await outcomeOf('a.rtf', rtf(body))).toContain(story);
  });

  test.each<[string, string, string]>([
    ['more paragraphs than any article', 'a\\par '.repeat(250_000), 'too-large'],
    ['more text than any article', 'abcdefgh '.repeat(2_000_000), 'too-large'],
    ['no text at all', '\\par\\par{\\*\\x hidden}}', 'no-article'],
  ])('%s', async (_, body, code) => {
    expect(await outcomeOf('a.rtf', rtf(body))).toBe(code);
  });
});

describe('Word documents', () => {
  const whole = (document: string, parts = {}): Uint8Array =>
    docxOf('', { ...parts, 'word/document.xml': document }, true);

  test.each<[string, Uint8Array, string]>([
    [
      'entities that grow',
      whole(`${bomb}<w:document><w:body>&c;</w:body></w:document>`),
      'unsafe-file',
    ],
    [
      'an entity from outside',
      whole(`${external}<w:document><w:body>&x;</w:body></w:document>`),
      'unsafe-file',
    ],
    [
      'entities in a part beside the text',
      docxOf(paragraph, { styles: `${bomb}<w:styles/>` }),
      'unsafe-file',
    ],
    ['100,000 elements in one another', docxOf('<w:sdt>'.repeat(100_000), {}, true), 'too-large'],
    ['a million elements', docxOf('<w:p/>'.repeat(1_000_000), {}, true), 'too-large'],
    ['30 MB that unpack out of nothing', docxOf('<w:p/>'.repeat(5_000_000)), 'unsafe-file'],
    [
      'no part with the text',
      docxOf('', {
        '_rels/.rels':
          '<R><Relationship Id="a" Type="x/officeDocument" Target="../../etc/passwd"/></R>',
      }),
      'damaged-file',
    ],
    ['no body', whole('<w:document xmlns:w="w"/>'), 'damaged-file'],
    ['nothing in it', docxOf('<w:p/>'), 'no-article'],
    ['its end cut off', docxOf(paragraph).subarray(0, 300), 'damaged-file'],
    ['a password', compoundFile('EncryptedPackage'), 'encrypted-file'],
    ['the form of old programs', compoundFile('WordDocument'), 'old-word-file'],
    ['a spreadsheet of old programs', compoundFile('Workbook'), 'unknown-format'],
  ])('%s', async (_, bytes, code) => {
    expect(await outcomeOf('a.doc', bytes)).toBe(code);
  });

  const cell = `<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/><w:vMerge/></w:tcPr>${paragraph}</w:tc>`;
  const circle =
    '<w:styles xmlns:w="w"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>';
  const note =
    '<w:footnotes xmlns:w="w"><w:footnote w:id="1"><w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>';

  test.each<[string, Uint8Array]>([
    [
      'a cell over a thousand million columns',
      docxOf(`<w:tbl><w:tr>${cell}</w:tr><w:tr>${cell}</w:tr></w:tbl>`),
    ],
    [
      'styles that are based on each other',
      docxOf(wordParagraph(story, '<w:pStyle w:val="a"/>'), { styles: circle }),
    ],
    [
      'a note on itself',
      docxOf(`${paragraph}<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`, {
        footnotes: note,
      }),
    ],
    [
      'a list of the millionth level',
      docxOf(
        wordParagraph(story, '<w:numPr><w:ilvl w:val="1000000"/><w:numId w:val="1"/></w:numPr>'),
      ),
    ],
    ['a damaged part beside the text', docxOf(paragraph, { styles: 'no xml', numbering: '' })],
    [
      'pictures that are not there',
      docxOf(
        `${paragraph}<w:p><w:r><w:drawing><a:blip r:embed="x"/><a:blip r:link="y"/></w:drawing></w:r></w:p>`,
      ),
    ],
    [
      'fields that are never closed',
      docxOf(
        `${'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'.repeat(1000)}${paragraph}`,
      ),
    ],
    [
      'two hundred tables in one another',
      docxOf(
        `${'<w:tbl><w:tr><w:tc>'.repeat(80)}${paragraph}${'</w:tc></w:tr></w:tbl>'.repeat(80)}`,
      ),
    ],
  ])('%s', async (_, bytes) => {
    expect(await outcomeOf('a.docx', bytes)).toContain(story);
  });
});

describe('OpenDocument texts', () => {
  const encrypted =
    '<m:manifest xmlns:m="m"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>';

  test.each<[string, Uint8Array, string]>([
    ['entities that grow', odtOf('', { 'content.xml': `${bomb}<a>&c;</a>` }), 'unsafe-file'],
    [
      'a password',
      odtOf('<text:p>x</text:p>', { 'META-INF/manifest.xml': encrypted }),
      'encrypted-file',
    ],
    ['no text', odtOf('', { 'content.xml': '<a/>' }), 'damaged-file'],
    ['nothing in it', odtOf('<text:p/>'), 'no-article'],
    [
      '100,000 lists in one another',
      odtOf('<text:list><text:list-item>'.repeat(50_000)),
      'too-large',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await outcomeOf('a.odt', bytes)).toBe(code);
  });

  const text = `<text:p>${story}</text:p>`;
  const repeated = `<table:table-cell table:number-columns-repeated="1000000000">${text}</table:table-cell>`;

  test.each<[string, string]>([
    [
      'a cell a thousand million times',
      `<table:table><table:table-row>${repeated}</table:table-row></table:table>`,
    ],
    ['a thousand million spaces', `<text:p>${story}<text:s text:c="1000000000"/>x</text:p>`],
    [
      'a list that continues itself',
      `<text:list xml:id="a" text:continue-list="a"><text:list-item>${text}</text:list-item></text:list>`,
    ],
    [
      'lists in one another',
      `${'<text:list><text:list-item>'.repeat(100)}${text}${'</text:list-item></text:list>'.repeat(100)}`,
    ],
    [
      'notes in notes',
      `<text:p>${story}${'<text:note><text:note-body><text:p>x'.repeat(60)}${'</text:p></text:note-body></text:note>'.repeat(60)}</text:p>`,
    ],
  ])('%s', async (_, body) => {
    expect(await outcomeOf('a.odt', odtOf(body))).toContain(story);
  });
});
