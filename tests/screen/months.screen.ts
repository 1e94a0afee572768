import { expect } from '@playwright/test';
import { screen, test } from './screen';

test('dates have the months of the system’s country, or those that were chosen', async () => {
  const { page } = await screen.open({ systemLocales: ['ar-SY'], settings: { locale: 'system' } });
  await page.getByRole('option').first().click();
  const facts = page.locator('article header .facts');
  await expect(facts).toContainText('السبت، ٣ شباط ٢٠٢٤');
  await expect(facts).toContainText('٢٢ رجب ١٤٤٥');
  await expect(page.getByRole('option').nth(1)).toContainText('٢٨ كانون الثاني ٢٠٢٤');
  await page.keyboard.press('Control+Comma');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('١٥ آب ٢٠٢٤');
  await dialog.getByRole('button', { name: 'أسماء الشهور: بحسب النظام' }).press('Enter');
  await page.screenshot({ path: 'test-results/pictures/months-ar.png' });
  await page.getByRole('menuitemradio', { name: 'المغرب: غشت' }).press('Enter');
  await expect(dialog).toContainText('١٥ غشت ٢٠٢٤');
  await page.keyboard.press('Escape');
  await expect(facts).toContainText('٣ فبراير ٢٠٢٤');
});
