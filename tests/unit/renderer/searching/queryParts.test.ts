import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#shared/text/querying/parseQuery';
import {
  hasClause,
  queryParts,
  withClauseToggled,
  withoutSpan,
  wordsOfQuery,
} from '../../../../src/renderer/searching/queryParts';

const shown = (text: string): string[] =>
  queryParts(text).map((part) => {
    const value =
      part.kind === 'fact'
        ? `${part.name} ${part.value}`
        : part.kind === 'dates'
          ? `${part.from ?? ''}..${part.to ?? ''}`
          : part.typed;
    return `${part.negated ? 'not ' : ''}${part.kind} ${value}`;
  });

describe('the parts of a query', () => {
  it.each([
    ['سوق قديم', []],
    ['مدر*', []],
    ['"السوق القديم" باب', ['words "السوق القديم"']],
    ['سوق -قديم', ['not words قديم']],
    ['-«سوق قديم» باب', ['not words «سوق قديم»']],
    ['شاي أو قهوة سكر', ['words شاي أو قهوة']],
    ['مدرسة قرب/٥ معلم', ['words مدرسة قرب/٥ معلم']],
    ['عنوان:بحر', ['title بحر']],
    ['title:"the sea"', ['title "the sea"']],
    ['مصدر:"مجلة المرافئ" بحر', ['fact source مجلة المرافئ']],
    ['-وسم:ماء بحر', ['not fact tag ماء']],
    ['حالة:مميز فيه:ملاحظة', ['fact is starred', 'fact has note']],
    ['تاريخ:2024', ['dates 2024-01-01..2024-12-31']],
    ['after:2024-02 سوق', ['dates 2024-02-01..']],
    ['3 فبراير 2024', ['dates 2024-02-03..2024-02-03']],
    ['تاريخ:أمس', []],
  ])('%s: %j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    ['سوق مصدر:"مجلة المرافئ" قديم', 'سوق قديم'],
    ['مصدر:مائدة', ''],
    ['خبز -وسم:ماء', 'خبز'],
    ['شاي أو قهوة سكر', 'سكر'],
  ])('%s without the first of them is %s', (text, expected) => {
    const [part] = queryParts(text);
    expect(part && withoutSpan(text, part.span)).toBe(expected);
  });

  const piece = fc.constantFrom(
    ...['سوق', 'بحر', '"سوق قديم"', '-ريح', '-"ريح طيبة"', 'مصدر:مائدة', 'وسم:"ماء عذب"'],
    ...['تاريخ:2024', 'title:sea', 'is:starred', 'شاي أو قهوة', 'بر قرب/٥ بحر'],
  );
  it('go one by one, and leave the others as they were', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), fc.nat(), (pieces, which) => {
        const text = pieces.join('  ');
        const parts = queryParts(text);
        const part = parts[which % Math.max(1, parts.length)];
        if (part === undefined) return;
        const before = shown(text);
        before.splice(parts.indexOf(part), 1);
        expect(shown(withoutSpan(text, part.span))).toEqual(before);
      }),
    );
  });
});

describe('what of a query is found in a text', () => {
  it.each([
    ['تاريخ:2024 الماء', 'الماء'],
    ['مصدر:"مجلة المرافئ" -ريح "ماء البحر"', '"ماء البحر"'],
    ['3 فبراير 2024', '3 فبراير 2024'],
    ['عنوان:بحر ماء', 'عنوان:بحر ماء'],
  ])('of %s: %s', (text, expected) => {
    expect(wordsOfQuery(text)).toBe(expected);
  });
});

describe('a clause', () => {
  const clause = 'مصدر:"مجلة المرافئ"';

  it('narrows a query without touching the word that is being typed, and is taken back', () => {
    const narrowed = withClauseToggled('ماء الب', clause);
    expect(narrowed).toBe(`${clause} ماء الب`);
    expect(hasClause(narrowed, clause)).toBe(true);
    expect(withClauseToggled(narrowed, clause)).toBe('ماء الب');
  });

  it('is not closed by a quotation mark that was typed before', () => {
    expect(shown(withClauseToggled('"ماء', clause))).toEqual(['fact source مجلة المرافئ']);
  });

  it('is not taken for a part of another', () => {
    expect(hasClause('تاريخ:2024-02 ماء', 'تاريخ:2024')).toBe(false);
  });

  it('comes and goes in any query', () => {
    const typed = fc.string({ unit: fc.constantFrom('م', 'ا', ' ', '"', '-', ':'), maxLength: 12 });
    fc.assert(
      fc.property(typed, (text) => {
        const narrowed = withClauseToggled(text, clause);
        expect(parseQuery(narrowed)).not.toBeNull();
        expect(hasClause(narrowed, clause)).toBe(true);
        expect(withClauseToggled(narrowed, clause).trim()).toBe(text.trim());
      }),
    );
  });
});
