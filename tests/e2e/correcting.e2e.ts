import iconv from 'iconv-lite';
import { expect, test } from './reader';

const lines = {
  wrong: 'ملحق الجمعة',
  title: 'حين عاد الملح إلى الميناء',
  date: 'السبت 3 فبراير 2024',
  first:
    'في الصباح الباكر تصل قوارب الملح إلى الرصيف القديم، ويبدأ يوم طويل من الوزن والعدّ والحكايات التي لا تنتهي.',
  second:
    'وتشتري المطاعم الصغيرة حصتها قبل الظهر، فإذا مالت الشمس لم يبق على الرصيف غير خط أبيض طويل يمتد إلى البحر.',
};

test('what was guessed wrongly is put right by a click, for good, and taken back', async ({
  reader,
}) => {
  const path = await reader.write('ملح.txt', Object.values(lines).join('\n\n'));
  const started = await reader.start([path]);
  const heading = (page = started.page) => page.getByRole('heading', { level: 1 });
  await expect(heading()).toHaveText(lines.wrong);
  await started.page.getByRole('button', { name: 'المزيد' }).click();
  await started.page.getByRole('menuitem', { name: 'تصحيح أجزاء المقال' }).click();
  await started.page.getByRole('article').getByText(lines.title).click();
  const bar = started.page.getByRole('region', { name: 'تصحيح المقال' });
  await reader.picture(started.page, 'correcting-ar');
  await bar.getByRole('button', { name: 'العنوان', exact: true }).click();
  await expect(heading()).toHaveText(lines.title);
  // What had been taken for the title is a line of the text again.
  await expect(started.page.getByRole('article').getByText(lines.wrong)).toBeVisible();
  await expect(started.page.getByRole('option')).toContainText(lines.title);
  await reader.quit(started);

  const { page } = await reader.start();
  await page.getByRole('option').click();
  await expect(heading(page)).toHaveText(lines.title);
  await page.getByRole('button', { name: 'المزيد' }).click();
  await page.getByRole('menuitem', { name: 'بيانات المقال' }).click();
  await reader.picture(page, 'details-ar');
  await page.getByRole('button', { name: 'إلغاء كل التصحيحات' }).click();
  await page.getByRole('button', { name: 'إغلاق', exact: true }).click();
  await expect(heading(page)).toHaveText(lines.wrong);
});

test('a file is read in the encoding that its reader chose from how it looks', async ({
  reader,
}) => {
  const text = `${lines.title}\n\n${lines.first}\n\n${lines.second}\n`;
  const path = await reader.write('قديم.txt', new Uint8Array(iconv.encode(text, 'windows-1256')));
  const { page } = await reader.start([path]);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(lines.title);
  await page.getByRole('button', { name: 'المزيد' }).click();
  await page.getByRole('menuitem', { name: 'بيانات المقال' }).click();
  await page.getByRole('button', { name: 'اختيار الترميز' }).click();
  const dialog = page.getByRole('dialog', { name: 'ترميز الملف' });
  await expect(dialog.getByRole('button', { name: /Windows-1256/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await reader.picture(page, 'encodings-ar');
  await dialog.getByRole('button', { name: /Windows-1252/ }).click();
  await expect(heading).not.toHaveText(lines.title);
  await page.getByRole('button', { name: 'المزيد' }).click();
  await page.getByRole('menuitem', { name: 'بيانات المقال' }).click();
  await page.getByRole('button', { name: 'اختيار الترميز' }).click();
  await dialog.getByRole('button', { name: 'العودة إلى الترميز الأول' }).click();
  await expect(heading).toHaveText(lines.title);
});
