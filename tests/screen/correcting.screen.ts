import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { FakeApi } from '../support/fakeApi';
import { screen, test, type ScreenOptions } from './screen';

async function openFirst(options: ScreenOptions = {}): Promise<Page> {
  const { page } = await screen.open(options);
  await page.getByRole('option').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** The last request of a call. */
const lastRequest = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const { asked } = (window as unknown as { maqal: FakeApi }).maqal;
    return asked.findLast((call) => call.name === wanted)?.request;
  }, name);

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'المزيد' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

const bar = (page: Page) => page.getByRole('region', { name: 'تصحيح المقال' });
const picture = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/correcting-${name}.png` });

test('a click says what a line is, by mouse', async () => {
  const page = await openFirst();
  await choose(page, 'تصحيح أجزاء المقال');
  const line = page.locator('.article-body p').first();
  const text = (await line.textContent()) ?? '';
  await line.click();
  await expect(bar(page).getByRole('button', { name: 'نص المقال' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await picture(page, 'line');
  await bar(page).getByRole('button', { name: 'المقدمة' }).click();
  await expect(bar(page).getByRole('button', { name: 'المقدمة' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(await lastRequest(page, 'article:reread')).toMatchObject({
    corrections: { lines: [{ text: text.replaceAll('\u00a0', ' ').trim(), is: 'lead' }] },
  });
  await bar(page).getByRole('button', { name: 'إلغاء كل التصحيحات' }).click();
  expect(await lastRequest(page, 'article:reread')).toMatchObject({ corrections: null });
  await bar(page).getByRole('button', { name: 'تم', exact: true }).click();
  await expect(bar(page)).toBeHidden();
});

test('and by the keyboard alone', async () => {
  const page = await openFirst();
  await choose(page, 'تصحيح أجزاء المقال');
  await page.getByRole('region', { name: 'صفحة المقال' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-chosen]')).toHaveCount(1);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  expect(await lastRequest(page, 'article:reread')).toMatchObject({
    corrections: { lines: [{ is: 'left-out' }] },
  });
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
});

test('details show the file, and put fields into other words', async () => {
  const page = await openFirst();
  await choose(page, 'بيانات المقال');
  const dialog = page.getByRole('dialog', { name: 'بيانات المقال' });
  await expect(dialog.getByText('الحجم')).toBeVisible();
  await picture(page, 'details');
  await dialog.getByRole('textbox', { name: 'العنوان', exact: true }).fill('عنوان أصح');
  await dialog.getByRole('textbox', { name: 'وسومك' }).fill('بحر، سلاحف ،بحر');
  await dialog.getByRole('button', { name: 'حفظ' }).click();
  await expect(dialog).toBeHidden();
  expect(await lastRequest(page, 'article:reread')).toMatchObject({
    corrections: { fields: { title: 'عنوان أصح' } },
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('عنوان أصح');
  await expect(page.getByRole('list', { name: 'الوسوم' }).getByRole('listitem')).toHaveText([
    'بحر',
    'سلاحف',
  ]);
});

test('words that are not saved are not dropped without a question', async () => {
  const page = await openFirst();
  await choose(page, 'بيانات المقال');
  const dialog = page.getByRole('dialog', { name: 'بيانات المقال' });
  const source = dialog.getByRole('textbox', { name: 'المصدر', exact: true });
  const question = dialog.getByRole('alert');
  await source.fill('وكالة أخرى');
  await page.keyboard.press('Escape');
  await expect(question).toHaveText('لم تُحفظ تغييراتك بعد.');
  await expect(dialog.getByRole('button', { name: 'حفظ' })).toBeFocused();
  await picture(page, 'unsaved');
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  // Asked again, the reader stays where they were.
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(source).toBeFocused();
  await expect(source).toHaveValue('وكالة أخرى');

  await dialog.getByRole('button', { name: 'إغلاق' }).click();
  await dialog.getByRole('button', { name: 'تجاهل التغييرات' }).click();
  await expect(dialog).toBeHidden();
  expect(await lastRequest(page, 'article:reread')).toBeUndefined();

  await choose(page, 'بيانات المقال');
  await expect(source).not.toHaveValue('وكالة أخرى');
  await dialog.getByRole('textbox', { name: 'وسومك' }).fill('بحر');
  await page.keyboard.press('Escape');
  await expect(question).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('list', { name: 'الوسوم' })).toHaveText(/بحر/);

  await choose(page, 'بيانات المقال');
  const title = dialog.getByRole('textbox', { name: 'العنوان', exact: true });
  await title.fill('عنوان ثالث');
  await dialog.getByRole('button', { name: 'اختيار الترميز' }).click();
  await expect(question).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'ترميز الملف' })).toBeVisible();
  expect(await lastRequest(page, 'article:reread')).toMatchObject({
    corrections: { fields: { title: 'عنوان ثالث' } },
  });
  await page.keyboard.press('Escape');

  await choose(page, 'بيانات المقال');
  await expect(title).toHaveValue('عنوان ثالث');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a doubtful encoding is told, and another one chosen from how it reads', async () => {
  const provenance = {
    ...{ name: 'خبر.txt', format: 'text', encoding: 'iso-8859-6', size: 2048 },
    encodingCandidates: ['iso-8859-6', 'windows-1256'],
  };
  const page = await openFirst({ first: { provenance } });
  await picture(page, 'doubt');
  await page.getByRole('button', { name: 'اختيار الترميز' }).click();
  const dialog = page.getByRole('dialog', { name: 'ترميز الملف' });
  await expect(dialog.getByRole('button', { name: /ISO 8859-6/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await picture(page, 'encodings');
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await dialog.getByRole('button', { name: /Windows-1256/ }).click();
  await expect(dialog).toBeHidden();
  expect(await lastRequest(page, 'article:reread')).toMatchObject({ encoding: 'windows-1256' });
  await expect(page.getByText('لم يتضح ترميز هذا الملف')).toBeHidden();
});

test('an entry with only a link says so, and the archive keeps what is done with', async () => {
  const first = { extent: 'link', url: 'https://example.org/a', lead: null } as const;
  const page = await openFirst({ first });
  await expect(page.getByText('لم يكن في الملف إلا رابط هذا المقال')).toBeVisible();
  await picture(page, 'link');
  await choose(page, 'نقل إلى الأرشيف');
  await page.getByRole('button', { name: 'الأرشيف' }).first().click();
  await expect(page.getByRole('option')).toHaveCount(1);
  await picture(page, 'archive');
});

for (const theme of ['light', 'dark', 'sepia'] as const) {
  test(`nothing is out of reach or hard to read in a narrow window, ${theme}`, async () => {
    const provenance = {
      ...{ name: 'خبر.txt', format: 'text', encoding: 'iso-8859-6', size: 2048 },
      encodingCandidates: ['iso-8859-6', 'windows-1256'],
    };
    const first = { provenance, tags: ['بحر', 'طبيعة'], extent: 'summary' as const };
    const page = await openFirst({ first, settings: { theme }, size: [720, 800] });
    const axe = async (): Promise<unknown[]> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
    };
    expect(await axe()).toEqual([]);
    await picture(page, `narrow-page-${theme}`);
    await choose(page, 'تصحيح أجزاء المقال');
    await page.locator('.article-body p').first().click();
    expect(await axe()).toEqual([]);
    await picture(page, `narrow-line-${theme}`);
    await bar(page).getByRole('button', { name: 'تم', exact: true }).click();
    await choose(page, 'بيانات المقال');
    expect(await axe()).toEqual([]);
    await picture(page, `narrow-details-${theme}`);
    await page.getByRole('button', { name: 'اختيار الترميز' }).last().click();
    await page.getByRole('button', { name: /Windows-1256/ }).waitFor();
    expect(await axe()).toEqual([]);
    await picture(page, `narrow-encodings-${theme}`);
  });
}

test('in English', async () => {
  const page = await openFirst({ settings: { locale: 'en' } });
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Correct the parts' }).click();
  await page.locator('.article-body p').first().click();
  await picture(page, 'line-english');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Article details' }).click();
  await picture(page, 'details-english');
  await page.getByRole('textbox', { name: 'Source', exact: true }).fill('Another agency');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert')).toHaveText('Your changes are not saved yet.');
  await picture(page, 'unsaved-english');
});
