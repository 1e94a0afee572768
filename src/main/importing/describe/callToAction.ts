import { anyOf, foldedReader } from './foldedLine';

const maximumLength = 160;
const maximumWords = 14;

const press = anyOf([
  ...['اضغط هنا', 'اضغطوا هنا', 'اضغطي هنا', 'انقر هنا', 'انقروا هنا', 'اضغط على الرابط'],
  ...['انقر على الرابط', 'على الرابط التالي', 'عبر الرابط التالي'],
  ...['اینجا کلیک کنید', 'اینجا را کلیک کنید', 'کلیک کنید', 'اینجا کلیک نمایید'],
  ...['click here', 'tap here', 'press here', 'follow this link'],
]);
/** Ordinary words too: they make a call to action only together with an invitation. */
const place = anyOf(['من هنا', 'هنا', 'عبر الرابط', 'على الرابط', 'اینجا', 'here']);
const invitation = anyOf([
  ...['لمتابعة', 'للمتابعة', 'للمزيد', 'لقراءة', 'لمشاهدة', 'للاشتراك', 'للاطلاع', 'تابعونا'],
  ...[
    'تابعوا',
    'اشتركوا',
    'شاركوا',
    'برای',
    'ما را دنبال کنید',
    'to follow',
    'to read',
    'for more',
  ],
  ...['follow us', 'subscribe', 'read more'],
]);
/** Enough of an invitation by themselves; the others need something to press, a place or an address. */
const plainInvitation = anyOf(['للمزيد', 'تابعونا', 'ما را دنبال کنید', 'follow us', 'for more']);

/** What a newsroom asks its readers to do with something of its own, which no writer says of a story. */
const ask = anyOf([
  ...['اشترك', 'اشتركوا', 'انضم', 'انضموا', 'تابع', 'تابعوا', 'حمل', 'حملوا', 'زوروا', 'سجلوا'],
  ...['subscribe', 'sign up', 'join', 'follow', 'download', 'register', 'visit'],
]);
const own = anyOf([
  ...[
    'نشرتنا',
    'قناتنا',
    'قنواتنا',
    'صفحتنا',
    'صفحاتنا',
    'تطبيقنا',
    'حسابنا',
    'حساباتنا',
    'موقعنا',
  ],
  ...['our newsletter', 'our channel', 'our channels', 'our app', 'our page', 'our mailing list'],
  ...['our podcast', 'our website'],
]);

const address = '(?:https?://|www\\.|@\\w)\\S*';
const end = '[\\s.!:،…»)]*$';
const pressLine = new RegExp(
  `^(?:${press})(?![\\p{L}])|(?:${press})(?:\\s*${address})?${end}`,
  'u',
);
const invitationLine = new RegExp(
  `^(?:${invitation})(?![\\p{L}]).*(?:${press}|${address}|(?<![\\p{L}])(?:${place})${end})`,
  'u',
);
const ownLine = new RegExp(`^(?:${ask})(?![\\p{L}]).*(?<![\\p{L}])(?:${own})(?![\\p{L}])`, 'u');
const plainLine = new RegExp(`^(?:${plainInvitation})(?![\\p{L}])`, 'u');

/** True for a short line that asks the reader to press, follow or subscribe and says nothing else. */
export function isCallToAction(line: string): boolean {
  if (line.length > maximumLength || line.split(/\s+/u).length > maximumWords) return false;
  const read = foldedReader(line);
  return [pressLine, invitationLine, ownLine, plainLine].some((form) => read(form) !== null);
}
