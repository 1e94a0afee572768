import { anyOf, readFolded } from './foldedLine';

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
const plainLine = new RegExp(`^(?:${plainInvitation})(?![\\p{L}])`, 'u');

/** True for a short line that asks the reader to press, follow or subscribe and says nothing else. */
export function isCallToAction(line: string): boolean {
  if (line.length > maximumLength || line.split(/\s+/u).length > maximumWords) return false;
  return [pressLine, invitationLine, plainLine].some((form) => readFolded(line, form) !== null);
}
