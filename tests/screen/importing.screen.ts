import { expect, type Locator, type Page } from '@playwright/test';
import { countOutcomes } from '#shared/importReport';
import type { FakeApi } from '../support/fakeApi';
import { screen, test } from './screen';

type Announced = Parameters<FakeApi['announce']>;

const announce = (page: Page, ...[name, fact]: Announced): Promise<void> =>
  page.evaluate(
    ([fakeName, fakeFact]) => {
      (window as unknown as { maqal: FakeApi }).maqal.announce(fakeName, fakeFact);
    },
    [name, fact] as Announced,
  );
const importPaths = (page: Page, paths: readonly string[]): Promise<unknown> =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { maqal: FakeApi }).maqal.ask('import:paths', { paths: [...wanted] }),
    paths,
  );
const toasts = (page: Page): Locator => page.locator('.toast');
const chosen = ['/a/فارغ.txt', '/a/خبر.txt', '/a/رأي.txt'];
const badFiles = { 'فارغ.txt': 'empty-file' } as const;

/** An import elsewhere has gone well while this window does something else. */
const endedWell = (page: Page): Promise<void> => {
  const moment = new Date().toISOString();
  const counts = { ...countOutcomes([]), added: 3 };
  const times = { startedAt: moment, endedAt: moment };
  const report = { id: crypto.randomUUID(), ...times, left: 0, counts, onlyId: null };
  return announce(page, 'import:ended', { report });
};

test('a report that opens by itself is not told of by a message as well', async () => {
  const { page } = await screen.open({ chosen, badFiles });
  await endedWell(page);
  await expect(toasts(page)).toContainText('أُضيفت ٣ مقالات');
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('أُضيف مقالان');
  await expect(toasts(page)).toHaveCount(0);
});

test('the message that offers a report goes when the report is opened elsewhere', async () => {
  const { page } = await screen.open({ chosen: chosen.slice(1) });
  await page.keyboard.press('Control+o');
  await expect(toasts(page).getByRole('button', { name: 'عرض التقرير' })).toBeVisible();
  await page.getByRole('button', { name: 'تقارير الاستيراد' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(toasts(page)).toHaveCount(0);
});

test('a report says itself that it has been copied or saved', async () => {
  const { page } = await screen.open({ chosen, badFiles });
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'نسخ التقرير' }).click();
  await expect(dialog.getByRole('status')).toHaveText('نُسخ التقرير');
  await dialog.getByRole('button', { name: 'حفظ التقرير ملفًا نصيًا' }).click();
  await expect(dialog.getByRole('status')).toHaveText('حُفظ التقرير');
  await expect(toasts(page)).toHaveCount(0);
});

for (const size of [
  [1360, 860],
  [720, 560],
] as const) {
  test(`messages lie over no dialog in a window of ${size.join(' × ')}`, async () => {
    const paths = Array.from({ length: 40 }, (_, at) => `/a/خبر ${at}.txt`);
    const { page } = await screen.open({ size, badFiles, chosen: [...chosen, ...paths] });
    await page.keyboard.press('Control+o');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^الكل/ }).click();
    const buttons = dialog.getByRole('button', { name: 'نسخ التقرير' });
    await endedWell(page);
    await endedWell(page);
    await expect(toasts(page)).toHaveCount(2);
    const gap = async (): Promise<number> => {
      const [sheet, toast] = [await dialog.boundingBox(), await toasts(page).first().boundingBox()];
      return (toast?.y ?? 0) - ((sheet?.y ?? 0) + (sheet?.height ?? Infinity));
    };
    await expect.poll(gap).toBeGreaterThan(0);
    await expect(buttons).toBeInViewport({ ratio: 1 });
    await page.screenshot({ path: `test-results/pictures/dialog-and-messages-${size[0]}.png` });
  });
}

test('the entries of a report stand under the headings of their groups', async () => {
  const { page } = await screen.open({ chosen, badFiles });
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog');
  const headings = dialog.getByRole('listbox').locator('.heading');
  // One group alone is named above the list.
  await expect(headings).toHaveCount(0);
  await dialog.getByRole('radio', { name: /^الكل/ }).click();
  await expect(headings).toHaveText(['ملفات لم تُستورد', 'مقالات أُضيفت']);
});

