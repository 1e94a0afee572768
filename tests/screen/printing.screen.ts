import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect } from '@playwright/test';
import { screen, test, type ScreenOptions } from './screen';

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

for (const locale of ['ar', 'en'] as const) {
  test(`paper has the article alone, black on white, with its words in order, in ${locale}`, async () => {
    // The reader's own colours are for the window alone.
    const ownColours = { paper: '#101418', ink: '#f0e0d0', link: '#88bbff' };
    const own = locale === 'ar' ? { ownColours } : {};
    const settings = { locale, theme: 'black', ...own } as const;
    const marks: ScreenOptions['marks'] = [
      { article: 0, quote: 'السلحفاة', kind: 'highlight', colour: 'green', tags: [] },
    ];
    const { page } = await screen.open({ settings, marks, size: [1200, 800] });
    await page.getByRole('option').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+p');
    const font = (): Promise<string> =>
      page.evaluate(() => document.documentElement.style.getPropertyValue('--paper-font'));
    await expect.poll(font).toContain('Amiri');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.article-body')).toBeVisible();
    await expect(page.getByRole('listbox')).toBeHidden();
    await expect(page.getByRole('toolbar')).toBeHidden();
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(page.locator('.article-body p').first()).toHaveCSS('color', 'rgb(0, 0, 0)');
    const marked = await page
      .locator('.article-body p')
      .first()
      .evaluate((line) => getComputedStyle(line, '::highlight(highlight-green)').color);
    expect(marked).toBe('rgb(0, 0, 0)');
    await page.screenshot({ path: `test-results/pictures/paper-${locale}.png`, fullPage: true });
    const path = `test-results/paper-${locale}.pdf`;
    await page.pdf({ path, preferCSSPageSize: true });
    if (!existsSync('/usr/bin/pdftotext')) return;
    const text = bare(execFileSync('/usr/bin/pdftotext', ['-enc', 'UTF-8', path, '-']).toString());
    const lines = await page.locator('.article-body p').allInnerTexts();
    // A paragraph of Arabic alone; where Latin stands in it, programs differ in its brackets.
    const [line = ''] = lines.map(bare).filter((one) => !/[a-z]/i.test(one));
    expect(text).toContain(line.slice(0, 60));
    // Whose it is and where it is from; programs set numbers beside a dot in different orders.
    const facts = await page.locator('.facts li').allInnerTexts();
    const words = facts.map(bare).filter((fact) => !/[\p{N}a-z]/iu.test(fact));
    expect(words.length).toBeGreaterThan(1);
    for (const fact of words) expect(text).toContain(fact);
  });
}

const telling = {
  ar: { more: 'المزيد', line: 'تُعدّ صفحات المقال…', saved: 'حُفظ الملف' },
  en: { more: 'More', line: 'Making the article’s pages…', saved: 'The file is saved' },
};

for (const locale of ['ar', 'en'] as const) {
  test(`a PDF is told of while it is made, and when it is saved, in ${locale}`, async () => {
    const { more, line, saved } = telling[locale];
    const delays = { 'print:pdf': 4000 };
    const { page } = await screen.open({ settings: { locale }, size: [720, 560], delays });
    await page.getByRole('option').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: more }).last().click();
    await page.getByRole('menuitem', { name: /PDF/ }).click();
    const making = page.getByRole('region', { name: line });
    await expect(making.getByRole('progressbar', { name: line })).toBeInViewport();
    await expect(page.getByText(saved, { exact: true })).toHaveCount(0);
    await page.screenshot({ path: `test-results/pictures/printing-progress-${locale}.png` });
    await expect(making).toHaveCount(0);
    await expect(page.getByText(saved, { exact: true })).toBeInViewport();
  });
}
