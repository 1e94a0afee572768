/** An article as a writer would hand it in; `samples.ts` makes articles of it. */
export interface SampleText {
  readonly language: 'ar' | 'en' | 'fa';
  readonly title: string;
  readonly kicker: string | null;
  readonly subtitle?: string;
  readonly lead: string;
  readonly source: string;
  readonly byline: string | null;
  readonly placeLine?: string;
  readonly published: { readonly instant: string; readonly text: string } | null;
  readonly paragraphs: readonly string[];
}

/** Short articles in three languages, with Latin names, numbers and tashkeel among the Arabic. */
export const sampleTexts: readonly SampleText[] = [
  {
    language: 'ar',
    title: 'كيف تجد السلاحف طريقها إلى الشاطئ الذي وُلدت فيه؟',
    kicker: 'علوم البحر',
    subtitle: 'خريطة مغناطيسية تحملها الصغيرة معها ثلاثين عامًا',
    lead: 'ترجع السلاحف البحرية بعد ثلاثين عامًا إلى الرمل نفسه الذي خرجت منه، ويرى باحثون أنها تحفظ بصمة الشاطئ المغناطيسية.',
    source: 'مجلة المرافئ',
    byline: 'ليلى الحداد',
    placeLine: 'بيروت - وكالات',
    published: { instant: '2024-02-03T08:57:00Z', text: 'السبت 3 فبراير 2024' },
    paragraphs: [
      'تخرج السلحفاة الصغيرة من رملها ليلًا، فتتجه إلى أكثر الآفاق ضوءًا، ثم تغيب في الموج أعوامًا طويلة لا يعرف أحد أين تقضيها.',
      'وحين تبلغ سنّ الوضع تعود من مسافة تزيد على 2000 كيلومتر إلى الشاطئ نفسه. وقد تتبّع فريق البحث 48 سلحفاة بأجهزة (GPS) تزن 1.2 كيلوغرام.',
      'ويقول الباحثون إن لكل شاطئ زاوية وشدّة من المجال المغناطيسي تميّزه، وإن السلحفاة تحفظهما كما يحفظ المرء رائحة بيته الأول.',
      'غير أن المجال يتغيّر ببطء مع السنين، فتنزاح مواضع التعشيش معه، وهذا ما رآه الفريق في سجلات ربع قرن.',
    ],
  },
  {
    language: 'ar',
    title: 'حكاية القناطر القديمة: ماء يصعد بلا مضخّة',
    kicker: null,
    lead: 'قبل أن تُعرف المضخات بقرون، حمل البنّاؤون الماء فوق الوديان إلى بيوت المدينة.',
    source: 'دفاتر العمارة',
    byline: null,
    published: { instant: '2024-01-28', text: '28 كانون الثاني 2024' },
    paragraphs: [
      'تبدأ القناطر من نبع بعيد أعلى من المدينة بقليل، ثم يهبط مجراها شبرًا في كل مئة ذراع، فلا يسرع الماء فيجرف ولا يبطئ فيأسن.',
      'وكان المعلّم يقيس الميل بإناء ماء وخيط، ويعيد القياس كل صباح قبل أن يجفّ الملاط.',
      'واليوم لا يجري في أكثرها ماء، لكنها باقية تشهد أن الهندسة صبر قبل أن تكون حسابًا.',
    ],
  },
  {
    language: 'en',
    title: 'Why lighthouses learned to stammer',
    kicker: 'Harbours',
    subtitle: 'How a coast of equal lights came to speak in pauses',
    lead: 'Every light on a coast once looked alike. Then someone thought of giving each of them a rhythm of its own.',
    source: 'The Tideline Review',
    placeLine: 'LONDON, Jan. 14',
    byline: 'Nora Whitfield',
    published: { instant: '2024-01-14', text: '14 January 2024' },
    paragraphs: [
      'A sailor who sees a steady light knows only that there is a light. A sailor who counts two flashes and a pause knows where he is.',
      'The Arabic word for lighthouse, منارة, shares its root with light itself; its English cousin “minaret” came by way of Turkish.',
      'Lists of these rhythms were printed from 1834 on, and pilots learned them by heart like verses.',
    ],
  },
  {
    language: 'fa',
    title: 'باغ‌هایی که زیر زمین آب می‌نوشند',
    kicker: 'آب و آبادی',
    lead: 'قنات، آب را از دل کوه تا باغ‌های کویر می‌برد، بی آن‌که قطره‌ای در آفتاب گم شود.',
    source: 'فصلنامهٔ کاریز',
    byline: 'مریم دهقان',
    published: { instant: '2023-12-20', text: '۲۹ آذر ۱۴۰۲' },
    paragraphs: [
      'مقنی‌ها چاه به چاه پیش می‌رفتند و شیب را با ترازی ساده از آب و ریسمان نگه می‌داشتند.',
      'درازای برخی از این کاریزها به ۷۰ کیلومتر می‌رسد و هنوز هم آب در آن‌ها روان است.',
      'هر ده سهم خود را با ساعتِ آبی می‌سنجید تا به کسی ستم نشود.',
    ],
  },
  {
    language: 'ar',
    title: 'الخبز الذي لا يُباع: عن فرن الحيّ وأهله',
    kicker: 'مطبخ',
    lead: 'في القرى العالية ما زال العجين يُخبز عند الجار، ويُحسب الدَّين بالأرغفة.',
    source: 'مائدة',
    byline: 'سامي النجار',
    published: { instant: '2024-01-09', text: '9 يناير 2024' },
    paragraphs: [
      'يوقد الفرن قبل الفجر بساعتين، ومن يصل أولًا يخبز أولًا، ولا تُكتب الأدوار في ورقة.',
      'تقول صاحبة الفرن إن العجين يعرف اليد التي عجنته، وإن الخبز البائت لا يُرمى بل يصير ثريدًا.',
    ],
  },
  {
    language: 'ar',
    title: 'الرمل ليس واحدًا',
    kicker: null,
    lead: 'حبّات مستديرة وأخرى حادّة، ولكل واحدة قصة مع الريح والماء.',
    source: 'مجلة المرافئ',
    byline: null,
    published: null,
    paragraphs: ['رمل الصحراء صقلته الريح فصار أملس، ورمل البحر كسره الموج فبقي خشنًا يصلح للبناء.'],
  },
];
