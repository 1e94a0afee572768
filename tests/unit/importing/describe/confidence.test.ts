import { describe, expect, test } from 'vitest';
import type { Confidence } from '#shared/confidence';
import { kickerOf } from '../../../../src/main/importing/describe/kicker';
import { importFile } from '../../../../src/main/importing/pipeline';

const body =
  'فتحت المكتبة أبوابها في السابعة صباحًا، ووقف الأطفال أمامها قبل ذلك بنصف ساعة.\n\n' +
  'وتقول أمينة المكتبة إن الكتب التي تُستعار أكثر من غيرها هي كتب الطيور.\n';

async function articleOf(text: string, name = 'a.txt') {
  const result = await importFile({ name, bytes: new TextEncoder().encode(text) });
  const article = result.ok ? result.value.articles[0]?.article : undefined;
  if (article === undefined) throw new Error('not imported');
  return article;
}

/** What stands above the body, and the only step that it must come to. */
const steps: readonly (readonly [
  part: keyof Confidence,
  step: number | undefined,
  head: string,
])[] = [
  ['title', 0.6, 'مكتبة على النهر\n\n'],
  ['title', 0.3, ''],
  ['kicker', 0.6, 'ضفاف | مكتبة على النهر\n\n'],
  ['kicker', 0.9, 'مكتبة على النهر\n\nخاص مجلة الدروب - ضفاف\n\n'],
  ['kicker', undefined, 'مكتبة على النهر\n\n'],
  ['subtitle', 0.6, 'مكتبة على النهر\n\nقارب قديم صار بيتًا للكتب\n\n3 فبراير 2024\n\n'],
  ['subtitle', undefined, 'مكتبة على النهر\n\nقارب قديم صار بيتًا للكتب\n\n'],
  ['lead', 0.6, 'مكتبة على النهر\n\nقارب قديم صار بيتًا للكتب.\n\n3 فبراير 2024\n\n'],
  ['bylines', 0.9, 'مكتبة على النهر\n\nبقلم: سعاد النجّار\n\n'],
  ['bylines', 0.6, 'مكتبة على النهر\n\nكتبت سعاد النجّار\n\n3 فبراير 2024\n\n'],
  ['source', 0.9, 'مكتبة على النهر\n\nالمصدر: مجلة الدروب\n\n'],
  ['source', 0.6, 'مكتبة على النهر\n\nغزة - وكالات\n\n'],
  ['placeLine', 0.9, 'مكتبة على النهر\n\nغزة - وكالات\n\n'],
  ['placeLine', 0.6, 'مكتبة على النهر\n\nغزة – «مجلة الدروب»\n\n'],
  ['published', 0.9, 'مكتبة على النهر\n\nنُشر في 3 فبراير 2024\n\n'],
  ['published', 0.6, 'مكتبة على النهر\n\nالسبت 3 فبراير 2024\n\n'],
  ['published', 0.3, 'مكتبة على النهر\n\nالأحد 3 فبراير 2024\n\n'],
  ['published', 0.3, 'مكتبة على النهر\n\nآخر تحديث: 3 فبراير 2024\n\n'],
  ['published', 0.3, 'مكتبة على النهر\n\nقبل ساعتين\n\n'],
  ['language', 0.9, 'مكتبة على النهر\n\n'],
];

describe('how sure each part is', () => {
  test.each(steps)('%s %s: %j', async (part, step, head) => {
    expect((await articleOf(`${head}${body}`)).confidence[part]).toBe(step);
  });

  test('is 1 for all that a file states in fields', async () => {
    const fields =
      '---\ntitle: مكتبة على النهر\nsubtitle: قارب صار بيتًا\nauthor: سعاد النجّار\ndate: 2024-02-03\n---\n\n';
    const { confidence } = await articleOf(`${fields}${body}`, 'a.md');
    expect(confidence).toEqual({ title: 1, subtitle: 1, bylines: 1, published: 1, language: 0.9 });
  });

  test('is less for a stated date whose weekday contradicts it', async () => {
    const article = await articleOf(`---\ndate: الأحد 3 فبراير 2024\n---\n\n${body}`, 'a.md');
    expect(article.published).toMatchObject({ instant: '2024-02-03', doubt: 'weekday' });
    expect(article.confidence.published).toBe(0.3);
  });

  test('is less for a heading than for a field', async () => {
    expect((await articleOf(`# مكتبة\n\n${body}`, 'a.md')).confidence.title).toBe(0.9);
  });

  test('is little for a language that nothing tells', async () => {
    expect(await articleOf('سوق\n')).toMatchObject({
      language: 'ar',
      confidence: { language: 0.3 },
    });
    expect((await articleOf('1 2 3\n')).confidence).not.toHaveProperty('language');
  });

  test('a relative date is understood only beside the date of the copy', async () => {
    const copy = 'مكتبة\n\nقبل ساعتين\n\nحُفظت في 3 فبراير 2024 - 08:57 بتوقيت غرينتش\n\n';
    expect((await articleOf(`${copy}${body}`)).published?.instant).toBe('2024-02-03T06:57:00Z');
    const alone = await articleOf(`مكتبة\n\nقبل ساعتين\n\n${body}`);
    expect(alone.published).toEqual({ instant: null, zone: null, text: 'قبل ساعتين' });
  });

  test('a title of first words leaves out the place that the text opens with', async () => {
    const { title, placeLine } = await articleOf(`القاهرة (رويترز) - ${body}`);
    expect(title).toMatch(/^فتحت المكتبة/u);
    expect(placeLine).toBe('القاهرة (رويترز)');
  });
});

describe('kickerOf', () => {
  test.each([
    ['ضفاف ..مكتبة على النهر', 'ضفاف'],
    ['علوم البحر | كيف تعود السلاحف', 'علوم البحر'],
    ['Slow Science | The clock in the hive', 'Slow Science'],
    ['بعد طول انتظار.. عاد القطار', undefined],
    ['هكذا .. عاد القطار', undefined],
    ['مكتبة على النهر', undefined],
    ['كلمات كثيرة جدا قبل الخط | عنوان', undefined],
    ['', undefined],
  ])('%s', (title, kicker) => expect(kickerOf(title)?.answer).toBe(kicker));
});
