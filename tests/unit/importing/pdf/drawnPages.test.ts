import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import { articleBlocks } from '#shared/text/plainText';
import { importFile } from '../../../../src/main/importing/pipeline';
import { buildPdf, drawnWidth, type DrawnPage } from '../../../support/pdfBuilder';
import { presentationPdf } from '../../../support/presentationPdf';
import { tinyJpeg } from '../../../support/tinyJpeg';

interface Read {
  readonly title: string;
  readonly bylines: readonly string[];
  readonly published: string | null | undefined;
  readonly tags: readonly string[];
  readonly elements: readonly string[];
  readonly texts: readonly string[];
  readonly body: Element[];
  readonly pictures: readonly string[];
}

async function read(bytes: Uint8Array): Promise<Read | string> {
  const result = await importFile({ name: 'page.pdf', bytes });
  if (!result.ok) return result.error.code;
  expect(result.value.articles).toHaveLength(1);
  const { article, assets } = result.value.articles[0]!;
  const body = article.body.children as Element[];
  return {
    title: article.title,
    bylines: article.bylines,
    published: article.published?.instant,
    tags: article.tags,
    elements: body.map(({ tagName }) => tagName),
    texts: articleBlocks(article.body).map(({ text }) => text),
    body,
    pictures: assets.map(({ type, bytes: picture }) => `${type} ${picture.length}`),
  };
}

