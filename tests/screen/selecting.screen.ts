import { expect, type Page } from '@playwright/test';
import type { FakeApi } from '../support/fakeApi';
import { screen, test } from './screen';

const rows = (page: Page) => page.getByRole('option');
const chosen = (page: Page) => page.getByRole('option', { selected: true });
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
    ...{ three: '٣ مقالات محددة', two: 'مقالان محددان', trash: 'نقل إلى المهملات' },
    ...{ trashed: 'نُقلت ٣ مقالات إلى المهملات', undone: /^تم التراجع عن نقل ٣ مقالات/ },
    ...{ undo: 'تراجع', redo: 'إعادة', tags: 'الوسوم…', more: 'المزيد', clear: 'إلغاء التحديد' },
    ...{ save: 'حفظ', add: 'إضافة', export: 'تصدير…', select: 'تحديد', mixed: 'على ١ من ٣' },
    tagged: 'غُيّرت وسوم ٣ مقالات',
  },
  en: {
    ...{ three: '3 selected', two: '2 selected', trash: 'Move to trash' },
    ...{ trashed: '3 articles moved to trash', undone: /^Undone: move 3 articles/ },
    ...{ undo: 'Undo', redo: 'Redo', tags: 'Tags…', more: 'More', clear: 'Clear the selection' },
    ...{ save: 'Save', add: 'Add', export: 'Export…', select: 'Select', mixed: 'on 1 of 3' },
    tagged: 'Tags of 3 articles changed',
  },
} as const;

for (const locale of ['ar', 'en'] as const) {
  const say = words[locale];
  const bar = (page: Page) => page.getByRole('toolbar');

  test(`several rows go to the trash and come back by keys alone, in ${locale}`, async () => {
    const { page, complaints } = await screen.open({ articles: 12, settings: { locale } });
    await page.getByRole('listbox').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText(say.three)).toBeVisible();
    await expect(page.getByRole('listbox')).toHaveAttribute('aria-multiselectable', 'true');
    await expect(chosen(page)).toHaveCount(3);
    await page.screenshot({ path: `test-results/pictures/selection-${locale}.png` });
    const titles = await rows(page).locator('.title').allInnerTexts();
    await page.keyboard.press('Delete');
    await expect(rows(page)).toHaveCount(9);
    await expect(page.getByText(say.trashed, { exact: true })).toBeVisible();
    await expect(bar(page)).toHaveCount(0);
    await page.screenshot({ path: `test-results/pictures/undo-toast-${locale}.png` });
    await page.keyboard.press('Control+z');
    await expect(page.locator('.message').getByText(say.undone)).toBeVisible();
    await expect(page.getByText(say.trashed, { exact: true })).toHaveCount(0);
    await expect(rows(page).locator('.title')).toHaveText(titles);
    await page.screenshot({ path: `test-results/pictures/undone-toast-${locale}.png` });
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByText(say.trashed, { exact: true })).toHaveCount(0);
    await expect(rows(page)).toHaveCount(9);
    await page.getByRole('button', { name: say.undo, exact: true }).click();
    await expect(page.locator('.message').getByText(say.undone)).toBeVisible();
    expect(await asked(page, 'library:trash')).toHaveLength(1);
    expect(await asked(page, 'reading:changeMany')).toHaveLength(3);
    expect(complaints).toEqual([]);
  });

  test(`tags are put on several articles at once, folded as a search folds, in ${locale}`, async () => {
    const { page } = await screen.open({
      ...{ articles: 12, settings: { locale } },
      tags: [
        [0, 'كُتُب'],
        [1, 'تاريخ'],
        [5, 'علوم'],
        [6, 'علوم'],
        [7, 'أدب المدن'],
      ],
    });
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await bar(page).getByRole('button', { name: say.tags }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('checkbox').first()).toBeVisible();
    await expect(dialog.getByText(say.mixed).first()).toBeVisible();
    const field = dialog.getByRole('textbox');
    await field.fill('كتب');
    await expect(dialog.getByRole('checkbox')).toHaveCount(1);
    await field.press('Enter');
    await expect(dialog.getByRole('checkbox', { name: 'كُتُب' })).toBeChecked();
    await field.fill('ماء');
    await page.screenshot({ path: `test-results/pictures/tags-new-${locale}.png` });
    await dialog.getByRole('button', { name: say.add }).click();
    await page.screenshot({ path: `test-results/pictures/tags-${locale}.png` });
    await dialog.getByRole('checkbox', { name: 'تاريخ' }).click();
    await dialog.getByRole('checkbox', { name: 'تاريخ' }).click();
    await dialog.getByRole('button', { name: say.save }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText(say.tagged, { exact: true })).toBeVisible();
    const [request] = (await asked(page, 'reading:changeMany')) as {
      steps: { from: { tags: string[] }; to: { tags: string[] } }[];
    }[];
    const kept = request?.steps.map(({ to }) => [...to.tags].sort());
    // The third had one that nobody touched.
    const wanted = [
      ['كُتُب', 'ماء'],
      ['كُتُب', 'ماء'],
      ['علوم', 'كُتُب', 'ماء'],
    ];
    expect(kept).toEqual(wanted.map((tags) => tags.sort()));
  });
}

