import { europeanMonths } from './europeanMonths';

/** The calendars whose month names newspapers in Arabic script print, in Intl's names. */
export type Calendar = 'gregory' | 'islamic-umalqura' | 'persian';

interface MonthTable {
  readonly calendar: Calendar;
  /** Twelve entries, the spellings of one month divided by `|`. */
  readonly months: readonly string[];
}

/** CLDR's names for each region, and the spellings beside them that newspapers print. */
export const monthTables: readonly MonthTable[] = [
  {
    // Egypt, the Gulf, Sudan, Libya
    calendar: 'gregory',
    months: [
      'يناير|ينایر',
      'فبراير|فبرایر',
      'مارس',
      'أبريل|إبريل|ابريل',
      'مايو',
      'يونيو|يونيه',
      'يوليو|يوليه|يوليوز',
      'أغسطس|اغسطس|غشت',
      'سبتمبر|شتنبر',
      'أكتوبر|اكتوبر',
      'نوفمبر|نونبر',
      'ديسمبر|دجنبر',
    ],
  },
  {
    // Syria, Lebanon, Jordan, Palestine, Iraq
    calendar: 'gregory',
    months: [
      'كانون الثاني|كانون ثاني',
      'شباط',
      'آذار|أذار',
      'نيسان',
      'أيار|ايار',
      'حزيران',
      'تموز',
      'آب',
      'أيلول|ايلول',
      'تشرين الأول|تشرين أول',
      'تشرين الثاني|تشرين ثاني',
      'كانون الأول|كانون أول',
    ],
  },
  {
    // Tunisia, Algeria, Mauritania
    calendar: 'gregory',
    months: [
      'جانفي',
      'فيفري',
      'مارس',
      'أفريل|إبريل',
      'ماي|مايو',
      'جوان|يونيو',
      'جويلية|جويليه',
      'أوت|أغشت',
      'سبتمبر|شتمبر',
      'أكتوبر',
      'نوفمبر|نوفبر',
      'ديسمبر|دجمبر',
    ],
  },
  {
    // Persian names of the Gregorian months
    calendar: 'gregory',
    months: [
      'ژانویه',
      'فوریه',
      'مارس|مارچ',
      'آوریل|آپریل',
      'مه|می',
      'ژوئن',
      'ژوئیه|جولای',
      'اوت|آگوست',
      'سپتامبر',
      'اکتبر',
      'نوامبر',
      'دسامبر',
    ],
  },
  {
    // Urdu
    calendar: 'gregory',
    months: [
      'جنوری',
      'فروری',
      'مارچ',
      'اپریل',
      'مئی',
      'جون',
      'جولائی',
      'اگست',
      'ستمبر',
      'اکتوبر',
      'نومبر',
      'دسمبر',
    ],
  },
  {
    calendar: 'gregory',
    months: [
      'january|jan',
      'february|feb',
      'march|mar',
      'april|apr',
      'may',
      'june|jun',
      'july|jul',
      'august|aug',
      'september|sept|sep',
      'october|oct',
      'november|nov',
      'december|dec',
    ],
  },
  {
    // French, as Maghrebi and Lebanese papers print it too
    calendar: 'gregory',
    months: [
      'janvier|janv',
      'février|févr',
      'mars',
      'avril|avr',
      'mai',
      'juin',
      'juillet|juil',
      'août',
      'septembre',
      'octobre',
      'novembre',
      'décembre',
    ],
  },
  ...europeanMonths.map((months) => ({ calendar: 'gregory' as const, months })),
  {
    calendar: 'islamic-umalqura',
    months: [
      'محرم|المحرم',
      'صفر',
      'ربيع الأول|ربيع أول',
      'ربيع الآخر|ربيع الثاني|ربيع ثاني',
      'جمادى الأولى|جمادى الأول|جمادی الاول',
      'جمادى الآخرة|جمادى الثانية|جمادى الثاني|جمادى الآخر',
      'رجب',
      'شعبان',
      'رمضان',
      'شوال',
      'ذو القعدة|ذي القعدة|ذوالقعدة|ذیقعده',
      'ذو الحجة|ذي الحجة|ذوالحجة|ذیحجه',
    ],
  },
  {
    // Iran
    calendar: 'persian',
    months: [
      'فروردین',
      'اردیبهشت',
      'خرداد',
      'تیر',
      'مرداد|امرداد',
      'شهریور',
      'مهر',
      'آبان',
      'آذر',
      'دی',
      'بهمن',
      'اسفند',
    ],
  },
  {
    // Afghanistan
    calendar: 'persian',
    months: [
      'حمل',
      'ثور',
      'جوزا',
      'سرطان',
      'اسد',
      'سنبله',
      'میزان',
      'عقرب',
      'قوس',
      'جدی',
      'دلو',
      'حوت',
    ],
  },
];
