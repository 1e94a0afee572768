import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ArticleSchema } from '#shared/article';
import type { ImportedArticle } from '#shared/imported';
import { paragraphs } from '#shared/text/plainText';
import { tokenize } from '#shared/text/tokenize';
import { importFile } from '../../../src/main/importing/pipeline';
import { readableExtensions } from '../../../src/main/importing/stages';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const story = 'عنوان قصير\n\nنص المقال في سطر أطول من عنوانه بكثير، كما في كل مقال.\n';

async function importText(text: string): Promise<ImportedArticle | null> {
  const result = await importFile({ name: 'text.txt', bytes: encode(text) });
  return result.ok ? (result.value.articles[0] ?? null) : null;
}

describe('importFile', () => {
  test('keeps the original, and names the article by its hash', async () => {
    const bytes = encode(`\ufeff${story}`);
    const before = bytes.slice();
    const result = await importFile({ name: 'خبر.txt', bytes });
    expect(result).toMatchObject({
      ok: true,
      value: {
        failures: [],
        articles: [
          {
            original: { name: 'خبر.txt' },
            assets: [],
            article: {
              id: createHash('sha256').update(before).digest('hex'),
              provenance: {
                name: 'خبر.txt',
                format: 'text',
                encoding: 'utf-8',
                size: before.length,
              },
              wordCount: 12,
              url: null,
              tags: [],
            },
          },
        ],
      },
    });
    expect(result.ok && result.value.articles[0]?.original.bytes).toEqual(before);
  });

  test('gives the same article for the same bytes', async () => {
    expect(await importText(story)).toEqual(await importText(story));
  });

  const named: [name: string, bytes: Uint8Array, outcome: string][] = [
    ['a.txt', encode(story), 'text'],
    ['A.TXT', encode(story), 'text'],
    ['a.text', encode(story), 'text'],
    ['README', encode(story), 'text'],
    ['مسوّدة 2.5 أخيرة', encode(story), 'text'],
    ['page.html', encode('<!doctype html><p>نص'), 'html'],
    ['page.xlsx', encode('<!doctype html><p>نص'), 'unknown-format'],
    ['README', Uint8Array.of(0, 1, 2), 'binary-file'],
    ['photo.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'unknown-format'],
    ['photo.txt', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'binary-file'],
    ['nothing.html', new Uint8Array(), 'empty-file'],
    ['latin.txt', Uint8Array.of(0x63, 0x61, 0x66, 0xe9), 'text'],
  ];
  test.each(named)('%s (%#)', async (name, bytes, outcome) => {
    const result = await importFile({ name, bytes });
    if (result.ok) expect(result.value.articles[0]?.article.provenance.format).toBe(outcome);
    else expect(result.error).toEqual({ code: outcome, file: name });
  });

  test('refuses a text of more lines than any article has', async () => {
    const lines = (count: number): Uint8Array => encode('سطر\n'.repeat(count));
    const many = await importFile({ name: 'a.txt', bytes: lines(200_001) });
    expect(many).toEqual({ ok: false, error: { code: 'too-large', file: 'a.txt' } });
    expect(await importFile({ name: 'a.txt', bytes: lines(20_000) })).toMatchObject({ ok: true });
  });

  test('says which extensions it reads', () => expect(readableExtensions).toContain('txt'));
});

/** Words that become a field's name or part two names, and so are not kept as words. */
const labels = new Set(
  'خاص حصري المصدر بقلم كتب و منبع اختصاصي نويسنده exclusive to source by and لمجله'.split(' '),
);

const word = fc.constantFrom(
  ...['كتاب', 'النهر', 'والمدينة', 'خاص', 'بقلم', 'كتب', 'المصدر', 'إلى', 'كِتَـابٌ', 'مرّة', 'river'],
  ...[
    'The',
    'By',
    'Anna',
    'and',
    'click',
    'here',
    'اضغط',
    'هنا',
    '2024',
    '٣',
    'فبراير',
    '.',
    '،',
    '-',
  ],
  ...[
    ':',
    '..',
    '|',
    '—',
    '«',
    '»',
    '؟',
    '\u00a0',
    '\u200f',
    'می‌رود',
    '😀',
    '*',
    '1.',
    '<b>',
    '&amp;',
  ],
);
const sentence = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
const form = fc.constantFrom(
  ...[
    '',
    '',
    '',
    '\u00a0',
    '***',
    '- - -',
    'السبت 3 فبراير 2024 - 08:57 بتوقيت غرينتش',
    '3 May 2024',
  ],
  ...['خاص مجلة الدروب - مدن', 'خاص لمجلة الدروب - مدن', 'حصري: الضفاف', 'المصدر: وكالة الأفق.'],
  ...[
    'Exclusive to The Paths Review - Slow Science',
    'By Anna Bell and Omar Said',
    'Source: Letters',
  ],
  ...['بقلم: سعاد النجّار، سمير عودة', 'كتب / سمير عودة', 'تحرير: هدى عون', 'نویسنده: مریم راستین'],
  ...[
    'اختصاصی فصلنامه کاریز - راه آب',
    'لمتابعة مدن اضغط هنا',
    'اقرأ أيضا: عنوان آخر',
    'شارك المقال على فيسبوك',
    'نستخدم ملفات تعريف الارتباط هنا',
    'نشر قبل ساعتين',
    'بيروت – «الشرق الأوسط»',
    'القاهرة (رويترز) - نص',
    'غزة - وكالات',
    'LONDON, May 3 — The text',
    'عنوان فرعي للمقال بلا نقطة',
    'للمزيد زوروا موقعنا',
    'Click here',
  ],
  ...['برای خواندن بیشتر اینجا کلیک کنید', 'مدن ..عنوان المقال', 'مدن | عنوان المقال'],
);
const wrapped = sentence.map((text) => text.replace(/(.{55,66}) /gu, '$1\n'));
const lineOfText = fc.oneof(form, sentence, wrapped, fc.string({ unit: 'grapheme' }), fc.string());
const lineEnd = fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\r\n', '\r\n\r\n', '\r', '\u2028');
const text = fc
  .array(fc.tuple(lineOfText, lineEnd), { maxLength: 16 })
  .map((lines) => lines.flat().join(''));

function wordCounts(parts: readonly (string | null | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { folded } of parts.flatMap((part) => tokenize(part ?? ''))) {
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  return counts;
}

describe('whatever the text', () => {
  test('no word of it is lost', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        const imported = await importText(input);
        fc.pre(imported !== null);
        const { body, ...article } = imported.article;
        const kept = wordCounts([
          ...[article.title, article.kicker, article.subtitle, article.lead, article.source],
          ...[article.placeLine, article.published?.text],
          ...article.bylines,
          ...article.omitted.map((omitted) => omitted.text),
          ...paragraphs(body),
        ]);
        const lost = [...wordCounts([input])].filter(
          ([folded, count]) => !labels.has(folded) && (kept.get(folded) ?? 0) < count,
        );
        expect(lost).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  test('the article fits its schema, and has a title and a body', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        const imported = await importText(input);
        fc.pre(imported !== null);
        expect(v.safeParse(ArticleSchema, imported.article).issues).toBeUndefined();
        expect(imported.article.title.trim()).not.toBe('');
        expect(paragraphs(imported.article.body)).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('bytes never throw, and an error names the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), async (bytes) => {
        const result = await importFile({ name: 'خبر.txt', bytes });
        if (!result.ok) expect(result.error.file).toBe('خبر.txt');
      }),
      { numRuns: 1000 },
    );
  });
});
