import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ArticleSchema, type Article } from '#shared/article';
import { paragraphs } from '#shared/text/plainText';
import { importFile } from '../../../src/main/importing/pipeline';

const root = resolve(import.meta.dirname, '../../..');
const samples = join(root, 'resources/samples');
const seed = resolve(root, '../shared/seed');

async function importOnly(folder: string, name: string) {
  const result = await importFile({ name, bytes: readFileSync(join(folder, name)) });
  const imported = result.ok ? result.value.articles[0] : undefined;
  if (imported === undefined) throw new Error(`${name} was not imported`);
  return imported.article;
}

describe('the bundled samples', () => {
  // name, paragraphs, instant, then what the article's fields are
  const expected: [string, number, string, Partial<Article>][] = [
    [
      'arabic-stars.txt',
      6,
      '2024-02-03T17:30:00Z',
      { kicker: 'سماء قريبة', source: 'مرصد الحروف', exclusive: true, language: 'ar' },
    ],
    [
      'clay-without-wheel.txt',
      5,
      '2024-01-24T17:05:00Z',
      { kicker: 'صُنع باليد', source: 'إذاعة الواحة', exclusive: true, language: 'ar' },
    ],
    [
      'journey-of-paper.txt',
      43,
      '2024-09-12T04:00:00Z',
      { kicker: 'رحلات الأشياء', source: 'مجلة الدروب', exclusive: true, language: 'ar' },
    ],
    [
      'lake-diary.txt',
      6,
      '2024-03-04T09:30:00Z',
      { kicker: 'Slow Science', source: 'The Paths Review', exclusive: true, language: 'en' },
    ],
    [
      'letters-in-metal.txt',
      6,
      '2024-05-06T19:00:00Z',
      { kicker: null, source: 'دفاتر الطباعة', exclusive: false, language: 'ar' },
    ],
    [
      'neighbourhood-oven.txt',
      5,
      '2024-08-09T08:15:00Z',
      { kicker: 'مائدة الحيّ', source: 'صحيفة المرسى', exclusive: true, language: 'ar' },
    ],
    [
      'night-of-wings.txt',
      5,
      '2024-10-06T11:10:00Z',
      { kicker: 'أجنحة', source: 'وكالة الأفق الأخضر', exclusive: true, language: 'ar' },
    ],
    [
      'nilometer.txt',
      5,
      '2024-01-23T17:45:00Z',
      { kicker: 'ذاكرة الماء', source: 'مجلة الضفاف', exclusive: true, language: 'ar' },
    ],
    [
      'qanat.txt',
      5,
      '2024-04-10T07:50:00Z',
      { kicker: 'راه آب', source: 'فصلنامه کاریز', exclusive: true, language: 'fa' },
    ],
    [
      'shade-trees.txt',
      7,
      '2024-01-15T08:30:00Z',
      { kicker: 'مدن تتنفّس', source: 'مجلة الدروب', exclusive: true, language: 'ar' },
    ],
  ];

  test('are the ones in this table', () => {
    expect(readdirSync(samples).sort()).toEqual(expected.map(([name]) => name));
  });

  test.each(expected)('%s', async (name, count, instant, fields) => {
    const article = await importOnly(samples, name);
    expect(v.safeParse(ArticleSchema, article).issues).toBeUndefined();
    expect(article).toMatchObject(fields);
    expect(article.direction).toBe(fields.language === 'en' ? 'ltr' : 'rtl');
    expect(article.published?.instant).toBe(instant);
    expect(article.title).toBe(readFileSync(join(samples, name), 'utf8').split('\n')[0]);
    expect(article.lead).not.toBeNull();
    expect(article.omitted).toHaveLength(1);
    expect(paragraphs(article.body)).toHaveLength(count);
  });
});

describe.skipIf(!existsSync(seed))('the founding sample', () => {
  const [name = ''] = existsSync(seed) ? readdirSync(seed) : [];

  test('comes out as the design says', async () => {
    const article = await importOnly(seed, name);
    const lines = readFileSync(join(seed, name), 'utf8').split('\n');
    expect(article).toMatchObject({
      title: lines[0],
      kicker: 'فلسطين الصمود',
      lead: lines[4],
      bylines: [],
      source: 'الكوثر',
      exclusive: true,
      published: { instant: '2024-02-03T08:57:00Z', zone: 'بتوقيت غرينتش', text: lines[2] },
      language: 'ar',
      direction: 'rtl',
      omitted: [{ reason: 'call-to-action', text: 'لمتابعة فلسطين الصمود اضغط هنا' }],
    });
    const body = [8, 10, 12, 14, 16, 18].map((index) => lines[index]?.trim());
    expect(paragraphs(article.body)).toEqual(body);
  });
});