async function article(bytes: Uint8Array): Promise<Read> {
  const found = await read(bytes);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

const lines = (texts: readonly string[], { x = 60, y = 720, size = 12, leading = 16 } = {}) =>
  texts.map((text, at) => ({ text, x, y: y - at * leading, size }));

const heading = (text: string) => ({ text, x: 60, y: 780, size: 22 });

const paragraph = [
  'The glass that covers the old greenhouse was cut by hand, and each pane',
  'bends the morning a little differently, so that the ferns below live under',
  'a hundred small suns and seem to have grown used to them.',
];

describe('pages of programs without Unicode', () => {
  const texts = [
    'أوراق الشجر تكتب الفصول',
    'في آخر الصيف يتغيّر لون الأوراق قليلًا قليلًا، فلا يلاحظ ذلك إلا من يمرّ بالشجرة نفسها كل يوم.',
    'وقد عدّ حارس الحديقة 48 درجة من الأخضر بين شهري 5 و 10، وكتبها في دفتر عنوانه (Green Book) وضعه في الخزانة.',
    'ولا أحد يعرف لأيّ سبب اختار هذا الاسم، غير أن الأطفال يسألونه عن الألوان، فيجيبهم: «كلّها خضراء، إلا واحدة».',
  ];

  test.each([true, false])(
    'are read in letters and in order (spaces drawn: %s)',
    async (spaces) => {
      const { title, texts: found } = await article(presentationPdf(texts, { spaces }));
      expect([title, ...found]).toEqual(texts);
    },
  );
});

describe('what stands around the text', () => {
  const page = (number: number, text: readonly string[]): DrawnPage => ({
    texts: [
      { text: 'The Quarterly of Small Gardens', x: 200, y: 815, size: 9 },
      ...lines(text),
      { text: `- ${number} -`, x: 290, y: 30, size: 9 },
    ],
  });

  test('is left out, and a paragraph goes on over the page', async () => {
    const [first = '', second = '', third = ''] = paragraph;
    const pages = [
      page(7, [first, second]),
      page(8, [third]),
      page(9, ['And that is all there is.']),
    ];
    const { texts } = await article(buildPdf(pages));
    expect(texts).toEqual([paragraph.join(' '), 'And that is all there is.']);
  });
});

describe('lines', () => {
  test('broken inside a Latin word are whole again', async () => {
    const text = [
      'Nobody had measured how far a sparrow can carry a cherry before it for-',
      'gets where it was going, but the gardener had an opinion.',
    ];
    const { texts } = await article(buildPdf([{ texts: lines(text) }]));
    expect(texts.join(' ')).toContain('before it forgets where');
  });

  test('in two columns are read one column after the other', async () => {
    const left = [
      'In the left column the river',
      'rises slowly, and the boats',
      'wait for it under the trees',
      'until the bell has rung twice.',
    ];
    const right = [
      'In the right column the sea',
      'answers at its own hour, for',
      'nothing that is written here',
      'is a matter of its concern.',
    ];
    const texts = [...lines(left), ...lines(right, { x: 320, y: 713 })];
    const found = await article(buildPdf([{ texts }]));
    expect(found.texts.join(' ')).toBe([...left, ...right].join(' '));
  });

  test('of different sizes are headings and paragraphs', async () => {
    const texts = [
      heading('Ferns'),
      ...lines(paragraph),
      { text: 'The roof', x: 60, y: 650, size: 15 },
      ...lines(
        [
          'It leaks in one place only, and there a bucket has stood for so long that',
          'moss has made it a part of the floor.',
        ],
        { y: 620 },
      ),
    ];
    const { title, elements } = await article(buildPdf([{ texts }]));
    expect([title, ...elements]).toEqual(['Ferns', 'p', 'h2', 'p']);
  });
});

describe('links and pictures', () => {
  test('stand where they stood', async () => {
    const word = 'greenhouse';
    const line = paragraph[0]!;
    const before = drawnWidth(line.slice(0, line.indexOf(word)), 12);
    const link = {
      x: 60 + before,
      y: 715,
      width: drawnWidth(word, 12),
      height: 16,
      href: 'https://garden.example/',
    };
    const jpeg = { bytes: tinyJpeg, pixels: 64, x: 60, y: 500, width: 150, height: 150 };
    const texts = [
      ...lines(paragraph),
      ...lines(['After the picture the text goes on.'], { y: 450 }),
    ];
    const { body, elements, pictures } = await article(buildPdf([{ texts, link, jpeg }]));
    expect(elements).toEqual(['p', 'figure', 'p']);
    expect(pictures).toEqual([`image/jpeg ${tinyJpeg.length}`]);
    expect(body[0]?.children).toContainEqual({
      ...{ type: 'element', tagName: 'a', properties: { href: 'https://garden.example/' } },
      children: [{ type: 'text', value: word }],
    });
  });

  test('that would act lead nowhere', async () => {
    const link = { x: 50, y: 700, width: 500, height: 40, href: 'javascript:alert(1)' };
    const { body } = await article(buildPdf([{ texts: lines(paragraph), link }]));
    expect(JSON.stringify(body)).not.toContain('javascript');
  });

  test('without any text are said to have none', async () => {
    const jpeg = { bytes: tinyJpeg, pixels: 64, x: 0, y: 0, width: 595, height: 842 };
    expect(await read(buildPdf([{ texts: [], jpeg }]))).toBe('no-text-layer');
  });
});

describe('fields', () => {
  const texts = [
    heading('Under Glass'),
    ...lines([...paragraph, 'Told by Ada Thorne in the summer of 2021, in the glasshouse.']),
  ];
  const word = { Producer: 'Writer 7' };

  test.each<[Record<string, string>, Partial<Read>]>([
    [
      { Title: 'Under Glass', Author: 'Ada Thorne' },
      { title: 'Under Glass', bylines: ['Ada Thorne'] },
    ],
    [
      { Title: 'Microsoft Word - glass.doc', Author: 'Administrator' },
      { title: 'Under Glass', bylines: [] },
    ],
    [
      { Title: 'Minutes of another meeting', Author: 'user1' },
      { title: 'Under Glass', bylines: [] },
    ],
    [
      { Title: 'untitled', Author: 'Thorne' },
      { title: 'Under Glass', bylines: ['Thorne'] },
    ],
    [
      { Author: 'Ada Thorne; Joan Lind', Keywords: 'ferns, glass' },
      { bylines: ['Ada Thorne', 'Joan Lind'], tags: ['ferns', 'glass'] },
    ],
    [{ ...word, CreationDate: "D:20210704103000+02'00'" }, { published: '2021-07-04' }],
    [{ ...word, CreationDate: 'D:20240704103000Z' }, { published: undefined }],
    [{ Producer: 'Skia/PDF', CreationDate: 'D:20210704103000Z' }, { published: undefined }],
  ])('%j', async (information, expected) => {
    expect(await article(buildPdf([{ texts }], information))).toMatchObject(expected);
  });
});
