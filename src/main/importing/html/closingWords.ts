import { foldArabic } from '#shared/text/foldArabic';

/** Headings and labels above what is not the article any more, in folded spelling. */
const closing = new RegExp(
  `^(?:${[
    // Other articles
    ...[
      'related(?: \\p{L}+){0,3}',
      'more (?:from|on|in|stories|articles|posts|about|like)(?: .{1,40})?',
    ],
    ...[
      'read (?:more|next|also)',
      'also read',
      'see also',
      'further reading',
      'keep reading',
      'up next',
    ],
    ...[
      'recommended(?: .{1,30})?',
      'you (?:may|might|will)(?: also)? (?:like|enjoy|be interested in).{0,20}',
    ],
    ...[
      '(?:other|similar|latest|recent|popular|trending|top|featured) (?:posts|articles|stories|news|reads|content|resources)',
    ],
    ...[
      'most (?:read|popular|viewed|recent)',
      'what to read next',
      'don.?t miss',
      'editor.{0,2} picks?',
    ],
    ...['مواضيع ذات صله', 'اخبار ذات صله', 'مقالات ذات صله', 'ذات صله', 'اقرا ايضا', 'اقرا المزيد'],
    ...[
      'قد يعجبك(?: ايضا)?',
      'قد يهمك(?: ايضا)?',
      'المزيد من .{1,30}',
      'الاكثر (?:قراءه|مشاهده|تداولا)',
    ],
    ...['.{0,50}المزيد من .{0,20}صله.{0,60}', '.{0,40}مواضيع .{0,20}صله.{0,40}'],
    // Those who wrote it
    ...[
      'about the (?:author|authors|writer|reviewer|editor)',
      'about author',
      'author(?: bio)?',
      'meet (?:the|our) (?:authors?|writers?|editors?|experts?|team|clients)',
    ],
    ...['عن الكاتب', 'نبذه عن الكاتب'],
    // Those who read it
    ...[
      '(?:\\d+ )?(?:comments?|responses|replies|thoughts on .*)(?: \\(?\\d+\\)?)?',
      'leave a (?:reply|comment)',
    ],
    ...[
      '(?:post|add) a comment',
      'join the (?:conversation|discussion)',
      'what do you think',
      'discussion',
    ],
    ...[
      'التعليقات',
      '\\d* ?تعليق(?:ات|ا)?',
      'اضف تعليق(?:ا|ك)?',
      'اترك (?:تعليقا|ردا|رد).{0,20}',
      'ارسال تعليق',
    ],
    // What to do with it
    ...[
      'share',
      'share (?:this|on).{0,20}',
      'spread the word',
      'follow us.{0,20}',
      'like this',
      'tags?',
      'filed under',
    ],
    ...[
      'topics',
      'categories',
      'in this (?:article|section)',
      'on this page',
      '(?:table of )?contents',
      'jump to',
    ],
    ...[
      'subscribe.{0,30}',
      'sign up.{0,30}',
      'newsletter.{0,20}',
      'get (?:the|our) (?:latest|newsletter).{0,30}',
    ],
    ...[
      'join our .{0,30}',
      'stay (?:up to date|informed|connected|in touch).{0,20}',
      'advertisement',
      'sponsored.{0,20}',
    ],
    ...[
      'request a .{0,40}',
      'contact (?:us|info)',
      'footnotes?',
      'references',
      'sources',
      'citations',
      'bibliography',
      'disclaimer',
    ],
    ...[
      'شارك(?: .{1,20})?',
      'مشاركه(?: .{1,20})?',
      'كلمات (?:مفتاحيه|دلاليه)',
      'الوسوم',
      'وسوم',
      'تابعنا.{0,20}',
    ],
    ...['اشترك.{0,30}', 'رساله (?:احدث|اقدم)', 'الصفحه الرئيسيه', 'ليست هناك تعليقات'],
  ].join('|')})\\s*[-:…!?؟.]*$`,
  'iu',
);

/** Words on buttons and links that a page has for itself, in folded spelling. */
const control = new RegExp(
  `^(?:${[
    ...[
      'share',
      'print',
      'print this page',
      'email',
      'tweet',
      'pin it?',
      'save',
      'like',
      'copy link',
      'bookmark',
    ],
    ...[
      'facebook',
      'twitter',
      'linkedin',
      'whatsapp',
      'log ?in',
      'sign in',
      'register',
      'menu',
      'search',
      'back',
    ],
    ...[
      'home',
      'next',
      'previous',
      'close',
      '(?:read|learn|see|show|load) more',
      '(?:view|see) all',
      'back to top',
    ],
    ...[
      'skip to (?:main )?content',
      'listen',
      'play',
      'download',
      'advertisement',
      'edit',
      'reply',
      'privacy policy',
      '(?:shop|buy|apply|order|donate|book) now',
      'add to (?:cart|basket|bag)',
      'get (?:started|a quote|the deal)',
      '(?:book|request|get) a (?:free )?(?:demo|quote)',
      '(?:see|view|get) (?:it|deal|price|the deal)',
      '(?:check|see) (?:the )?(?:latest )?prices?(?: (?:on|at) .{1,30})?',
      'jump to (?:review|recipe)',
      'start course',
    ],
    ...[
      'شارك',
      'طباعه',
      'المزيد',
      'الرئيسيه',
      'نسخ الرابط',
      'حفظ',
      'اعلان',
      'تسجيل الدخول',
      'اقرا المزيد',
      'اضف للمفضله',
    ],
    ...[
      'view all posts by .{1,40}',
      '(?:log ?in|sign in) to .{1,30}',
      '\\d+ min(?:ute)?s? read(?: time)?',
      '\\(?visited [\\d,.]+ times?(?:, [\\d,.]+ visits? today)?\\)?',
    ],
  ].join('|')})\\W*$`,
  'iu',
);

const imprint = /^(?:©|\(c\)|copyright|all rights reserved|جميع الحقوق محفوظه)/iu;
const maximumLabel = 120;

const folded = (text: string): string => foldArabic(text).replace(/\s+/gu, ' ').trim();

/** True for a short line under which a page goes on to other things: other articles, comments, its authors. */
export const closesArticle = (text: string): boolean =>
  text.length <= 2 * maximumLabel && (closing.test(folded(text)) || imprint.test(folded(text)));

/** True for the words of a button. */
export const isControl = (text: string): boolean =>
  text.length <= maximumLabel && control.test(folded(text));
