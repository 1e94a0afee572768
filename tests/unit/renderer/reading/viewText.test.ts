// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { mapText } from '../../../../src/renderer/reading/textMap';
import { viewOf, viewText, type TextView } from '../../../../src/renderer/reading/viewText';
import { writtenText } from '../../../../src/renderer/reading/writtenText';
import { anyTree, articleOf, drawBody, e, treeOf } from './trees';

afterEach(() => document.body.replaceChildren());

const bare: TextView = { tashkeel: false, digits: 'written' };

describe('viewText', () => {
  it.each<[string, TextView, string]>([
    ['كَتَبَ الدَّرْسَ', bare, 'كتب الدرس'],
    ['هٰذا رَحْمٰن', bare, 'هذا رحمن'],
    ['آمن مسؤول شيء أُسرة', bare, 'آمن مسؤول شيء أسرة'],
    ['ا\u0653من', bare, 'ا\u0653من'],
    ['عام ٢٠٢٤ و2023 و۱۴۰۲', { tashkeel: true, digits: 'latin' }, 'عام 2024 و2023 و1402'],
    ['عام 2024', { tashkeel: true, digits: 'arabic' }, 'عام ٢٠٢٤'],
    ['سال 1402 و ٢٠٢٤', { tashkeel: true, digits: 'persian' }, 'سال ۱۴۰۲ و ۲۰۲۴'],
  ])('%s', (text, view, expected) => {
    expect(viewText(text, view).replaceAll('\u034f', '')).toBe(expected);
  });

  it('keeps every place of a text where it is', () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'ابَّتٰ12٣۴ word😀\u0653') });
    const anyView = fc.record({
      tashkeel: fc.boolean(),
      digits: fc.constantFrom('written', 'arabic', 'persian', 'latin'),
    }) as fc.Arbitrary<TextView>;
    fc.assert(
      fc.property(anyText, anyView, (text, view) => {
        expect(viewText(text, view)).toHaveLength(text.length);
      }),
    );
  });
});

it('gives Latin text its own digits, and Persian text those of Persian', () => {
  const chosen = { tashkeel: true, digits: 'arabic' } as const;
  expect(viewOf(chosen, 'ar', 'rtl').digits).toBe('arabic');
  expect(viewOf(chosen, 'fa', 'rtl').digits).toBe('persian');
  expect(viewOf(chosen, 'ar', 'ltr').digits).toBe('written');
  expect(viewOf({ ...chosen, digits: 'latin' }, 'ar', 'rtl').digits).toBe('latin');
});

describe('an article that is shown in another way', () => {
  const view: TextView = { tashkeel: false, digits: 'latin' };
  const article = articleOf(
    treeOf(
      e('p', 'كَتَبَ ٣ رَسائل إلى ', e('b', '٤ مُدُن')),
      e('p', 'برنامج ', e('code', 'x = ٥'), ' و٦'),
    ),
  );

  it('has other letters on the page, and programs as they are', () => {
    const { body } = drawBody(article, { viewIn: () => view });
    const shown = (body.textContent ?? '').replaceAll('\u034f', '');
    expect(shown).toContain('كتب 3 رسائل إلى 4 مدن');
    expect(shown).toContain('x = ٥');
    expect(shown).toContain('و6');
  });

  it('is copied as it was written', () => {
    const { body, prepared } = drawBody(article, { viewIn: () => view });
    const map = mapText(body, prepared);
    const range = map.rangeOf({ start: 0, end: prepared.text.indexOf('مُدُن') + 3 });
    expect(range).not.toBeNull();
    if (range === null) return;
    expect(writtenText(range, document.body, map, prepared.text)).toBe('كَتَبَ ٣ رَسائل إلى ٤ مُد');
  });

  it('has its words, as written, at every place', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const { body, prepared } = drawBody(articleOf(tree), { viewIn: () => view });
        const map = mapText(body, prepared);
        const end = prepared.text.length;
        const range = end === 0 ? null : map.rangeOf({ start: 0, end });
        if (range === null) return;
        const found = map.spanOf(range);
        expect(found && prepared.text.slice(found.start, found.end).trim()).toBe(
          prepared.text.trim(),
        );
        document.body.replaceChildren();
      }),
      { numRuns: 40 },
    );
  });
});
