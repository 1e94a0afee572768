import type { Page } from '@playwright/test';
import { expect, test } from './reader';

const article = `كَيْفَ تُصْنَعُ السَّاعَةُ المائيّة

في عام ٨٠٧ وَصَلَتْ إلى بَلاطِ مدينةٍ بعيدة ساعةٌ تُعلن الوقت بكراتٍ من نحاس، وكان فيها ١٢ بابًا لا يُفتح منها إلا باب الساعة التي حلّت.

وقال الصانع: «عندي 3 أحواض، سَعَةُ كل حوض 45 رطلًا». ويُقرأ وصفها في الدفتر الذي عنوانه (Book of Devices, page 7) كما كُتب.

وكانت الماءُ تنقص في الليل كما تنقص في النهار، فلا يختلف الحساب في الصيف عنه في الشتاء.
`;

const body = (page: Page) => page.locator('.article-body');
const shown = async (page: Page): Promise<string> =>
  (await body(page).innerText()).replaceAll('\u034f', '').replaceAll('\u00a0', ' ');
const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).click();

test('vowel signs and digits are shown as the reader likes, and copied as they were written', async ({
  reader,
}) => {
  const { app, page } = await reader.start([await reader.write('ساعة.txt', article)]);
  await body(page).waitFor();
  await page.getByRole('button', { name: 'إعدادات النص' }).click();
  await reader.picture(page, 'views-controls-ar');
  await choose(page, 'مخفي');
  await choose(page, '012');
  await expect.poll(() => shown(page)).toContain('في عام 807 وصلت إلى بلاط مدينة بعيدة ساعة');
  expect(await shown(page)).toContain('12 بابا لا يفتح');
  await reader.picture(page, 'views-bare-ar');
  await body(page).locator('p').first().selectText();
  await page.keyboard.press('Control+c');
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('في عام ٨٠٧ وَصَلَتْ إلى بَلاطِ مدينةٍ بعيدة');

  await choose(page, '٠١٢');
  await expect.poll(() => shown(page)).toContain('عندي ٣ أحواض');
  // What is selected stays so, though other letters are written into it.
  expect(await page.evaluate(() => getSelection()?.toString().length ?? 0)).toBeGreaterThan(80);
  await choose(page, 'ظاهر');
  await choose(page, 'كما كُتبت');
  await expect.poll(() => shown(page)).toContain('في عام ٨٠٧ وَصَلَتْ إلى بَلاطِ');

  await choose(page, 'نستعليق');
  await page.getByRole('button', { name: 'المزيد', exact: true }).last().click();
  await choose(page, 'مضبوطة');
  await choose(page, 'بادئة');
  await choose(page, 'أسود');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'black');
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await reader.picture(page, 'views-nastaliq-black-ar');
  await choose(page, 'شديد التباين');
  await choose(page, 'وزير');
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await reader.picture(page, 'views-contrast-ar');
});