for (const look of [
  { locale: 'ar', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const) {
  test(`the buttons of an import show their whole focus ring in ${look.locale}, ${look.theme}`, async () => {
    const { page } = await screen.open({ settings: look, size: [720, 560] });
    const times = { rate: null, secondsLeft: null };
    const fact = { state: 'paused', done: 3, total: 802, file: '/a/1003.txt', ...times } as const;
    await announce(page, 'import:progressed', fact);
    const line = page.getByRole('region', { name: /^(الاستيراد|Import)$/ });
    await page.keyboard.press('F6');
    for (let press = 0; press < 4; press += 1) {
      if (await line.evaluate((element) => element.contains(document.activeElement))) break;
      await page.keyboard.press('F6');
    }
    for (const button of await line.getByRole('button').all()) {
      await expect(button).toBeFocused();
      const room = await button.evaluate((element) => {
        const { outlineOffset, outlineWidth } = getComputedStyle(element);
        const ring = parseFloat(outlineOffset) + parseFloat(outlineWidth);
        const [own, around] = [element, element.closest('.line')].map((one) =>
          one?.getBoundingClientRect(),
        );
        if (own === undefined || around === undefined) return -1;
        return Math.min(own.top - around.top, around.bottom - own.bottom) - ring;
      });
      expect(room).toBeGreaterThanOrEqual(0);
      await page.screenshot({ path: `test-results/pictures/import-ring-${look.locale}.png` });
      await page.keyboard.press('Tab');
    }
  });
}

test('what is looked at stays in its place while rows come in above it', async () => {
  const { page } = await screen.open({ articles: 60, settings: { listOrder: 'added' } });
  const list = page.getByRole('listbox');
  const row = (title: string): Locator => page.getByRole('option').filter({ hasText: title });
  const top = async (title: string): Promise<number> => {
    const [one, box] = [await row(title).first().boundingBox(), await list.boundingBox()];
    return (one?.y ?? NaN) - (box?.y ?? NaN);
  };
  const titleAt = (at: number): Promise<string> =>
    page.getByRole('option').nth(at).locator('.title').innerText();
  const count = async (): Promise<number> =>
    Number(await page.getByRole('option').first().getAttribute('aria-setsize'));

  const first = await titleAt(0);
  const before = await top(first);
  await importPaths(page, ['/a/خبر أول.txt', '/a/خبر ثان.txt']);
  await expect.poll(count).toBe(62);
  await expect.poll(() => top(first)).toBeCloseTo(before, 0);
  // The new ones are there, above.
  await list.evaluate((element) => (element.scrollTop = 0));
  await expect(row('خبر ثان')).toBeInViewport();

  const hovered = await titleAt(2);
  await page.getByRole('option').nth(2).hover();
  const held = await top(hovered);
  await importPaths(
    page,
    Array.from({ length: 30 }, (_, at) => `/a/نبأ ${at}.txt`),
  );
  await expect.poll(count).toBe(92);
  await expect.poll(() => top(hovered)).toBeCloseTo(held, 0);
});

test('a near-duplicate is told of on its page, and both are kept for good', async () => {
  const { page } = await screen.open({ alike: [[0, 1]] });
  const row = (at: number): Locator => page.getByRole('option').nth(at);
  const title = page.getByRole('heading', { level: 1 });
  const notice = page.getByRole('article').getByRole('note', { name: 'مقال لعله مكرر' });
  const titles: string[] = [];
  for (let at = 0; at < 6 && titles.length < 2; at += 1) {
    await row(at).click();
    await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
    await expect(title).toHaveText(await row(at).locator('.title').innerText());
    if (await notice.isVisible()) titles.push(await title.innerText());
  }
  expect(titles).toHaveLength(2);
  await page.screenshot({ path: 'test-results/pictures/notice-alike-ar.png' });
  await notice.getByRole('button', { name: 'فتح الآخر' }).click();
  await expect(title).toHaveText(titles[0]!);
  await notice.getByRole('button', { name: 'إبقاء الاثنين' }).click();
  await expect(notice).toHaveCount(0);
  await page.getByRole('option').filter({ hasText: titles[1]! }).click();
  await expect(title).toHaveText(titles[1]!);
  await expect(notice).toHaveCount(0);
  const changes = await page.evaluate(() =>
    (window as unknown as { maqal: FakeApi }).maqal.asked
      .filter(({ name }) => name === 'reading:changeMany')
      .flatMap(({ request }) => (request as { steps: { to: object }[] }).steps.map(({ to }) => to)),
  );
  expect(changes.filter((change) => 'distinctFrom' in change)).toHaveLength(1);
});

for (const width of [560, 640, 720, 860, 1000, 1360]) {
  for (const locale of ['ar', 'en'] as const) {
    test(`no dot hangs at the edge of the facts, ${width} px wide, ${locale}`, async () => {
      const first = { placeLine: 'الإسكندرية - وكالات', bylines: ['سلمى القاضي', 'نادر فهمي'] };
      const { page } = await screen.open({ size: [width, 700], first, settings: { locale } });
      await page.getByRole('option').nth(0).click();
      const facts = page.locator('ul.facts');
      await expect(facts).toBeVisible();
      const wrong = await facts.evaluate((list) => {
        const edges = list.getBoundingClientRect();
        return [...list.children].filter((item, at) => {
          const box = item.getBoundingClientRect();
          const isRtl = getComputedStyle(list).direction === 'rtl';
          const middle = parseFloat(getComputedStyle(item, '::before').width) / 2;
          const dot = isRtl ? box.right + middle : box.left - middle;
          // A dot is about four pixels wide.
          const isHidden = dot - 2 > edges.right || dot + 2 < edges.left;
          const previous = list.children[at - 1]?.getBoundingClientRect();
          const begins = previous === undefined || box.top >= previous.bottom - 1;
          return begins !== isHidden;
        }).length;
      });
      expect(wrong).toBe(0);
      await page.screenshot({ path: `test-results/pictures/facts-${locale}-${width}.png` });
    });
  }
}
