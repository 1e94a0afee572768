import { describe, expect, it } from 'vitest';
import { before, parseRelativeDate } from '#shared/text/relativeDates';

/** Counted back from the line's own Saturday. */
const saturday = '2024-02-03T08:57:00Z';

describe('relative dates', () => {
  it.each([
    ['قبل ساعتين', '2024-02-03T06:57:00Z'],
    ['قبل 5 دقائق', '2024-02-03T08:52:00Z'],
    ['منذ ٣ أيام', '2024-01-31'],
    ['منذ أسبوعين', '2024-01-20'],
    ['قبل ثلاثة أشهر', '2023-11-03'],
    ['منذ سنة', '2023-02-03'],
    ['أمس', '2024-02-02'],
    ['أوّل أمس', '2024-02-01'],
    ['نُشر: اليوم', '2024-02-03'],
    ['دو ساعت پیش', '2024-02-03T06:57:00Z'],
    ['دیروز', '2024-02-02'],
    ['3 hours ago', '2024-02-03T05:57:00Z'],
    ['Published yesterday', '2024-02-02'],
    ['il y a 2 jours', '2024-02-01'],
  ])('%s', (line, instant) => {
    const relative = parseRelativeDate(line);
    expect(relative && before(saturday, relative)).toBe(instant);
  });

  it.each([
    '',
    'قبل',
    'قبل الفجر',
    'أمس واليوم',
    'منذ ساعة وهو يكتب',
    'قبل 5 كتب',
    'an hour',
    '2024',
  ])('finds none in %j', (line) => expect(parseRelativeDate(line)).toBeNull());

  it.each([
    ['2024-03-31', { amount: 1, unit: 'month' }, '2024-02-29'],
    ['2024-02-29', { amount: 1, unit: 'year' }, '2023-02-28'],
    ['2024-02-03T08:57', { amount: 9, unit: 'hour' }, '2024-02-02T23:57'],
    ['2024-02-03', { amount: 2, unit: 'hour' }, null], // the day alone does not tell
  ] as const)('%s less %o', (instant, relative, expected) => {
    expect(before(instant, relative)).toBe(expected);
  });
});
