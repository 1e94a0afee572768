import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { FakeApi } from '../support/fakeApi';
import { test } from './screen';
import { field, hits, marks, offered, search, tags } from './searchScene';

test('completes what is typed, by keys', async () => {
  const page = await search('القنا');
  await expect(offered(page).getByRole('option')).toHaveText(['القناطر']);
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(offered(page).getByRole('option')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveValue('القناطر ');
  await expect(field(page)).toBeFocused();
  await expect(offered(page)).toHaveCount(0);
  await page.keyboard.type('مصد');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('دفا');
  await expect(offered(page)).toContainText('دفاتر العمارة');
  await page.keyboard.press('Escape');
  await expect(offered(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue('القناطر مصدر:دفا');
});

test('goes from the field through what it offers to the hits, and back', async () => {
  const page = await search('القنا');
  await expect(offered(page)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox', { name: 'نتائج البحث' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('');
});

test('remembers what was searched for once a hit is opened, and forgets it one by one or all', async () => {
  const page = await search('القناطر');
  await expect(hits(page)).toHaveCount(2);
  await hits(page).first().click();
  await field(page).fill('السلاحف');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: 'نتائج البحث' })).toBeFocused();
  await field(page).fill('');
  await expect(offered(page).getByRole('option')).toHaveText(['السلاحف', 'القناطر', /^مسح/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(offered(page).getByRole('option')).toHaveText(['القناطر', /^مسح/]);
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('القناطر');
  await field(page).fill('');
  await offered(page).getByRole('option', { name: /^مسح/ }).click();
  await expect(offered(page)).toHaveCount(0);
});

test('offers nothing over the list to who has just given a search up', async () => {
  const page = await search('القناطر');
  await expect(hits(page)).toHaveCount(2);
  await hits(page).first().click();
  await field(page).fill('');
  await expect(offered(page)).toBeVisible();
  await page.keyboard.press('Escape');
  // What could complete these words is still to come when they are given up.
  await page.evaluate(() =>
    (window as unknown as { maqal: FakeApi }).maqal.delay('search:complete', 300),
  );
  await field(page).fill('السلاحف');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(offered(page)).toHaveCount(0);
  await page.getByRole('listbox', { name: 'المكتبة' }).getByRole('option').first().click();
});

test('saves a search under a name among the places, gives it another, and undoes its end', async () => {
  const page = await search('القناطر');
  await page.getByRole('button', { name: 'حفظ', exact: true }).click();
  await page.getByRole('textbox', { name: 'الاسم' }).fill('ماء المدن');
  await page.keyboard.press('Enter');
  const place = page
    .getByRole('navigation')
    .getByRole('button', { name: 'ماء المدن', exact: true });
  await expect(place).toHaveAttribute('aria-current', 'page');
  await field(page).fill('');
  await page.keyboard.press('Escape');
  await place.click();
  await expect(hits(page)).toHaveCount(2);

  await page.getByRole('button', { name: /^إجراءات البحث/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'تغيير الاسم…' }).press('Enter');
  await page.getByRole('textbox', { name: 'الاسم' }).fill('قناطر');
  await page.keyboard.press('Enter');
  const renamed = page.getByRole('navigation').getByRole('button', { name: 'قناطر', exact: true });
  await expect(renamed).toBeVisible();
  await page.getByRole('button', { name: /^إجراءات البحث/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'إزالة' }).press('Enter');
  await expect(renamed).toHaveCount(0);
  await page.getByRole('button', { name: 'تراجع' }).click();
  await expect(renamed).toBeVisible();
});

const reached: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'facets, chips and reasons': (page) => page.keyboard.press('Escape'),
  'ways to go on': async (page) => {
    await field(page).fill('القنا');
    await offered(page).waitFor();
    await page.keyboard.press('ArrowDown');
  },
  'earlier searches': async (page) => {
    await field(page).fill('');
    await offered(page).waitFor();
  },
  'the bookmarks found': (page) => page.getByRole('button', { name: /^(?:علامة|1 book)/ }).click(),
  'the search options': async (page) => {
    await page.getByRole('button', { name: /خيارات البحث|Search options/ }).click();
    await page.getByRole('switch').first().click();
  },
  'a name for a search': async (page) => {
    await page.getByRole('button', { name: /^(?:حفظ|Save)$/ }).click();
    await page.getByRole('dialog').waitFor();
  },
};
for (const [name, reach] of Object.entries(reached)) {
  for (const look of [
    { locale: 'ar', theme: 'light' },
    { locale: 'en', theme: 'dark' },
  ] as const) {
    test(`axe finds nothing wrong with ${name} in ${look.locale}, ${look.theme}`, async () => {
      const searches = [{ text: 'منارة' }, { text: 'light', name: 'Lights' }];
      const page = await search('-ريح الماء', { settings: look, tags, marks, searches });
      await hits(page).first().waitFor();
      await reach(page);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
      expect(found).toEqual([]);
    });
  }
}
