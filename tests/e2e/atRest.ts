import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { askPage } from './askPage';

/** Waits until all rows are in the window and the program has nothing left to do. */
export async function waitForRest(app: ElectronApplication, page: Page): Promise<void> {
  const list = await askPage(page, 'library:list', {});
  const count = list.ok ? list.value.counts.all : NaN;
  const timeout = 120_000;
  await page.locator(`[role="option"][aria-setsize="${count}"]`).first().waitFor({ timeout });
  const busiest = (): Promise<number> =>
    app.evaluate(({ app: program }) =>
      Math.max(...program.getAppMetrics().map(({ cpu }) => cpu.percentCPUUsage)),
    );
  await expect.poll(busiest, { timeout, intervals: [1000] }).toBeLessThan(3);
}
