import { foldArabic } from '#shared/text/foldArabic';

/** What is asked of every engine, in the order of the table. */
const asked = {
  'one common word': ['all', 'الحكومة|رجل|حياة|سيارة|مدرسة|العالم|صديق|الشرطة'],
  'very common words': ['all', 'في|من|لا|في من|على ما|من في على'],
  'two words': [
    'all',
    'مدينة كبيرة|المدير الجديد|كيف حالك|صديقي العزيز|يقول الرجل|حياة جديدة|باب البيت|ماء بارد',
  ],
  'a rare word': ['all', 'الكوكائين|المذيع|براندت|الخيزران|اليورانيوم|قرنفل|زئبق|الأخطبوط'],
  'a phrase': ['phrase', 'في هذا|كيف حالك|من فضلك|لا أعرف|الولايات المتحدة|صباح الخير'],
  'one letter': ['prefix', 'ا|م|و|ب'],
  'two letters': ['prefix', 'كت|ال|مد|سي'],
  'three letters': ['prefix', 'مدر|سيا|است|الح'],
  'either of several': ['any', 'شارع طريق|سيارة حافلة قطار|في من على إلى'],
  'one without another': ['not', 'سوق كبير|رجل امرأة|حياة موت'],
  'in the title': ['title', 'رجل|مدينة|الحرب'],
  'a mistyped word': ['typo', 'الحكزمة|المديينة|سياررة|الشرتة|مستشفبى|المدررسة'],
} as const;

/** A kind of query. */
export type Kind = keyof typeof asked;

/** A query as a reader types it to us, and as its parts for those that have another language. */
export interface BenchQuery {
  readonly kind: Kind;
  readonly typed: string;
  readonly way: (typeof asked)[Kind][0];
  /** Folded. */
  readonly words: readonly string[];
}

/** A word with a space behind it is typed to its end. */
function typedAs(way: BenchQuery['way'], text: string): string {
  if (way === 'phrase') return `"${text}"`;
  if (way === 'prefix') return text;
  if (way === 'any') return `${text.replaceAll(' ', ' OR ')} `;
  if (way === 'not') return `${text.replaceAll(' ', ' -')} `;
  return way === 'title' ? `عنوان:${text} ` : `${text} `;
}

/** All kinds of queries. */
export const kinds = Object.keys(asked) as readonly Kind[];

/** All queries, of each kind a few. */
export const benchQueries: readonly BenchQuery[] = kinds.flatMap((kind) => {
  const [way, list] = asked[kind];
  return list.split('|').map((text): BenchQuery => {
    return { kind, typed: typedAs(way, text), way, words: foldArabic(text).split(' ') };
  });
});
