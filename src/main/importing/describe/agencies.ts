import { anyOf } from './foldedLine';

const names = [
  ...['وكالات', 'الوكالات', 'رويترز', 'فرانس برس', 'أسوشيتد برس', 'أسوشييتد برس', 'الأناضول'],
  ...['سانا', 'وفا', 'واس', 'وام', 'بترا', 'قنا', 'كونا', 'سبأ نت', 'شينخوا', 'سبوتنيك', 'إفي'],
  ...['إرنا', 'ایسنا', 'تسنيم', 'بي بي سي', 'سي إن إن', 'الجزيرة نت', 'العربية نت'],
  ...['الشرق الأوسط', 'القدس العربي', 'العربي الجديد'],
  ...['agencies', 'reuters', 'afp', 'ap', 'associated press', 'dpa', 'upi', 'bloomberg', 'efe'],
  ...['ansa', 'xinhua', 'tass', 'anadolu', 'sana', 'wafa', 'spa', 'wam', 'kuna', 'qna', 'mena'],
  ...['petra', 'irna', 'isna', 'kyodo', 'yonhap', 'pti', 'ani', 'bbc', 'cnn', 'pa media'],
];
/** `أ ف ب`, `د.ب.أ`: never without something between the letters, which would be words. */
const initials = ['ا ف ب', 'د ب ا', 'ا ش ا', 'ا ب', 'و م ع', 'ي ب ا'].map((letters) =>
  letters.replace(/ /g, '[\\s.]{1,2}'),
);
/** Whatever calls itself one: `وكالة الأنباء السعودية`. */
const called = 'وكاله(?:\\s\\p{L}{2,15}){1,3}';
const one = `(?:${anyOf(names)}|${initials.join('|')}|${called})\\.?(?![\\p{L}])`;

/** One news agency or up to three, as part of a regular expression for folded lines: `رويترز`, `أ ف ب، د ب أ`. */
export const agencies = `[(«"“]?${one}[)»"”]?(?:\\s?(?:[،,/–-]|و|and)\\s?[(«"“]?${one}[)»"”]?){0,2}`;
