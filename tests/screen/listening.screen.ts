import { expect, type Page } from '@playwright/test';
import type { FakeApi } from '../support/fakeApi';
import { drawn, highlighted } from './articleText';
import { screen, test, type ScreenOptions } from './screen';

const voices = [
  { name: 'سلمى', lang: 'ar' },
  { name: 'Majed', lang: 'ar-SA' },
  { name: 'Daniel', lang: 'en-GB' },
  { name: 'Salma+Adam', lang: 'ar' },
];
interface Said {
  readonly text: string;
  readonly lang: string;
  readonly voice: string;
  readonly rate: number;
}

const region = (page: Page) => page.getByRole('region', { name: /^(?:صفحة المقال|Article page)$/ });
const bar = (page: Page) =>
  page.getByRole('group', { name: /^(?:القراءة الصوتية|Reading aloud)$/ });
const said = (page: Page) =>
  page.evaluate(() => (window as unknown as { spoken: readonly Said[] }).spoken);
const lastSaid = async (page: Page) => (await said(page)).at(-1);
const marked = (page: Page) => highlighted(page, 'spoken');
const picture = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/pictures/${name}.png` });

async function open(options: ScreenOptions = {}, name?: string): Promise<Page> {
  const { page } = await screen.open({ size: [1100, 620], voices, letterTime: 1000, ...options });
  const rows = page.getByRole('option');
  await (name === undefined ? rows : rows.filter({ hasText: name })).first().click();
  await drawn(page);
  await region(page).focus();
  return page;
}

test('reads aloud from the head of an article, sentence by sentence, by keys alone', async () => {
  const page = await open();
  await page.keyboard.press('Home');
  await expect.poll(() => region(page).evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  await page.keyboard.press('Control+Shift+U');
  await expect(bar(page).getByRole('status')).toHaveText('يُقرأ المقال');
  const title = 'كيف تجد السلاحف طريقها إلى الشاطئ الذي وُلدت فيه؟';
  await expect.poll(() => marked(page)).toBe(title);
  expect(await lastSaid(page)).toEqual({ text: title, lang: 'ar', voice: 'سلمى', rate: 1 });
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Alt+Shift+ArrowDown');
  const sentence = 'وحين تبلغ سنّ الوضع تعود من مسافة تزيد على 2000 كيلومتر إلى الشاطئ نفسه.';
  await expect.poll(() => marked(page)).toBe(sentence);
  await picture(page, 'listening-ar');
  await page.keyboard.press('Control+Shift+U');
  await expect(bar(page).getByRole('status')).toHaveText('القراءة متوقفة مؤقتًا');
  await expect.poll(() => marked(page)).toBe(sentence);
  const before = (await said(page)).length;
  await page.keyboard.press('Control+Shift+U');
  await expect.poll(async () => (await said(page)).length).toBe(before + 1);
  expect((await lastSaid(page))?.text).toBe(sentence);
  await page.keyboard.press('Control+.');
  await expect(bar(page)).toHaveCount(0);
  expect(await marked(page)).toBe('');
});

test('speaks what was written, whatever the view hides, and goes on over larger letters', async () => {
  const page = await open({ settings: { tashkeel: false, digits: 'arabic' } });
  await page.getByText('وحين تبلغ').dblclick({ position: { x: 10, y: 10 } });
  await page.keyboard.press('Control+Shift+U');
  await expect.poll(async () => (await lastSaid(page))?.text).toContain('سنّ');
  expect((await lastSaid(page))?.text).toContain('2000');
  await page.keyboard.press('Control+Equal');
  await page.keyboard.press('Control+Equal');
  await expect.poll(() => marked(page)).toContain('٢٠٠٠');
  await expect(bar(page).getByRole('status')).toHaveText('يُقرأ المقال');
});

test('turns the pages as it goes, to the end of the article', async () => {
  const page = await open(
    { settings: { flow: 'pages' }, letterTime: 2, size: [700, 520] },
    'السلاحف',
  );
  const number = page.locator('.pages .number');
  await page.keyboard.press('Home');
  await expect(number).toHaveText(/^صفحة ١/);
  await page.keyboard.press('Control+Shift+U');
  await expect(bar(page)).toBeVisible();
  await expect(number).toHaveText(/^صفحة ٢/);
  await expect(bar(page)).toHaveCount(0);
  const all = (await said(page)).map(({ text }) => text).join(' ');
  expect(all).toContain('كيف تجد السلاحف');
  expect(all).toContain('في سجلات ربع قرن');
});

test('keeps what is spoken in view, and leaves a reader alone who has gone elsewhere', async () => {
  const page = await open({ book: true, size: [1100, 460] }, 'كتاب النهر');
  await page.keyboard.press('Control+Shift+U');
  const inView = () =>
    region(page).evaluate((scroller) => {
      const [range] = [...(CSS.highlights.get('spoken') ?? [])] as Range[];
      const box = range?.getBoundingClientRect();
      const view = scroller.getBoundingClientRect();
      return box !== undefined && box.top >= view.top && box.bottom <= view.bottom;
    });
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await expect.poll(inView).toBe(true);
  }
  await region(page).evaluate((scroller) => {
    scroller.scrollTop += 4000;
  });
  await expect.poll(inView).toBe(false);
  const way = page.getByRole('button', { name: 'إلى الجملة المقروءة' });
  await expect(way).toHaveCount(0);
  const top = await region(page).evaluate(({ scrollTop }) => scrollTop);
  await page.evaluate(() => {
    const engine = window.speechSynthesis as unknown as { finish(): void };
    engine.finish();
  });
  await expect(way).toBeVisible();
  expect(await region(page).evaluate(({ scrollTop }) => scrollTop)).toBe(top);
  await way.click();
  await expect.poll(inView).toBe(true);
  await expect(way).toHaveCount(0);
});

test('reads faster and with another voice, chosen by keys, and remembers both', async () => {
  const page = await open();
  await page.keyboard.press('Control+Shift+U');
  await bar(page)
    .getByRole('button', { name: /^السرعة والصوت/ })
    .press('Enter');
  const slider = page.getByRole('slider', { name: 'سرعة القراءة' });
  await slider.focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', '١٫٥×');
  await expect.poll(async () => (await lastSaid(page))?.rate).toBe(1.5);
  await page.getByRole('button', { name: 'صوت اللغة العربية: سلمى' }).press('Enter');
  await expect(page.getByRole('menuitemradio')).toHaveText(['سلمى', 'Majed']);
  await picture(page, 'listening-choices-ar');
  await page.getByRole('menuitemradio', { name: 'Majed' }).press('Enter');
  await expect.poll(async () => (await lastSaid(page))?.voice).toBe('Majed');
  const changes = await page.evaluate(() =>
    (window as unknown as { maqal: FakeApi }).maqal.asked
      .filter(({ name }) => name === 'settings:change')
      .map(({ request }) => request),
  );
  expect(changes).toContainEqual({ change: { speechRate: 1.5 } });
  expect(changes.at(-1)).toEqual({ change: { voices: { ar: 'Majed' } } });
});

test('falls silent when the article is put away', async () => {
  const page = await open({}, 'السلاحف');
  await page.getByRole('button', { name: 'المزيد', exact: true }).last().press('Enter');
  await page.getByRole('menuitem', { name: 'الاستماع إلى المقال' }).press('Enter');
  await expect(bar(page)).toBeVisible();
  await page.getByRole('option').nth(1).click();
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.press('Control+Shift+U');
  await expect(bar(page)).toBeVisible();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Delete');
  await expect(bar(page)).toHaveCount(0);
});

test('says how to get a voice where the system has none for the language', async () => {
  const english = { settings: { locale: 'en' as const } };
  const arabic = await open({ voices: [{ name: 'Daniel', lang: 'en-GB' }] });
  await arabic.keyboard.press('Control+Shift+U');
  await expect(arabic.getByRole('alert')).toContainText('لا صوت للغة العربية في هذا الجهاز');
  await expect(arabic.getByRole('alert')).toContainText('espeak-ng');
  await picture(arabic, 'no-voice-ar');
  await arabic.getByRole('button', { name: 'إغلاق', exact: true }).click();
  await expect(arabic.getByRole('alert')).toHaveCount(0);
  await expect(region(arabic)).toBeFocused();
  const page = await open({ ...english, voices: [{ name: 'سلمى', lang: 'ar' }] }, 'lighthouses');
  await page.keyboard.press('Control+Shift+U');
  await expect(page.getByRole('alert')).toContainText('This computer has no voice for English');
  await picture(page, 'no-voice-en');
  await page.keyboard.press('Control+.');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

for (const [theme, locale] of [
  ['light', 'en'],
  ['sepia', 'ar'],
  ['dark', 'ar'],
  ['black', 'en'],
  ['contrast', 'ar'],
] as const) {
  test(`marks the sentence in ${theme}, ${locale}`, async () => {
    const page = await open({
      settings: { theme, locale },
      marks: [
        { article: 0, quote: 'الصغيرة من رملها', kind: 'highlight', colour: 'green', tags: [] },
      ],
      size: theme === 'contrast' ? [360, 640] : [1100, 620],
    });
    await page.getByText('تخرج السلحفاة').dblclick({ position: { x: 20, y: 10 } });
    await page.keyboard.press('Control+Shift+U');
    await expect.poll(() => marked(page)).toContain('تخرج السلحفاة');
    await picture(page, `listening-${theme}-${locale}`);
  });
}
