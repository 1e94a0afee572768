import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, parseDateline } from '#shared/text/dates';

describe('parseDateline', () => {
  it.each([
    ['السبت 3 فبراير 2024 - 08:57 بتوقيت غرينتش', '2024-02-03T08:57:00Z', 'بتوقيت غرينتش'],
    ['الأحد ٢٨ كانون الثاني ٢٠٢٤ - ١٤:٣٠ بتوقيت بيروت', '2024-01-28T12:30:00Z', 'بتوقيت بيروت'],
    ['الأربعاء 2 تشرين الأول 2024 - 19:40 بتوقيت القدس', '2024-10-02T16:40:00Z', 'بتوقيت القدس'],
    [
      'الاثنين 15 يوليو/تموز 2024 - 21:15 بتوقيت مكة المكرمة',
      '2024-07-15T18:15:00Z',
      'بتوقيت مكة المكرمة',
    ],
    ['الجمعة 9 غشت 2024، 6:05 مساءً بتوقيت الرباط', '2024-08-09T17:05:00Z', 'بتوقيت الرباط'],
    ['شنبه ۱۴ بهمن ۱۴۰۲ - ساعت ۱۲:۲۷ به وقت تهران', '2024-02-03T08:57:00Z', 'به وقت تهران'],
    ['Saturday, February 3, 2024 - 08:57 GMT', '2024-02-03T08:57:00Z', 'GMT'],
    ['3 Feb 2024 at 5:10 pm Cairo time', '2024-02-03T15:10:00Z', 'Cairo time'],
    ['2024-02-03 08:57 UTC+3', '2024-02-03T05:57:00Z', 'UTC+3'],
    ['2024-02-03T08:57:00Z', '2024-02-03T08:57:00Z', 'Z'],
    ['2024-02-03T08:57:29Z', '2024-02-03T08:57:29Z', 'Z'],
    ['12:30 في 1 يونيو 2021 بتوقيت المريخ', '2021-06-01T12:30', 'بتوقيت المريخ'],
    ['3 شباط (فبراير) 2024 - 12:00 ظهرًا', '2024-02-03T12:00', null],
    ['3 فبراير 2024 - 12:10 صباحا', '2024-02-03T00:10', null],
    ['3 فبراير 2024 - 12:10 ليلا', '2024-02-03T00:10', null],
    ['22 رجب 1445 هـ الموافق 3 فبراير 2024', '2024-02-03', null],
    ['22 رجب 1445 هـ', '2024-02-03', null],
    ['السبت ٢٢ رجب ١٤٤٥هـ', '2024-02-03', null],
    ['3 ربيع الآخر 1446هـ الموافق 6 تشرين الأول 2024م', '2024-10-06', null],
    ['1445/07/22هـ', '2024-02-03', null],
    ['1445/07/22 هـ', '2024-02-03', null],
    ['٣/٢/٢٠٢٤', '2024-02-03', null],
    ['6 أوت 2023', '2023-08-06', null],
    ['٥ ذو القعدة ١٤٤٤', '2023-05-25', null],
    ['۲۵ دی ۱۴۰۲', '2024-01-15', null],
    ['13/02/2024', '2024-02-13', null],
    ['۱۴۰۲/۱۱/۱۴', '2024-02-03', null],
    ['۱۴۰۲/۱۱/۱۴ ه.ش - ۸:۵۷ ب.ظ', '2024-02-03T20:57', null],
    ['1445/07/22هـ - 2024/02/03م', '2024-02-03', null],
    ['الخميس الأول من فبراير 2024', '2024-02-01', null],
    ['الحادي والثلاثين من كانون الأول 2023', '2023-12-31', null],
    ['3 فبراير 2024، الساعة 5 مساءً', '2024-02-03T17:00', null],
    ['3 فبراير 2024 الساعة 8:57 ص', '2024-02-03T08:57', null],
    ['3 فبراير 2024، 1:20 بعد منتصف الليل', '2024-02-03T01:20', null],
    ['Feb 3, 2024, 5 p.m.', '2024-02-03T17:00', null],
    ['samedi 3 février 2024 à 08h57', '2024-02-03T08:57', null],
    ['Publié le 1er mars 2024', '2024-03-01', null],
    ['Sat, 03 Feb 2024 08:57:00 +0300', '2024-02-03T05:57:00Z', '+0300'],
    ['2024-02-03T08:57:00.000+03:00', '2024-02-03T05:57:00Z', '+03:00'],
    ['20240203T085700Z', '2024-02-03T08:57:00Z', 'Z'],
  ])('reads %s', (line, instant, zone) => {
    expect(parseDateline(line)).toEqual({ instant, zone, rest: '' });
  });

  it.each([
    'لا تاريخ هنا',
    '31 فبراير 2024', // no such day
    '03/04/2024 in English either way',
    'في 3 فبراير',
    '12345 مايو 2020',
    '',
  ])('finds no date in %s', (line) => {
    expect(parseDateline(line)).toBeNull();
  });

  it.each([
    ['الأحد 3 فبراير 2024', 'weekday'],
    ['Monday, February 3, 2024', 'weekday'],
    ['یکشنبه ۱۴ بهمن ۱۴۰۲', 'weekday'],
    ['السبت 3 فبراير 2024', undefined],
    ['من السبت إلى الأحد 4 فبراير 2024', undefined], // which of the two it means is not said
  ])('tells whether the weekday of %s is right', (line, doubt) => {
    expect(parseDateline(line)?.doubt).toBe(doubt);
  });

  it('keeps the words beside a date', () => {
    expect(parseDateline('كتب أحمد في 5 مايو 2020 مقالة')?.rest).toBe('كتب احمد مقاله');
  });

  it('reads back every day that it writes in Arabic, in both calendars', () => {
    fc.assert(
      fc.property(
        fc.integer({
          min: Date.UTC(1950, 0, 1) / 86_400_000,
          max: Date.UTC(2070, 0, 1) / 86_400_000,
        }),
        fc.constantFrom('ar', 'ar-LB', 'ar-MA', 'ar-TN', 'en'),
        fc.constantFrom('gregory' as const, 'islamic-umalqura' as const),
        (day, locale, calendar) => {
          // ICU's English Hijri months are transliterations, which no newspaper agrees on.
          fc.pre(locale !== 'en' || calendar === 'gregory');
          const instant = new Date(day * 86_400_000).toISOString().slice(0, 10);
          expect(parseDateline(formatDate(instant, locale, calendar))?.instant).toBe(instant);
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (line) => void parseDateline(line)));
  });
});

describe('formatDate', () => {
  it.each([
    ['2024-02-03T08:57:00Z', 'ar', 'gregory', 'السبت، ٣ فبراير ٢٠٢٤\u00a0م'],
    ['2024-02-03T08:57', 'ar', 'islamic-umalqura', '٢٢ رجب ١٤٤٥\u00a0هـ'],
    ['2024-02-03', 'en', 'gregory', 'Saturday, February 3, 2024'],
  ] as const)('%s in %s, %s', (instant, locale, calendar, expected) => {
    expect(formatDate(instant, locale, calendar, 'UTC')).toBe(expected);
  });

  it('gives a moment the day of the reader’s own zone, and leaves a floating time where it is', () => {
    expect(formatDate('2024-02-03T23:30:00Z', 'en', 'gregory', 'Asia/Riyadh')).toContain(
      'February 4',
    );
    expect(formatDate('2024-02-03T23:30', 'en', 'gregory', 'Asia/Riyadh')).toContain('February 3');
  });
});
