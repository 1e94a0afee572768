import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importFile } from '../../../src/main/importing/pipeline';
import { paragraphs } from '#shared/text/plainText';
import { goldenCases } from '../../support/goldenCases';
import { markupOf } from '../../support/markup';
import { docxOf, odtOf, wordParagraph } from '../../support/officeFiles';

async function articleOf(name: string, bytes: Uint8Array) {
  const result = await importFile({ name, bytes });
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`);
  const [imported] = result.value.articles;
  if (imported === undefined) throw new Error('no article');
  return imported.article;
}

const bodyOf = async (name: string, bytes: Uint8Array): Promise<string> =>
  markupOf((await articleOf(name, bytes)).body);

const rtfOf = (body: string): Uint8Array =>
  new Uint8Array(Buffer.from(`{\\rtf1\\ansi\\uc1 ${body}}`, 'latin1'));

const story = 'A long enough sentence that nobody takes for a title, a date or a name of anyone.';

describe('what golden cases say nothing of: nesting, numbers, merged cells', () => {
  const markup = async (format: string, name: string): Promise<string> => {
    const found = goldenCases().find((each) => each.format === format && each.name === name);
    return found === undefined ? '' : bodyOf(found.file, found.bytes);
  };
  const table =
    '<table dir=rtl><thead><tr><th>البستان</th><th colSpan=2>حصته</th></tr></thead><tbody><tr><td rowSpan=2>الأعلى</td><td>ليلًا</td><td>ساعتان</td></tr><tr><td>نهارًا</td><td>ساعة</td></tr></tbody></table>';

  test.each<[string, string, string[]]>([
    ['docx', 'arabic-libreoffice', [table, '<strong>سفح الجبل</strong>', '<ol start=3><li>']],
    ['odt', 'arabic-libreoffice', [table, '<strong>سفح الجبل</strong>', '<ol start=3><li>']],
    [
      'rtf',
      'arabic-libreoffice',
      ['<td colSpan=2>حصته</td>', '<td rowSpan=2>الأعلى</td>', '<strong>سفح الجبل</strong>'],
    ],
    [
      'docx',
      'arabic-article',
      [
        '<ol><li>تُشدّ السدى.<ul><li>خيطًا بعد خيط،</li><li>من اليمين إلى اليسار.</li></ul></li><li>',
        '<figcaption>الصورة 1: نول من خشب الجوز</figcaption></figure>',
        '<a href=https://example.org/wool>باب الصوف</a>',
        '<p dir=rtl>12\u201114</p>',
        'مئةً وعشرين<sup><a href=#place-1>[1]</a></sup>،',
      ],
    ],
    [
      'docx',
      'english-tracked',
      [
        '<ol start=3 type=I><li>The sour comes first.<ol type=a><li>',
        '</ol><ol type=I><li>A list that begins anew.',
        'H<sub>2</sub>O, 700 g; <s>sugar</s>',
        '<strong><em>never</em></strong>',
        'A link to a file and one to a place',
      ],
    ],
    [
      'rtf',
      'english-note',
      [
        '<td colSpan=2>Stage</td>',
        '<td rowSpan=2>One</td>',
        '<ol type=a><li>Sacks first,<ul><li>two to a side,</li></ul></li>',
        '<td>5 h<sup><a href=#place-1>[1]</a></sup></td>',
        '<figcaption>The ford in April</figcaption></figure>',
      ],
    ],
    ['odt', 'english-flat', ['<pre>hum    1.0\nprime  2.0</pre>', '<ol start=2 type=a><li>hum']],
  ])('%s/%s', async (format, name, expected) => {
    const body = await markup(format, name);
    for (const part of expected) expect(body).toContain(part);
  });
});

test.each([
  ['heading 1', 'h1'],
  ['Heading2', 'h2'],
  ['عنوان 1', 'h1'],
  ['عنوان ٣', 'h3'],
  ['سرفصل ۲', 'h2'],
  ['Überschrift 1', 'h1'],
  ['Titre 4', 'h4'],
  ['Título 2', 'h2'],
  ['Rubrik 1', 'h1'],
  ['Заголовок 1', 'h1'],
  ['Heading 9', 'h6'],
  ['List Paragraph', 'p'],
  ['Body Text 2', 'p'],
])('a style that is called %s makes a paragraph %s', async (name, tagName) => {
  const styles = `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="x"><w:name w:val="${name}"/></w:style></w:styles>`;
  const body = `${wordParagraph(story)}${wordParagraph('Below', '<w:pStyle w:val="x"/>')}${wordParagraph(story)}`;
  expect(await bodyOf('a.docx', docxOf(body, { styles }))).toContain(
    `<${tagName}>Below</${tagName}>`,
  );
});

describe('what a document says of itself', () => {
  const withProperties = (title: string, creator: string, first = story.repeat(2)) =>
    articleOf(
      'a.docx',
      docxOf(wordParagraph(first) + wordParagraph(story), {
        '_rels/.rels': `<Relationships><Relationship Id="c" Type="x/core-properties" Target="core.xml"/></Relationships>`,
        'core.xml': `<c><title>${title}</title><creator>${creator}</creator><created>2013-12-23T23:15:00Z</created><modified>2024-01-01T00:00:00Z</modified></c>`,
      }),
    );

  test.each([
    ['Bread that keeps', true],
    ['خبز يبقى أسبوعًا', true],
    ['Microsoft Word - draft 2', false],
    ['مستند1 جديد', false],
    ['Document 1', false],
    ['article final.docx', false],
    ['C:\\Users\\me\\file', false],
    ['Draft', false],
  ])('the title %s is believed: %s', async (title, isBelieved) => {
    expect((await withProperties(title, '')).title === title).toBe(isBelieved);
  });

  test('a title that the text does not begin with is not believed above one that it does', async () => {
    expect((await withProperties('Another old title', '', 'On bread')).title).toBe('On bread');
  });

  test.each([
    ['ليلى الحداد', ['ليلى الحداد']],
    ['Nora K. Whitfield', ['Nora K. Whitfield']],
    ['user', []],
    ['Microsoft Office User', []],
    ['python-docx', []],
    ['مستخدم عادي', []],
    ['HP', []],
    ['DESKTOP 4 7', []],
  ])('the creator %s is the author: %j', async (creator, bylines) => {
    expect((await withProperties('', creator)).bylines).toEqual(bylines);
  });

  test('nothing that was made or changed on a day was published on it', async () => {
    expect((await withProperties('Bread that keeps', '')).published).toBeNull();
  });
});

test('the styles of a title and a subtitle say what they are', async () => {
  const body = `${wordParagraph('On bread', '<w:pStyle w:val="Title"/>')}${wordParagraph('And those who bake it', '<w:pStyle w:val="Subtitle"/>')}${wordParagraph(story)}`;
  const article = await articleOf('a.docx', docxOf(body));
  expect(article).toMatchObject({ title: 'On bread', subtitle: 'And those who bake it' });
  expect(markupOf(article.body)).toBe(`<p>${story}</p>`);
});

describe('text comes through as it was', () => {
  // Letters, marks and signs of many scripts; what is repaired on purpose has tests of its own.
  const text = fc
    .array(
      fc.stringMatching(
        /^[\u0621-\u065f\u0670-\u06d3a-z0-9\u00e0-\u00ff\u4e00-\u4eff\u{1f600}-\u{1f640}]{1,12}$/u,
      ),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((words) => `${story} ${words.join(' ')}`);
  const inRtf = (written: string): string =>
    Array.from({ length: written.length }, (_, at) => written.charCodeAt(at))
      .map((code) =>
        code < 128 ? String.fromCharCode(code) : `\\u${code > 32767 ? code - 65536 : code}?`,
      )
      .join('');

  test.each<[string, (written: string) => Uint8Array]>([
    ['a.docx', (written) => docxOf(wordParagraph(story) + wordParagraph(written))],
    ['a.odt', (written) => odtOf(`<text:p>${story}</text:p><text:p>${written}</text:p>`)],
    ['a.rtf', (written) => rtfOf(`${story}\\par ${inRtf(written)}\\par`)],
  ])('%s', async (name, write) => {
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const { body } = await articleOf(name, write(written));
        expect(paragraphs(body).at(-1)).toBe(written);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [1256, 'ÇáãáÍ', 'الملح'],
    [1251, 'ìàÿê', 'маяк'],
    [1252, 'caf\xe9', 'café'],
  ])('bytes of code page %i', async (codePage, written, expected) => {
    const bytes = Buffer.from(
      `{\\rtf1\\ansi\\ansicpg${codePage} ${story}\\par ${story} ${written}}`,
      'latin1',
    );
    expect(await bodyOf('a.rtf', new Uint8Array(bytes))).toContain(expected);
  });
});

test('documents of Word with macros are read like others', async () => {
  const bytes = docxOf(wordParagraph(story), { 'word/vbaProject.bin': new Uint8Array(64) });
  expect(await bodyOf('a.docm', bytes)).toBe(`<p>${story}</p>`);
});

test('a document is known by what is in it, whatever it is called', async () => {
  const fixtures = resolve(import.meta.dirname, '../../fixtures');
  const flat = new Uint8Array(readFileSync(join(fixtures, 'odt/english-flat/input.fodt')));
  for (const [bytes, format] of [
    [docxOf(wordParagraph(story)), 'docx'],
    [odtOf(`<text:p>${story}</text:p>`), 'odt'],
    [flat, 'odt'],
    [rtfOf(story), 'rtf'],
  ] as const) {
    expect((await articleOf('article.doc', bytes)).provenance.format).toBe(format);
    expect((await articleOf('article.zip', bytes)).provenance.format).toBe(format);
  }
});
