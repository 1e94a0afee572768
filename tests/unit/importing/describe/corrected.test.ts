import { describe, expect, test } from 'vitest';
import { noCorrections, type Corrections } from '#shared/corrections';
import { articleText } from '#shared/text/plainText';
import { importFile } from '../../../../src/main/importing/pipeline';

const lines = {
  wrong: 'ملحق الجمعة',
  title: 'حين عاد الملح إلى الميناء',
  date: 'السبت 3 فبراير 2024',
  name: 'سلمى عودة',
  lead: 'في الصباح الباكر تصل قوارب الملح إلى الرصيف القديم، ويبدأ يوم طويل من الوزن والعدّ والحكايات.',
  first:
    'يقول أقدم العمال إن الملح لا يعرف الكذب، فهو يثقل حين تكثر الرطوبة ويخف حين تشتد الشمس على الأكياس.',
  second:
    'وتشتري المطاعم الصغيرة حصتها قبل الظهر، فإذا مالت الشمس لم يبق على الرصيف غير خط أبيض طويل.',
  advert: 'حمّل تطبيق الميناء الآن على هاتفك',
};
const file = {
  name: 'ملح.txt',
  bytes: new TextEncoder().encode(Object.values(lines).join('\n\n')),
};

async function read(corrections: Corrections) {
  const result = await importFile(file, { corrections });
  const article = result.ok ? result.value.articles[0]?.article : undefined;
  if (article === undefined) throw new Error('not imported');
  return article;
}
const as = (is: Corrections['lines'][number]['is'], ...texts: string[]): Corrections => ({
  lines: texts.map((text) => ({ text, is })),
  fields: {},
});

describe('corrections of lines', () => {
  test('name the title, and what was taken for it goes back to the text', async () => {
    const before = await read(noCorrections);
    expect(before.title).not.toBe(lines.title);
    const after = await read(as('title', lines.title));
    expect(after).toMatchObject({ title: lines.title, confidence: { title: 1 } });
    expect(articleText(after.body)).toContain(lines.wrong);
    expect(articleText(after.body)).not.toContain(lines.title);
  });

  test.each([
    ['kicker', lines.wrong, { kicker: lines.wrong }],
    ['subtitle', lines.first, { subtitle: lines.first }],
    ['lead', lines.second, { lead: lines.second }],
    ['byline', lines.name, { bylines: [lines.name] }],
    ['source', lines.wrong, { source: lines.wrong }],
    ['date', lines.wrong, { published: { instant: null, zone: null, text: lines.wrong } }],
  ] as const)('make a line the %s', async (role, text, expected) => {
    const article = await read(as(role, text));
    expect(article).toMatchObject(expected);
    expect(articleText(article.body)).not.toContain(text);
  });

  test('leave a line out, and say so', async () => {
    const article = await read(as('left-out', lines.advert));
    expect(articleText(article.body)).not.toContain(lines.advert);
    expect(article.omitted).toContainEqual({ reason: 'reader', text: lines.advert });
  });

  test('put a line back into the text', async () => {
    const { lead, published } = await read(noCorrections);
    const texts = [lead, published?.text ?? null].filter((text) => text !== null);
    const article = await read(as('body', ...texts));
    for (const text of texts) expect(articleText(article.body)).toContain(text);
    expect(article.published).toBeNull();
  });

  test('pass over lines that the file no longer has', async () => {
    expect(await read(as('title', 'سطر من طبعة أخرى'))).toEqual(await read(noCorrections));
  });

  test('find a line by its words, whatever spaces stand between them', async () => {
    const spaced = lines.title.replaceAll(' ', '\u00a0 ');
    expect((await read(as('title', spaced))).title).toBe(lines.title);
  });

  test('lose no line, whatever they say', async () => {
    const roles = ['title', 'kicker', 'subtitle', 'lead', 'source', 'date', 'body'] as const;
    for (const is of [...roles, 'left-out' as const]) {
      for (const text of Object.values(lines)) {
        const { body, omitted, published, ...article } = await read(as(is, text));
        const { title, kicker, subtitle, lead, bylines, source, placeLine } = article;
        const kept = [
          title,
          kicker,
          subtitle,
          lead,
          source,
          placeLine,
          published?.text,
          ...bylines,
        ];
        const all = [...kept, articleText(body), ...omitted.map((each) => each.text)].join('\n');
        for (const line of Object.values(lines)) expect(all, `${is}: ${text}`).toContain(line);
      }
    }
  });
});

describe('corrections of fields', () => {
  test('hold in the words that the reader gave them', async () => {
    const fields = { title: 'الملح', byline: 'سلمى عودة ونادر سليم', date: '٥ آذار ٢٠٢٤' };
    expect(await read({ lines: [], fields })).toMatchObject({
      title: 'الملح',
      bylines: ['سلمى عودة', 'نادر سليم'],
      published: { instant: '2024-03-05' },
    });
  });

  test('say that there is none, and the line goes back to the text', async () => {
    const { lead } = await read(noCorrections);
    const article = await read({ lines: [], fields: { lead: '', date: '', source: ' ' } });
    expect(article).toMatchObject({ lead: null, published: null, source: null });
    expect(articleText(article.body)).toContain(lines.date);
    expect(articleText(article.body)).toContain(lead ?? lines.first);
  });

  test('cannot take the title away', async () => {
    const article = await read({ lines: [], fields: { title: '' } });
    expect(article.title).not.toBe('');
  });
});
