import { expect, type Page } from '@playwright/test';
import type { FakeApi } from '../support/fakeApi';
import { screen, test } from './screen';

const rows = (page: Page) => page.getByRole('option');
const asked = (page: Page, name: string) =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { maqal: FakeApi }).maqal.asked
        .filter((call) => call.name === wanted)
        .map(({ request }) => request),
    name,
  );

const words = {
  ar: {
    ...{ empty: 'إفراغ المهملات', trash: /المهملات/, yes: 'حذف نهائي', no: 'إبقاء' },
    ...{ question: /^سيُحذف مقالان نهائيًا/, done: 'حُذف مقالان نهائيًا' },
    ...{ none: 'المهملات فارغة', term: 'مدة البقاء في المهملات', days: '٩٠ يومًا', never: 'بلا حدّ' },
    ...{ more: 'المزيد', again: 'قراءة الملف من جديد', read: 'قُرئ الملف من جديد' },
  },
  en: {
    ...{ empty: 'Empty the trash', trash: /Trash/, yes: 'Delete for good', no: 'Keep' },
    ...{ question: /^2 articles will be deleted/, done: '2 articles deleted for good' },
    ...{
      none: 'The trash is empty',
      term: 'Keep in the trash for',
      days: '90 days',
      never: 'No limit',
    },
    ...{ more: 'More', again: 'Read the file again', read: 'The file was read again' },
  },
} as const;

for (const locale of ['ar', 'en'] as const) {
  const say = words[locale];

  test(`empties the trash after a question that says how many, in ${locale}`, async () => {
    const { page } = await screen.open({ settings: { locale } });
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Delete');
    await expect(rows(page)).toHaveCount(5);
    await page.keyboard.press('Delete');
    await expect(rows(page)).toHaveCount(4);
    await page.getByRole('navigation').getByRole('button', { name: say.trash }).click();
    await expect(rows(page)).toHaveCount(2);

    await page.getByRole('button', { name: say.empty }).click();
    await expect(page.getByText(say.question)).toBeVisible();
    await page.screenshot({ path: `test-results/pictures/empty-trash-${locale}.png` });
    await page.getByRole('button', { name: say.no, exact: true }).click();
    await expect(rows(page)).toHaveCount(2);
    expect(await asked(page, 'library:purge')).toEqual([]);

    await page.getByRole('button', { name: say.empty }).click();
    await page.getByRole('button', { name: say.yes }).click();
    await expect(page.getByText(say.done, { exact: true })).toBeVisible();
    await expect(page.getByText(say.none)).toBeVisible();
    await expect(page.getByRole('button', { name: say.empty })).toHaveCount(0);
  });

  test(`keeps the trash as long as the reader chooses, in ${locale}`, async () => {
    const { page } = await screen.open({ settings: { locale } });
    await page.keyboard.press('Control+Comma');
    const term = page.getByRole('radiogroup', { name: say.term });
    await term.getByRole('radio', { name: say.days }).click();
    await term.getByRole('radio', { name: say.never }).click();
    await page.screenshot({ path: `test-results/pictures/settings-${locale}.png` });
    expect(await asked(page, 'settings:change')).toEqual([
      { change: { trashDays: 90 } },
      { change: { trashDays: null } },
    ]);
    await expect(term.getByRole('radio', { name: say.never })).toBeChecked();
  });

  test(`reads the open article's file again from its menu, in ${locale}`, async () => {
    const { page } = await screen.open({ settings: { locale } });
    await rows(page).first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: say.more, exact: true }).click();
    await page.getByRole('menuitem', { name: say.again }).click();
    await expect(page.getByText(say.read, { exact: true })).toBeVisible();
    const [request] = await asked(page, 'article:reread');
    expect(Object.keys(request as object)).toEqual(['id']);
  });
}
