import type { ElementContent, Root } from 'hast';
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../../../src/main/importing/describe/blocks';
import { standsAlone } from '../../../../src/main/importing/describe/frontMatter';
import { findFurniture } from '../../../../src/main/importing/describe/furniture';

const element = (tagName: string, ...children: ElementContent[]): ElementContent => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
const text = (value: string): ElementContent => ({ type: 'text', value });
const paragraph = (value: string): ElementContent =>
  element(
    'p',
    ...value
      .split('\n')
      .flatMap((line, at) => (at === 0 ? [] : [element('br')]).concat(text(line))),
  );
const list = (...items: string[]): ElementContent =>
  element('ul', ...items.map((item) => element('li', text(item))));

/** What is found in an article's end. */
function furnitureIn(...blocks: ElementContent[]) {
  const story = paragraph('وتقول أمينة المكتبة إن الكتب التي تستعار أكثر من غيرها هي كتب الطيور.');
  const tree: Root = { type: 'root', children: [story, ...blocks] };
  return findFurniture(blocksOf(tree, standsAlone)).map(({ answer }) => [
    answer.reason,
    answer.text,
  ]);
}

describe('findFurniture', () => {
  test.each([
    ['read-also', 'اقرأ أيضًا: متحف للأقلام القديمة'],
    ['read-also', 'إقرأ ايضا | متحف للأقلام القديمة'],
    ['read-also', 'Read also: A museum of old pens'],
    ['read-also', 'À lire aussi : Un musée des plumes'],
    ['read-also', 'بیشتر بخوانید: موزه قلم‌های کهنه'],
    ['share', 'شارك المقال'],
    ['share', 'شارك هذا الخبر عبر فيسبوك، تويتر، واتساب'],
    ['share', 'فيسبوك تويتر واتساب تيليغرام'],
    ['share', 'Share on Facebook\nTweet\nWhatsApp'],
    ['cookie', 'نستخدم ملفات تعريف الارتباط لتحسين تجربتك. بمتابعة التصفح أنت توافق على ذلك.'],
    ['cookie', 'We use cookies to improve your visit. Accept all'],
    ['call-to-action', 'لمتابعة مدن اضغط هنا'],
    ['call-to-action', 'للمزيد من الأخبار زوروا موقعنا'],
    ['call-to-action', 'تابعونا على فيسبوك'],
    ['call-to-action', 'للاشتراك في نشرتنا البريدية اضغط هنا'],
    ['call-to-action', 'اشتركوا في نشرتنا البريدية'],
    ['call-to-action', 'انضموا إلى قناتنا على تلغرام'],
    ['call-to-action', 'تابع آخر أخبارنا عبر قناتنا على واتساب'],
    ['call-to-action', 'حمّل تطبيقنا من هنا'],
    ['call-to-action', 'Click here to read more'],
    ['call-to-action', 'Follow us on Twitter and Facebook'],
    ['call-to-action', 'Subscribe to our newsletter'],
    ['call-to-action', 'Sign up for our newsletter'],
    ['call-to-action', 'Join our channel on WhatsApp'],
    ['call-to-action', 'For more stories, visit our website'],
    ['read-also', 'طالع أيضًا: متحف للأقلام القديمة'],
    ['read-also', 'اقرأ المزيد: متحف للأقلام القديمة'],
    ['read-also', 'قد يعجبك أيضًا: متحف للأقلام القديمة'],
    ['read-also', 'READ MORE: A museum of old pens'],
    ['read-also', 'Related: A museum of old pens'],
    ['share', 'Share this article'],
    ['share', 'Share this:'],
    ['share', 'شارك عبر واتساب'],
    ['share', 'شارك على: فيسبوك | إكس | واتساب | نسخ الرابط'],
    ['cookie', 'يستخدم هذا الموقع ملفات تعريف الارتباط. موافق'],
    ['cookie', 'باستمرارك في التصفح فإنك توافق على استخدام ملفات الارتباط'],
    ['cookie', 'This website uses cookies to give you a better visit.'],
    ['cookie', 'By continuing to browse you agree to our use of cookies.'],
  ])('%s: %s', (reason, line) => {
    expect(furnitureIn(paragraph(line))).toEqual([[reason, line]]);
  });

  test.each([
    'اقرأ أيضا ما كتبه الجاحظ في البيان، فهو خير معلّم.',
    'اقرأ أيضا',
    'شارك في المعرض خمسون ناشرا من عشر دول',
    'شارك الخبر.',
    'فيسبوك وتويتر',
    'كتب على فيسبوك: سنعود',
    'تحفظ ملفات تعريف الارتباط ما اختاره الزائر.',
    'Cookies are small files that a site leaves behind.',
    'Facebook bought WhatsApp',
    'تابع الأب حديثه وهو يقلّب الجمر',
    'انضم إلى الفرقة ثلاثة عازفين من القرية',
    'Subscribe, he said, and never read it',
    'عزيزي القارئ، هناك المزيد من الأسئلة في كل كتاب',
    'Read more books, the teacher said.',
    'Related words are on the next page',
  ])('leaves %s', (line) => {
    expect(furnitureIn(paragraph(line))).toEqual([]);
  });

  test('takes a heading with the list of titles below it, each on its line', () => {
    const titles = ['متحف للأقلام القديمة', 'حديقة فوق السطح'];
    expect(furnitureIn(element('h3', text('مواضيع ذات صلة')), list(...titles))).toEqual([
      ['read-also', 'مواضيع ذات صلة'],
      ['read-also', titles.join('\n')],
    ]);
  });

  test('leaves a heading with sentences below it, and a list without such a heading', () => {
    const sentences = list('فتح المتحف أبوابه.', 'ثم أغلقها.');
    expect(furnitureIn(element('h3', text('مواضيع ذات صلة')), sentences)).toEqual([]);
    expect(furnitureIn(element('h3', text('الكتب')), list('الحيوان', 'البخلاء'))).toEqual([]);
  });

  const linked = (before: string, link: string, after = ''): ElementContent =>
    element('p', text(before), element('a', text(link)), text(after));

  test.each([
    ['عزيزي القارئ هناك المزيد من ', 'الحكايات', ' الجميلة'],
    ['عزيزتي القارئة، إليك المزيد عن ', 'الطيور', ''],
    ['هنا مقالات ذات صلة عن ', 'الكتب', ''],
    ['Dear reader, there are more ', 'stories', ' of this kind'],
    ['Here are related articles about ', 'birds', ''],
  ])('takes an offer of more to read, with its link: %s%s%s', (before, link, after) => {
    expect(furnitureIn(linked(before, link, after))).toEqual([
      ['read-also', `${before}${link}${after}`.trim()],
    ]);
  });

  test.each([
    ['هناك المزيد من ', 'المخطوطات', ' في القبو'],
    ['There are more ', 'manuscripts', ' in the cellar'],
    ['There are related ', 'manuscripts', ' in Leiden'],
    ['هنا تحفظ مخطوطات ', 'مشابهة', ' منذ قرن.'],
    ['Dear reader, I have never seen that ', 'city', ''],
  ])('leaves what a writer says with a link in it: %s%s%s', (before, link, after) => {
    expect(furnitureIn(linked(before, link, after))).toEqual([]);
  });

  test('leaves a notice about cookies in the middle of a long text', () => {
    const others = Array.from({ length: 12 }, (_, at) => paragraph(`فقرة من المقال رقم ${at}.`));
    const notice = paragraph('We use cookies, said the baker, because bread is dear.');
    expect(furnitureIn(...others, notice, ...others)).toEqual([]);
  });
});
