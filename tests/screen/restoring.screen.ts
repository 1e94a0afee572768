import { expect } from '@playwright/test';
import type { RestoredArticle, RestoreReport } from '#shared/restoring';
import type { FakeApi } from '../support/fakeApi';
import { screen, test } from './screen';

const none = { added: 0, changed: 0, removed: 0 };
const article = (
  at: number,
  title: string,
  outcome: RestoredArticle['outcome'],
  more: Partial<RestoredArticle> = {},
): RestoredArticle => ({
  ...{ id: at.toString(16).padStart(64, '0'), title, outcome },
  ...{ purgedAt: null, fields: [], isTrashed: false, bookmarks: none, ...more },
});

const report: RestoreReport = {
  counts: { added: 12, changed: 3, left: 240, purged: 2, failed: 1 },
  bookmarks: { added: 5, changed: 1, removed: 2 },
  articles: [
    article(1, 'ذاكرة الماء ..عمودٌ قاس النيل ألف عام', 'changed', {
      fields: ['starred', 'tags', 'place', 'progress'],
      bookmarks: { added: 4, changed: 1, removed: 0 },
    }),
    article(2, 'How the harbour learned to read the tide', 'changed', {
      bookmarks: { added: 1, changed: 0, removed: 2 },
    }),
    article(3, 'رحلة الورق من الصين إلى الأندلس', 'changed', {
      ...{ fields: ['trashedAt'], isTrashed: true },
    }),
    ...Array.from({ length: 12 }, (_, at) => article(10 + at, `مقال جديد رقم ${at + 1}`, 'added')),
    article(4, 'القناة التي تسقي الواحة', 'purged', { purgedAt: '2026-02-10T08:00:00.000Z' }),
    article(5, 'A lake that keeps a diary', 'purged', { purgedAt: '2026-01-02T08:00:00.000Z' }),
  ],
  failures: [{ code: 'damaged-file', file: 'سوق الورّاقين.txt' }],
  isWhole: true,
};

const words = {
  ar: {
    ...{ title: 'استعادة من ملف', added: 'سيُضاف ١٢ مقالًا', changed: 'ستتغيّر ٣ مقالات' },
    ...{ left: 'سيبقى ٢٤٠ مقالًا كما هي', marks: '٥ علامات جديدة' },
    ...{ purged: /مقالان حذفتهما نهائيًا/, details: 'المقالات وما يتغيّر فيها' },
    ...{ what: 'المفضلة والوسوم وموضع القراءة و٤ علامات جديدة وملاحظة واحدة بنص أحدث' },
    ...{ go: 'استعادة', done: 'أُضيف ١٢ مقالًا', finished: /^اكتملت الاستعادة/ },
    ...{ undo: 'التراجع عن الاستعادة', again: 'إعادة' },
    undone: /^تم التراجع عن استعادة ١٥ مقالًا من نسخة وبقي مقال واحد كما هو/,
    redone: /^تمت إعادة استعادة ١٥ مقالًا/,
    nothing: 'لا جديد في هذه النسخة: كل ما فيها موجود في مكتبتك.',
  },
  en: {
    ...{ title: 'Restore from a file', added: '12 articles will be added' },
    ...{ changed: '3 articles will change', left: '240 articles stay as they are' },
    ...{ marks: '5 new bookmarks', purged: /2 articles that you deleted for good/ },
    ...{ details: 'The articles, and what changes in them', go: 'Restore' },
    ...{ what: 'starred, tags, place, 4 new bookmarks, and 1 note with newer words' },
    ...{ done: '12 articles added', finished: /^The restore is complete/ },
    ...{ undo: 'Undo the restore', again: 'Redo' },
    undone: /^Undone: restore 15 articles from a copy and one article was changed since/,
    redone: /^Done again: restore 15 articles/,
    nothing: 'There is nothing new in this copy: your library has all of it.',
  },
} as const;

for (const locale of ['ar', 'en'] as const) {
  const say = words[locale];

  test(`shows what a copy would bring before it brings it, in ${locale}`, async () => {
    const { page, complaints } = await screen.open({ settings: { locale }, restore: report });
    const choose = (): Promise<void> =>
      page.evaluate(() => {
        const { maqal } = window as unknown as { maqal: FakeApi };
        maqal.announce('menu:chosen', { command: 'restore' });
      });
    await choose();
    const dialog = page.getByRole('dialog', { name: say.title });
    for (const line of [say.added, say.changed, say.left, say.marks]) {
      await expect(dialog.getByText(line, { exact: true })).toBeVisible();
    }
    const bringBack = dialog.getByRole('checkbox', { name: say.purged });
    await expect(bringBack).not.toBeChecked();
    await page.screenshot({ path: `test-results/pictures/restore-plan-${locale}.png` });

    await dialog.getByText(say.details).click();
    await expect(dialog.getByText(say.what)).toBeVisible();
    await page.screenshot({ path: `test-results/pictures/restore-details-${locale}.png` });
    await dialog.getByText(say.details).click();

    await bringBack.check();
    await dialog.getByRole('button', { name: say.go, exact: true }).click();
    await expect(dialog.getByText(say.finished)).toBeVisible();
    await expect(dialog.getByText(say.done, { exact: true })).toBeVisible();
    await page.screenshot({ path: `test-results/pictures/restore-done-${locale}.png` });
    const asked = await page.evaluate(() =>
      (window as unknown as { maqal: FakeApi }).maqal.asked
        .filter(({ name }) => name === 'restore:perform')
        .map(({ request }) => request),
    );
    expect(asked).toEqual([{ paths: ['copy.zip'], bringBack: true }]);
    await dialog.getByRole('button', { name: say.undo, exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(say.undone)).toBeVisible();
    await page.screenshot({ path: `test-results/pictures/restore-undone-${locale}.png` });
    await page.getByRole('button', { name: say.again, exact: true }).click();
    await expect(page.getByText(say.redone)).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test(`says when a copy brings nothing, in ${locale}`, async () => {
    const counts = { added: 0, changed: 0, left: 0, purged: 0, failed: 0 };
    const empty = { ...report, counts, bookmarks: none, articles: [], failures: [] };
    const { page } = await screen.open({ settings: { locale }, restore: empty });
    const choose = (): Promise<void> =>
      page.evaluate(() => {
        const { maqal } = window as unknown as { maqal: FakeApi };
        maqal.announce('menu:chosen', { command: 'restore' });
      });
    await choose();
    const dialog = page.getByRole('dialog', { name: say.title });
    await expect(dialog.getByText(say.nothing)).toBeVisible();
    await expect(dialog.getByRole('button', { name: say.go, exact: true })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
}
