import { expect } from '@playwright/test';
import type { ExportProgress } from '#shared/exported';
import type { FakeApi } from '../support/fakeApi';
import { screen, test } from './screen';

const words = {
  ar: { name: 'التصدير', sentence: 'تصدير ٦٤٬٠٠٠ من ١٠٠٬٠٠٠', cancel: /^إلغاء التصدير/ },
  en: { name: 'Export', sentence: 'Exporting 64,000 of 100,000', cancel: /^Cancel the export/ },
};

for (const locale of ['ar', 'en'] as const) {
  test(`an export tells how far it is and can be ended, in ${locale}`, async () => {
    const { page } = await screen.open({ settings: { locale }, size: [720, 560] });
    const announce = (fact: ExportProgress | null): Promise<void> =>
      page.evaluate((told) => {
        (window as unknown as { maqal: FakeApi }).maqal.announce('export:progressed', told);
      }, fact);
    const { name, sentence, cancel } = words[locale];
    const line = page.getByRole('region', { name, exact: true });
    await expect(line).toHaveCount(0);
    await announce({ done: 64_000, total: 100_000 });
    await expect(line).toContainText(sentence);
    await expect(line.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '64');
    await expect(line.getByRole('button', { name: cancel })).toBeEnabled();
    await page.screenshot({ path: `test-results/pictures/export-progress-${locale}.png` });
    await announce(null);
    await expect(line).toHaveCount(0);
  });
}

const choices = {
  ar: {
    title: 'تصدير المقالات',
    book: 'كتاب إلكتروني',
    marks: 'مع العلامات والملاحظات',
    save: /اختيار مكان/,
  },
  en: {
    title: 'Export articles',
    book: 'E-book',
    marks: 'With marks and notes',
    save: /Choose where/,
  },
};

for (const locale of ['ar', 'en'] as const) {
  test(`keys alone choose a form and export the open article, in ${locale}`, async () => {
    const { page } = await screen.open({ settings: { locale }, size: [1000, 760] });
    const { title, book, marks, save } = choices[locale];
    await page.getByRole('option').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: title });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    // A hand holds a key down for a while, and the radio buttons count on it.
    await page.keyboard.press('ArrowDown', { delay: 60 });
    await expect(dialog.getByRole('radio', { name: book })).toBeChecked();
    await page.screenshot({ path: `test-results/pictures/export-choice-${locale}.png` });
    await page.keyboard.press('Tab');
    await expect(dialog.getByRole('switch', { name: marks })).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await expect(dialog.getByRole('button', { name: save })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    const requests = await page.evaluate(() =>
      (window as unknown as { maqal: FakeApi }).maqal.asked
        .filter(({ name }) => name === 'export:document')
        .map(({ request }) => request),
    );
    expect(requests).toEqual([
      {
        ids: [expect.stringMatching(/^[0-9a-f]{64}$/)],
        ...{ format: 'epub', withMarks: false, months: 'fibrayir' },
      },
    ]);
  });
}
