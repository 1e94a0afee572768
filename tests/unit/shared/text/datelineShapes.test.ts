import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDateline } from '#shared/text/dates';

const eastern = (text: string): string =>
  text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
const persianDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)));

/** The months as each region's newspapers print them, in the order of the year. */
const families = {
  gulf: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split(' '),
  levantine:
    'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول'.split(
      '|',
    ),
  tunisian: 'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر'.split(' '),
  moroccan: 'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر'.split(' '),
  english:
    'January February March April May June July August September October November December'.split(
      ' ',
    ),
  french:
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
      ' ',
    ),
};
const weekdays = {
  arabic: ['الأحد', 'الإثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  english: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  french: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
};

/** A date in another calendar as ICU has it, which is what a newsroom's program prints. */
function inCalendar(date: Date, locale: string): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const parts = new Intl.DateTimeFormat(locale, format).formatToParts(date);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('day')} ${of('month')} ${of('year')}`;
}
const hijri = (date: Date): string => `${inCalendar(date, 'ar-u-ca-islamic-umalqura-nu-latn')}هـ`;
const jalali = (date: Date): string => inCalendar(date, 'fa-u-ca-persian-nu-arabext');

/** What a shape is made of: a day with its parts. */
interface Day {
  readonly date: Date;
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly weekday: number;
}

const arabicDay =
  (names: readonly string[]) =>
  ({ day, month, year, weekday }: Day): string =>
    `${weekdays.arabic[weekday]} ${day} ${names[month]} ${year}`;

const shapes: Readonly<Record<string, (day: Day) => string>> = {
  'Gulf and Egyptian names': arabicDay(families.gulf),
  'Levantine names': arabicDay(families.levantine),
  'Tunisian and Algerian names': arabicDay(families.tunisian),
  'Moroccan names': arabicDay(families.moroccan),
  'two names': ({ day, month, year, weekday }) =>
    `${weekdays.arabic[weekday]}، ${day} ${families.gulf[month]}/${families.levantine[month]} ${year}`,
  'two names with spaces': ({ day, month, year }) =>
    `تم نشره ${day} ${families.levantine[month]} / ${families.gulf[month]} ${year}`,
  'Arabic digits, day first': ({ day, month, year, weekday }) =>
    `${weekdays.arabic[weekday]} ${day}/${month + 1}/${year}`,
  'Arabic digits, year first': ({ day, month, year }) => `تاريخ النشر: ${year}-${month + 1}-${day}`,
  'a Hijri date': ({ date, weekday }) => `${weekdays.arabic[weekday]} ${hijri(date)}`,
  'a double date': ({ date, day, month, year }) =>
    `${hijri(date)} الموافق ${day} ${families.gulf[month]} ${year}م`,
  'a double date with a dash': ({ date, day, month, year }) =>
    `${hijri(date)} - ${day} ${families.levantine[month]} ${year}`,
  'a Persian date': ({ date }) => `تاریخ انتشار: ${jalali(date)}`,
  'English, day first': ({ day, month, year, weekday }) =>
    `${weekdays.english[weekday]} ${day} ${families.english[month]} ${year}`,
  'English, month first': ({ day, month, year }) =>
    `Published on ${families.english[month]} ${day}, ${year}`,
  French: ({ day, month, year, weekday }) =>
    `Publié le ${weekdays.french[weekday]} ${day} ${families.french[month]} ${year}`,
  'French in digits': ({ day, month, year }) => `Mis à jour le ${day}/${month + 1}/${year}`,
  'dots, day first': ({ day, month, year }) => `${day}.${month + 1}.${year}`,
  ISO: ({ date }) => date.toISOString().slice(0, 10),
};

const days = fc
  .integer({ min: Date.UTC(1950, 0, 1) / 86_400_000, max: Date.UTC(2060, 0, 1) / 86_400_000 })
  .map((number): Day => {
    const date = new Date(number * 86_400_000);
    return {
      date,
      day: date.getUTCDate(),
      month: date.getUTCMonth(),
      year: date.getUTCFullYear(),
      weekday: date.getUTCDay(),
    };
  });
const numerals = fc.constantFrom((text: string) => text, eastern);

describe('a day comes back as it was from', () => {
  it.each(Object.entries(shapes))('%s', (_name, shape) => {
    fc.assert(
      fc.property(days, numerals, (day, digits) => {
        const line = digits(shape(day));
        const instant = day.date.toISOString().slice(0, 10);
        expect(parseDateline(line), line).toEqual({ instant, zone: null, rest: '' });
      }),
      { numRuns: 60 },
    );
  });
});

interface Clock {
  readonly hour: number;
  readonly minute: number;
}

const two = (number: number): string => String(number).padStart(2, '0');
const twelve = ({ hour, minute }: Clock, morning: string, evening: string): string =>
  `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)} ${hour < 12 ? morning : evening}`;

const clocks: Readonly<Record<string, (clock: Clock) => string>> = {
  'twenty-four hours': ({ hour, minute }) => ` - ${two(hour)}:${two(minute)}`,
  الساعة: ({ hour, minute }) => `، الساعة ${hour}:${two(minute)}`,
  'ص and م': (clock) => ` | ${twelve(clock, 'ص', 'م')}`,
  'صباحًا and مساءً': (clock) => ` - ${twelve(clock, 'صباحًا', 'مساءً')}`,
  'صباحاً and مساءاً': (clock) => ` ${twelve(clock, 'صباحاً', 'مساءاً')}`,
  'AM and PM': (clock) => ` ${twelve(clock, 'AM', 'PM')}`,
  French: ({ hour, minute }) => ` à ${hour} h ${two(minute)}`,
};

/** The words for a zone, and how many hours before UTC its clocks are all year. */
const zones: readonly (readonly [words: string, hours: number])[] = [
  ['بتوقيت غرينتش', 0],
  ['بتوقيت جرينتش', 0],
  ['(توقيت غرينتش)', 0],
  ['ت.غ', 0],
  ['بتوقيت مكة المكرمة', 3],
  ['بتوقيت أبوظبي', 4],
  ['بتوقيت الجزائر', 1],
  ['GMT', 0],
  ['UTC+5', 5],
  ['+03:00', 3],
  ['غرينتش+3', 3],
];

describe('a moment comes back as it was from', () => {
  it.each(Object.entries(clocks))('%s', (_name, write) => {
    const clock = fc.record({
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
    });
    fc.assert(
      fc.property(
        days,
        clock,
        numerals,
        fc.constantFrom(null, ...zones),
        (day, time, digits, zone) => {
          // Before it, zones had other hours.
          fc.pre(zone === null || day.year >= 1990);
          const words = arabicDay(families.gulf)(day) + write(time);
          const line = digits(zone === null ? words : `${words} ${zone[0]}`);
          const wall = day.date.getTime() + (time.hour * 60 + time.minute) * 60_000;
          const expected =
            zone === null
              ? new Date(wall).toISOString().slice(0, 16)
              : `${new Date(wall - zone[1] * 3_600_000).toISOString().slice(0, 19)}Z`;
          expect(parseDateline(line), line).toMatchObject({ instant: expected, rest: '' });
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    ['الساعة الثامنة مساء', '20:00'],
    ['الساعة الثامنة والنصف صباحًا', '08:30'],
    ['الساعة الثانية عشرة ظهرًا', '12:00'],
    ['الساعة الواحدة إلا ربعًا ظهرًا', '12:45'],
    ['الساعة الحادية عشرة والربع ليلًا', '23:15'],
    ['12:30 صباحًا', '00:30'],
    ['12:30 مساءً', '12:30'],
    ['1:20 بعد منتصف الليل', '01:20'],
  ])('%s', (words, clock) => {
    expect(parseDateline(`3 فبراير 2024 ${words}`)).toEqual({
      ...{ instant: `2024-02-03T${clock}`, zone: null, rest: '' },
    });
  });

  it.each([
    ['غرة رمضان 1445هـ', '2024-03-11'],
    ['السبت 03 شباط / فبراير 2024', '2024-02-03'],
    ['شنبه ۱۴ بهمن ماه ۱۴۰۲', '2024-02-03'],
    ['شنبه 1402/11/14', '2024-02-03'],
    ['3. Februar 2024', '2024-02-03'],
    ['3 de febrero de 2024', '2024-02-03'],
    ['١٤٤٥/٠٧/٢٢ هـ', '2024-02-03'],
    ['22-7-1445هـ', '2024-02-03'],
  ])('%s', (line, instant) => {
    expect(parseDateline(line)).toEqual({ instant, zone: null, rest: '' });
  });

  it('Persian digits and words', () => {
    fc.assert(
      fc.property(days, ({ date }) => {
        const line = `${jalali(date)} - ساعت ${persianDigits('14:05')} به وقت تهران`;
        const instant = parseDateline(line)?.instant ?? '';
        const shown = new Intl.DateTimeFormat('sv', {
          ...{ timeZone: 'Asia/Tehran', dateStyle: 'short', timeStyle: 'short' },
        }).format(new Date(instant));
        expect(shown).toBe(`${date.toISOString().slice(0, 10)} 14:05`);
      }),
    );
  });
});

describe('the weekday', () => {
  it('that contradicts a date is told, in any calendar', () => {
    const shift = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(days, shift, fc.constantFrom(hijri, jalali), (day, by, other) => {
        const wrong = weekdays.arabic[(day.weekday + by) % 7];
        const instant = day.date.toISOString().slice(0, 10);
        for (const words of [
          `${day.day} ${families.levantine[day.month]} ${day.year}`,
          other(day.date),
        ]) {
          expect(parseDateline(`${wrong} ${words}`)).toMatchObject({ instant, doubt: 'weekday' });
        }
      }),
      { numRuns: 40 },
    );
  });
});
