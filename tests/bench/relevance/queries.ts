/**
 * What readers would type, and which of the articles they would want: those behind the arrow, the
 * wanted ones first, those after the comma good to have. Judged by reading, before the search was run.
 */
const lines = `
نخيل => palms
النخله => palms
الواحه => oasis palms
واحات => palms oasis
واحد => one, museum bread
أحد => sunday
احد => sunday
مدرسة => schoolNew schoolsOld, teacher bicycle language
مدارس => schoolsOld schoolNew language, teacher bicycle
المدرسه الجديده => schoolNew
معلم => teacher teachers
معلمين => teachers teacher
مكتبة => library libraries, schoolNew
مكتبات => libraries library, schoolNew
كتاب => bookFair, library libraries persian
كتب => library libraries bookFair, poem writer
مكتب => office
كاتبه => writer
كتابة => writer
قهوة => coffee
القهوه => coffee
مقهى => cafe poets, coffee
المقهي => cafe poets, coffee
شاي => tea cafe
نهر => river rivers bridge teacher cafe
أنهار => rivers river, bridge teacher cafe
نهار => daylight
جسر => bridge
نجار => carpenter bridge
سفينة => carpenter ships
السفن => ships carpenter
بحيرة => fishing lakeBirds
حيرة =>
طيور => birds lakeBirds
طائر => birds, lakeBirds
طائرة => planes
متحف => museum planes
متاحف => museum planes
نجوم => stars
كواكب => stars planet
كوكب => planet stars
سجادة => carpets
لون => colours carpets
سوق => market colours markets jerusalem
اسواق => markets market colours, jerusalem
خبز => baker bread
رغيف => bread
قمح => wheat baker
مطر => rain wheat
الأمطار => rain wheat
ماء => water oasis pots calligraphy, flowers
وزير => minister
الوزراء => minister
زير => pots
فخار => pottery pots
خطاط => calligraphy
أحمد => calligraphy ahmadSinger
احمد => ahmadSinger calligraphy
اغنية => songs ahmadSinger
أغاني => songs ahmadSinger
جزيرة => songs island
دراجات => bicycle island
كرة => football
فكره => idea
بنك => seeds banks
البنوك => banks seeds
القدس => jerusalem jerusalemFood
قدس => jerusalem jerusalemFood
لبنان => lebanon
لغة => language languages
اللغه العربيه => language
قصيدة => poem language poets
شاعر => poets poem
حديقة => garden poem parkAr
ورد => flowers garden
1500 => price
١٥٠٠ دينار => price
پارک => persian, parkAr
كتاب تهران => persian
cafe => french
ecole => french
lighthouse => english
مسؤول => official
مسئولين => official
قطار => train official
القطارات => official train
مزارع => rain wheat palms
نخيل OR قمح => palms wheat, baker
نهر -مقهى => river rivers bridge teacher
"يوم الأحد" => sunday
عنوان:نهر => river cafe rivers
رمضان سعر => price
صياد => fishing
أسماك => fishing ships
نخيلل => palms
مقهة => cafe poets, coffee
المتاخف => museum planes
بحيره الطيور => lakeBirds
ورشة الخط => calligraphy minister
شباط 2024 => bookFair stars calligraphy
رجب 1445 => bookFair stars calligraphy rain price schoolNew
`;

interface JudgedQuery {
  readonly query: string;
  /** How much each article is wanted: 2, or 1 for good to have. */
  readonly wanted: ReadonlyMap<string, number>;
}

const idsOf = (list: string): string[] => list.split(' ').filter((id) => id !== '');

/** The queries with what each of them is to find. */
export const queries: readonly JudgedQuery[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [query = '', answer = ''] = line.split('=>');
    const [most = '', some = ''] = answer.split(',');
    const wanted = new Map(idsOf(some).map((id) => [id, 1]));
    for (const id of idsOf(most)) wanted.set(id, 2);
    return { query: query.trim(), wanted };
  });
