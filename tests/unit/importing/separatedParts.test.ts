import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { paragraphs } from '#shared/text/plainText';
import { importFile } from '../../../src/main/importing/pipeline';

const text =
  'وتقول أمينة المكتبة إن الكتب التي تستعار أكثر من غيرها هي كتب الطيور والخرائط، وإن الأطفال يقفون ' +
  'أمام الباب قبل أن يفتح بنصف ساعة ليحجزوا المقاعد القريبة من النافذة.';
const first = `مكتبة على ظهر قارب\n\nالسبت 3 فبراير 2024\n\n${text}\n`;
const second = `متحف للأقلام القديمة\n\nبقلم: سعاد النجار\n\n${text}\n`;
const third = `حديقة فوق السطح\n\nالمصدر: وكالة الأفق\n\n${text}\n`;

async function titlesIn(file: string, encoding = 'utf-8', addBOM = false) {
  const bytes = new Uint8Array(iconv.encode(file, encoding, { addBOM }));
  const result = await importFile({ name: 'مقالات.txt', bytes });
  return result.ok
    ? result.value.articles.map(({ article }) => article.title)
    : [result.error.code];
}

describe('several articles in one file', () => {
  const all = ['مكتبة على ظهر قارب', 'متحف للأقلام القديمة', 'حديقة فوق السطح'];

  test.each(['=====', '*******', '----------', '~~~~~', ' ===== '])('parted by %j', async (row) => {
    expect(await titlesIn([first, second, third].join(`\n${row}\n`))).toEqual(all);
  });

  test.each([
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16be', false],
    ['utf-32le', false],
    ['windows-1256', false],
  ])('in %s, with a mark: %s', async (encoding, mark) => {
    const file = `=====\r\n${[first, second, third].join('\n=====\n').replaceAll('\n', '\r\n')}=====`;
    expect(await titlesIn(file, encoding, mark)).toEqual(all);
  });

  test.each([
    ['a short row', [first, second].join('\n====\n')],
    ['a row of several signs', [first, second].join('\n==**==**==\n')],
    [
      'sections without dates or names',
      `${first}\n=====\n\nفصل ثان\n\n${text}\n\n=====\n\nفصل ثالث\n\n${text}`,
    ],
    ['a note below a row', `${first}\n*****\nتحرير: هدى عون\n`],
    ['one article between rows', `=====\n${first}\n=====\n`],
  ])('are one article with %s', async (_, file) => {
    expect(await titlesIn(file)).toHaveLength(1);
  });

  test('each keep their own stretch of the file, which can be imported by itself', async () => {
    const bytes = new TextEncoder().encode(`${first}\n=====\n${second}`);
    const result = await importFile({ name: 'مقالات.txt', bytes });
    const articles = result.ok ? result.value.articles : [];
    expect(articles).toHaveLength(2);
    for (const [index, { article, original }] of articles.entries()) {
      const place = String(index + 1);
      expect(article.provenance.container).toEqual({ name: 'مقالات.txt', place });
      expect(original.name).toBe(`مقالات-${place}.txt`);
      expect(article.id).toBe(createHash('sha256').update(original.bytes).digest('hex'));
      const again = await importFile(original);
      const body =
        again.ok && again.value.articles[0] ? paragraphs(again.value.articles[0].article.body) : [];
      expect(body).toEqual(paragraphs(article.body));
    }
  });
});
