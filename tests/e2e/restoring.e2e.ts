import type { Locator, Page } from '@playwright/test';
import { articleFile } from './articles';
import { expect, test, type Reader } from './reader';

const settingsOf = (page: Page): Locator => page.getByRole('dialog', { name: 'الإعدادات' });
const backupsOf = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'النسخ المحفوظة', exact: true });
const planOf = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'استعادة من نسخة احتياطية' });

/** Goes to a control by tabs alone. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let tabs = 0; tabs < 40; tabs += 1) {
    if (await control.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('out of reach of the keyboard');
}

/** Presses a button as a keyboard does: by tabs up to it, and Enter. */
async function pressByKeys(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

const clickOn = (_page: Page, button: Locator): Promise<void> => button.click();

/** A window with two articles, a backup of both, and one of them deleted for good since. */
async function afterALoss(reader: Reader, press: typeof pressByKeys): Promise<Page> {
  const files = await Promise.all(
    ['النهر', 'الجبل'].map((subject) => reader.write(`${subject}.txt`, articleFile(subject))),
  );
  const { page } = await reader.start(files);
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Control+,');
  await press(page, settingsOf(page).getByRole('button', { name: 'احفظ نسخة الآن' }));
  await expect(settingsOf(page).getByRole('status')).toHaveText(/حُفظت النسخة|لم يتغير شيء/);
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /المهملات/ })
    .click();
  await page.getByRole('button', { name: 'إفراغ المهملات' }).click();
  await page.getByRole('button', { name: 'حذف نهائي' }).click();
  await expect(page.getByText('المهملات فارغة')).toBeVisible();
  return page;
}

for (const [how, press] of [
  ['by keyboard', pressByKeys],
  ['by mouse', clickOn],
] as const) {
  test(`a backup is restored from the settings, ${how}`, async ({ reader }) => {
    const page = await afterALoss(reader, press);
    await page.keyboard.press('Control+,');
    await press(page, settingsOf(page).getByRole('button', { name: 'عرض النسخ…' }));
    const list = backupsOf(page);
    await expect(list.getByRole('option').first()).toBeVisible();
    // The newest may be one that was taken by itself since; the first one has both articles.
    if (press === clickOn) await list.getByRole('option').last().click();
    else {
      await tabTo(page, list.getByRole('listbox'));
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
    }
    await reader.picture(page, `restore-list-${press === clickOn ? 'mouse' : 'keys'}`);
    await press(page, list.getByRole('button', { name: 'استعادة…' }));
    const plan = planOf(page);
    await expect(plan.getByText('مقال واحد حذفته نهائيًا', { exact: false })).toBeVisible();
    const bringBack = plan.getByRole('checkbox');
    if (press === clickOn) await bringBack.check();
    else {
      await tabTo(page, bringBack);
      await page.keyboard.press('Space');
    }
    await expect(bringBack).toBeChecked();
    await reader.picture(page, `restore-plan-${press === clickOn ? 'mouse' : 'keys'}`);
    await press(page, plan.getByRole('button', { name: 'استعادة', exact: true }));
    await expect(plan.getByText('أُضيف مقال واحد', { exact: true })).toBeVisible();
    await reader.picture(page, `restore-done-${press === clickOn ? 'mouse' : 'keys'}`);
    await page.keyboard.press('Escape');
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^المكتبة/ })
      .click();
    await expect(page.getByRole('option')).toHaveCount(2);
  });
}