test('rows are chosen by the mouse: one by one, in a stretch, and let go by a click', async () => {
  const { page } = await screen.open({ articles: 12 });
  const say = words.ar;
  await rows(page).nth(1).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await rows(page)
    .nth(2)
    .click({ modifiers: ['Control'] });
  await rows(page)
    .nth(4)
    .click({ modifiers: ['Control'] });
  await expect(page.getByText(say.two)).toBeVisible();
  await rows(page)
    .nth(2)
    .click({ modifiers: ['Shift'] });
  await expect(page.getByText(say.three)).toBeVisible();
  await rows(page)
    .nth(3)
    .click({ modifiers: ['Control'] });
  await expect(page.getByText(say.two)).toBeVisible();
  expect(await asked(page, 'library:open')).toHaveLength(1);
  await rows(page).nth(0).click();
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  await expect.poll(async () => (await asked(page, 'library:open')).length).toBe(2);
});

test('the row’s menu is for all chosen rows, and begins a choice', async () => {
  const { page } = await screen.open({ articles: 12 });
  const say = words.ar;
  await rows(page).nth(2).click({ button: 'right' });
  await page.getByRole('menuitem', { name: say.select, exact: true }).click();
  await expect(chosen(page)).toHaveCount(1);
  await rows(page)
    .nth(4)
    .click({ modifiers: ['Control'] });
  await rows(page).nth(4).click({ button: 'right' });
  await expect(page.getByRole('menu').getByText(say.two)).toBeVisible();
  await page.screenshot({ path: 'test-results/pictures/selection-menu-ar.png' });
  await page.getByRole('menuitem', { name: say.export }).click();
  await page.getByRole('radio', { name: 'أرشيف مقال' }).click();
  await page.getByRole('button', { name: /اختيار مكان/ }).click();
  const [request] = (await asked(page, 'export:articles')) as { ids: string[] }[];
  expect(request?.ids).toHaveLength(2);
});

test('keys choose one by one, all, and none', async () => {
  const { page } = await screen.open({ articles: 12 });
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Control+Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByText(words.ar.two)).toBeVisible();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('١٢ مقالًا محددًا')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  expect(await asked(page, 'library:open')).toEqual([]);
});

test('undo in a text field is the field’s own', async () => {
  const { page } = await screen.open({ articles: 12 });
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Delete');
  await page.keyboard.press('/');
  await page.keyboard.type('كلمة');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('combobox')).not.toHaveValue('كلمة');
  expect(await asked(page, 'reading:changeMany')).toEqual([]);
  await page.evaluate(() => {
    (window as unknown as { maqal: FakeApi }).maqal.announce('menu:chosen', { command: 'undo' });
  });
  expect(await asked(page, 'typing:undo')).toHaveLength(1);
  expect(await asked(page, 'reading:changeMany')).toEqual([]);
});

test('words typed into a note are kept at Escape, and a discarded note is gone on with', async () => {
  const marks = [{ article: 0, quote: 'في', note: 'أول القول' }];
  const { page } = await screen.open({ articles: 6, marks });
  await rows(page).first().click();
  await page.getByRole('button', { name: 'علامات هذا المقال' }).click();
  const edit = page.getByRole('button', { name: 'تعديل الملاحظة' });
  const note = page.getByRole('textbox', { name: 'الملاحظة' });
  await edit.click();
  await note.fill('أول القول وآخره');
  await page.keyboard.press('Escape');
  await expect(page.getByText('حُفظ ما كتبته في الملاحظة', { exact: true })).toBeVisible();
  await expect(page.getByText('أول القول وآخره')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('أول القول', { exact: true })).toBeVisible();
  await edit.click();
  await note.fill('كلام طويل');
  await page.getByRole('button', { name: 'إلغاء', exact: true }).click();
  await expect(page.getByText('أول القول', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(note).toHaveValue('كلام طويل');
});

test('ten thousand rows are chosen, thrown away and brought back while the window answers', async () => {
  const { page } = await screen.open({ articles: 10_000 });
  // The first of them are listed before the others.
  await expect(page.locator('[aria-setsize="10000"]').first()).toBeVisible();
  await page.getByRole('listbox').focus();
  const timed = async (act: () => Promise<void>): Promise<number> => {
    const begun = Date.now();
    await act();
    return Date.now() - begun;
  };
  const all = await timed(async () => {
    await page.keyboard.press('Control+a');
    await expect(page.getByText('١٠٬٠٠٠ مقال محدد')).toBeVisible();
  });
  const away = await timed(async () => {
    await page.keyboard.press('Delete');
    await expect(page.getByText('نُقل ١٠٬٠٠٠ مقال إلى المهملات', { exact: true })).toBeVisible();
    await expect(rows(page)).toHaveCount(0);
  });
  const back = await timed(async () => {
    await page.keyboard.press('Control+z');
    await expect(rows(page).first()).toBeVisible();
  });
  console.log(`10,000 rows: chosen in ${all} ms, away in ${away} ms, back in ${back} ms`);
  for (const time of [all, away, back]) expect(time).toBeLessThan(10_000);
});
