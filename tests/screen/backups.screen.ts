import { expect } from '@playwright/test';
import { fakeSnapshot } from '../support/fakeBackups';
import { screen, test } from './screen';

const words = {
  ar: {
    ...{ settings: 'الإعدادات', run: 'احفظ نسخة الآن', done: 'حُفظت النسخة', show: 'عرض النسخ…' },
    ...{
      drill: 'تجربة الاستعادة',
      whole: /نجحت التجربة/,
      verify: 'فحص الملفات',
      all: /كلها سليمة/,
    },
    ...{ title: 'النسخ المحفوظة', none: 'لا توجد نسخة بعد', full: /ممتلئ/, same: /القرص/ },
    ...{ choose: 'اختيار مجلد…' },
  },
  en: {
    ...{ settings: 'Settings', run: 'Back up now', done: 'Backed up', show: 'Show backups…' },
    ...{ drill: 'Try a restore', whole: /Restored on trial/, verify: 'Verify files' },
    ...{ all: /all of them whole/, title: 'Backups', none: 'There is no backup yet' },
    ...{ full: /is full/, same: /own drive/, choose: 'Choose folder…' },
  },
} as const;

const hour = 60 * 60_000;
const verified = (hours: number, damaged: string[] = []) => ({
  ...{ at: new Date(Date.now() - hours * hour).toISOString(), ok: damaged.length === 0 },
  ...{ files: 2871, bytes: 187_400_000, missing: [], damaged },
});
const at = (hours: number): string => new Date(Date.now() - hours * hour).toISOString();
const snapshots = [0.7, 1.7, 2.7, 26, 50, 190].map((hours, index) =>
  fakeSnapshot(index, {
    at: at(hours),
    articles: 1240 - index * 7,
    verified: index === 0 ? null : index === 2 ? verified(1, ['originals/ab/ab']) : verified(index),
  }),
);
const status = { savedAt: at(0.03), lookedAt: at(0.7), nextAt: at(-0.3) };

for (const locale of ['ar', 'en'] as const) {
  const say = words[locale];
  const open = async (backups: object) => {
    const opened = await screen.open({ settings: { locale }, backups });
    await opened.page.keyboard.press('Control+,');
    const dialog = opened.page.getByRole('dialog', { name: say.settings });
    await expect(dialog).toBeVisible();
    return { ...opened, dialog };
  };

  test(`tells how the backups stand, and makes one, in ${locale}`, async () => {
    const { page, dialog, complaints } = await open({ snapshots, status });
    await expect(dialog.getByText(say.same)).toBeVisible();
    await dialog.getByRole('button', { name: say.run }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: `test-results/pictures/backups-settings-${locale}.png` });
    await dialog.getByRole('button', { name: say.run }).click();
    await expect(dialog.getByRole('status')).toHaveText(say.done);
    await dialog.getByRole('button', { name: say.choose }).click();
    await expect(dialog.getByText('/media/reader/')).toBeVisible();
    await expect(dialog.getByText(say.same)).toHaveCount(0);
    expect(complaints).toEqual([]);
  });

  test(`lists them, and tries a restore with the keyboard alone, in ${locale}`, async () => {
    const { page, dialog } = await open({ snapshots, status });
    await dialog.getByRole('button', { name: say.show }).focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('dialog', { name: say.title, exact: true });
    await expect(list.getByRole('option')).toHaveCount(6);
    await list.getByRole('listbox').focus();
    await page.keyboard.press('ArrowDown');
    await list.getByRole('button', { name: say.drill }).focus();
    await page.keyboard.press('Enter');
    await expect(list.getByRole('status')).toHaveText(say.whole);
    await page.screenshot({ path: `test-results/pictures/backups-list-${locale}.png` });
    await list.getByRole('button', { name: say.verify }).click();
    await expect(list.getByRole('status')).toHaveText(say.all);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeVisible();
  });

  test(`says calmly that there is none, and why, in ${locale}`, async () => {
    const { page, dialog } = await open({ status: { failure: { code: 'backup-full' } } });
    await expect(dialog.getByText(say.none)).toBeVisible();
    await expect(dialog.getByRole('alert')).toHaveText(say.full);
    await dialog.getByRole('alert').scrollIntoViewIfNeeded();
    await page.screenshot({ path: `test-results/pictures/backups-full-${locale}.png` });
  });
}
