import type { Page } from '@playwright/test';
import type { FakeApi } from '../support/fakeApi';

/** Opens the first article of the list. */
export async function openFirst(page: Page): Promise<void> {
  await page.getByRole('option').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Opens all settings of the text beside the open article. */
export async function openTextSettings(page: Page): Promise<void> {
  await page.getByRole('group').getByRole('button').first().click();
  await page
    .getByRole('button', { name: /^(?:المزيد|More)$/ })
    .last()
    .click();
  await page.getByRole('complementary').waitFor();
}

/** Waits until the text of an article has been drawn. */
export const drawn = (page: Page) =>
  page.waitForFunction(() =>
    (window as unknown as { maqal: FakeApi }).maqal.asked.some(({ name }) => name === 'page:drawn'),
  );

/** Selects the last place of some words in the open article, which must lie in one text node. */
export async function select(page: Page, words: string): Promise<void> {
  await page.locator('.article-body').evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted);
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
    }
  }, words);
}

/** The words that a highlight is drawn over. */
export const highlighted = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const ranges = [...(CSS.highlights.get(wanted) ?? [])] as Range[];
    return ranges.map((range) => range.toString()).join('|');
  }, name);
