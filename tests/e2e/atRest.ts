import { expect, type ElectronApplication, type Page } from '@playwright/test';
import type { Api } from '#shared/api';

/** Waits until all rows are in the window and the program has nothing left to do. */
export async function waitForRest(app: ElectronApplication, page: Page): Promise<void> {
  const count = await page.evaluate(async () => {
    const list = await (window as unknown as { maqal: Api }).maqal.ask('library:list', {});
    return list.ok ? list.value.counts.all : NaN;
  });
  const timeout = 120_000;
  await page.locator(`[role="option"][aria-setsize="${count}"]`).first().waitFor({ timeout });
  const busiest = (): Promise<number> =>
    app.evaluate(({ app: program }) =>
      Math.max(...program.getAppMetrics().map(({ cpu }) => cpu.percentCPUUsage)),
    );
  await expect.poll(busiest, { timeout, intervals: [1000] }).toBeLessThan(3);
}
