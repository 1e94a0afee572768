import { foldArabic } from '../foldArabic';

/** What can stand before a colon. */
export type FieldName =
  | 'title'
  | 'source'
  | 'programme'
  | 'tag'
  | 'language'
  | 'date'
  | 'after'
  | 'before'
  | 'is'
  | 'has';

const table = <Name extends string>(
  names: Readonly<Record<Name, string>>,
): ReadonlyMap<string, Name> =>
  new Map(
    (Object.entries(names) as [Name, string][]).flatMap(([name, spellings]) =>
      spellings.split('|').map((spelling) => [key(spelling), name] as const),
    ),
  );

/** Spaces, hyphens and underscores are the same in a value: غير-مقروء. */
const key = (spelling: string): string =>
  foldArabic(spelling)
    .replace(/[\s_-]+/gu, ' ')
    .trim();

const fields = table<FieldName>({
  title: 'title|عنوان|العنوان|titre',
  source: 'source|مصدر|المصدر',
  programme: 'programme|program|section|برنامج|البرنامج|قسم|القسم',
  tag: 'tag|وسم|الوسم|تصنيف|tags',
  language: 'language|lang|لغة|اللغة',
  date: 'date|تاريخ|التاريخ|يوم|شهر|سنة|عام',
  after: 'after|since|بعد|منذ',
  before: 'before|until|قبل|حتى',
  is: 'is|حالة|الحالة|هو|هي',
  has: 'has|فيه|فيها|له|لها|يحوي|يحتوي',
});

const states = table({
  starred: 'starred|star|favourite|favorite|مميز|مميزة|مفضل|مفضلة|بنجمة|نجمة',
  unread: 'unread|new|غير مقروء|غير مقروءة|جديد|جديدة|لم يقرأ|لم تقرأ',
  reading: 'reading|started|قيد القراءة|أقرؤه|بدأته',
  read: 'read|done|مقروء|مقروءة|قرئ|قرأته',
  archived: 'archived|archive|مؤرشف|مؤرشفة|أرشيف|الأرشيف',
});

const things = table({
  note: 'note|notes|ملاحظة|ملاحظات|تعليق',
  bookmark: 'bookmark|bookmarks|mark|إشارة|إشارات|علامة|علامات',
});

const languages = table({
  ar: 'ar|arabic|عربي|عربية|العربية',
  en: 'en|english|إنجليزي|إنجليزية|الإنجليزية|انكليزية',
  fr: 'fr|french|français|فرنسي|فرنسية|الفرنسية',
  fa: 'fa|persian|farsi|فارسي|فارسية|الفارسية',
  ur: 'ur|urdu|أردو|أردية|الأردية',
  he: 'he|hebrew|عبري|عبرية|العبرية',
  tr: 'tr|turkish|تركي|تركية|التركية',
  de: 'de|german|ألماني|ألمانية|الألمانية',
  es: 'es|spanish|إسباني|إسبانية|الإسبانية',
});

/** The first part of a language's tag: letters alone. */
const languageTag = /^[a-z]{2,3}(?=-|$)/u;

/** The field that a word before a colon names in Arabic or English; null when it names none. */
export const fieldNamed = (name: string): FieldName | null => fields.get(key(name)) ?? null;

const values = { is: states, has: things, language: languages };

/** The state, thing or language that a value of `is:`, `has:` or `language:` names; null when it names none. */
export function valueNamed(field: keyof typeof values, value: string): string | null {
  const known: ReadonlyMap<string, string> = values[field];
  const tag = field === 'language' ? (languageTag.exec(value.toLowerCase())?.[0] ?? null) : null;
  return known.get(key(value)) ?? tag;
}

/** Whether a piece of a query says that either of its neighbours will do. */
export const saysOr = (text: string): boolean =>
  text === 'OR' || text === '|' || foldArabic(text) === 'او';

/** How many words may stand between the neighbours of a `NEAR`, `NEAR/5` or `قرب/5`; null for any other piece. */
export function saysNear(text: string): number | null {
  const match = /^(?:NEAR(?:\/(\d{1,2}))?|قرب\/(\d{1,2}))$/u.exec(foldDigits(text));
  return match === null ? null : Number(match[1] ?? match[2] ?? '10');
}

const foldDigits = (text: string): string => text.replace(/\p{Nd}/gu, (digit) => foldArabic(digit));
