import { anyOf, readFolded } from './foldedLine';

const maximumLine = 180;

const readAlso = anyOf([
  ...['اقرأ أيضا', 'إقرأ أيضا', 'اقرأوا أيضا', 'اقرؤوا أيضا', 'اقرئي أيضا', 'طالع أيضا'],
  ...['اقرأ المزيد', 'انظر أيضا', 'تابع أيضا', 'قد يعجبك أيضا', 'ذات صلة'],
  ...['شاهد أيضا', 'قد يهمك أيضا', 'بیشتر بخوانید', 'همچنین بخوانید', 'یہ بھی پڑھیں'],
  ...[
    'read also',
    'also read',
    'read more',
    'see also',
    'related',
    'you may also like',
    'à lire aussi',
    'lire aussi',
    'lire également',
  ],
]);
const related = anyOf([
  ...['مواضيع ذات صلة', 'موضوعات ذات صلة', 'أخبار ذات صلة', 'مقالات ذات صلة', 'مواضيع متعلقة'],
  ...['أخبار متعلقة', 'مقالات مشابهة', 'مطالب مرتبط', 'اخبار مرتبط'],
  ...['related articles', 'related stories', 'related posts', 'related news', 'more on this story'],
]);
const label = new RegExp(`^(?:${readAlso}|${related})\\s*[:.…]*$`, 'u');
const labelled = new RegExp(`^(?:${readAlso})\\s*(?:[:|»<–—-]+|\\.{2,})\\s*(?<title>\\S.*)$`, 'u');

const reader = anyOf([
  ...['عزيزي القارئ', 'عزيزتي القارئة', 'أعزائي القراء', 'أعزاءنا القراء'],
  ...['dear reader', 'dear readers'],
]);
const there = anyOf([
  ...['هنا', 'هناك', 'يوجد', 'توجد', 'لدينا', 'إليك', 'إليكم', 'تجد', 'تجدون'],
  ...['here are', 'there are', 'there is', 'we have'],
]);
const more = anyOf(['المزيد من', 'المزيد عن', 'ذات صلة', 'مشابهة', 'more', 'related', 'similar']);
/** What a writer may say as well is an offer only where it is no sentence. */
const hand = anyOf(['هنا', 'إليك', 'إليكم', 'here are']);
const alike = anyOf(['ذات صلة', 'مشابهة', 'related']);
const offer = new RegExp(
  `^(?:${reader})[\\s،,:]+(?:${there})(?![\\p{L}]).*(?<![\\p{L}])(?:${more})(?![\\p{L}])|` +
    `^(?:${hand})(?![\\p{L}]).*(?<![\\p{L}])(?:${alike})(?![\\p{L}])(?!.*[.!?؟]$)`,
  'u',
);

/** True for a line that offers its reader more of the kind (`عزيزي القارئ هناك المزيد من القصص`), if there is a link in it. */
export const offersMore = (line: string): boolean =>
  line.length <= maximumLine && readFolded(line, offer) !== null;

/** True for a line that names another article to read: `اقرأ أيضا: عنوان`. */
export const isReadAlso = (line: string): boolean =>
  line.length <= maximumLine && readFolded(line, labelled) !== null;

/** True for a heading above links to other articles, with nothing after it. */
export const isReadAlsoLabel = (line: string): boolean =>
  line.length <= maximumLine && readFolded(line, label) !== null;
