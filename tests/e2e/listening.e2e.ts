import type { Page } from '@playwright/test';
import { articleFile } from './articles';
import { expect, test, type Reader } from './reader';
import { hasVoices, startSilence, startSpeech } from './speechServer';

/** Where the program finds the system's voices; a test that has ended leaves none behind. */
function speakThrough(address: string): void {
  process.env['SPEECHD_ADDRESS'] = address;
}
test.afterEach(() => {
  delete process.env['SPEECHD_ADDRESS'];
});

async function openArticle(reader: Reader, paragraphs: number) {
  const path = await reader.write('خبر.txt', articleFile('القطار', paragraphs));
  const started = await reader.start([path]);
  const { page } = started;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('region', { name: 'صفحة المقال' }).focus();
  return started;
}

const bar = (page: Page) => page.getByRole('group', { name: 'القراءة الصوتية' });
const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('spoken') ?? [])].map(String).join());

test('an article is read aloud by a voice of the system, from its title to its end', async ({
  reader,
}) => {
  test.skip(!hasVoices, 'no speech-dispatcher and eSpeak NG on this system');
  const speech = await startSpeech();
  speakThrough(speech.address);
  const { page } = await openArticle(reader, 2);
  await page.keyboard.press('Control+Shift+U');
  const sentences = new Set<string>();
  // Each sentence is marked for as long as its voice speaks: the next one comes when that has told of its end.
  await expect
    .poll(async () => sentences.add(await marked(page)).size, { intervals: [30], timeout: 60_000 })
    .toBeGreaterThan(3);
  await reader.picture(page, 'listening-window-ar');
  await expect(bar(page)).toHaveCount(0, { timeout: 60_000 });
  expect(await marked(page)).toBe('');
  speech.end();
});

test('a voice is stopped, taken on and led to other sentences by keys', async ({ reader }) => {
  test.skip(!hasVoices, 'no speech-dispatcher and eSpeak NG on this system');
  const speech = await startSpeech();
  speakThrough(speech.address);
  const { page } = await openArticle(reader, 60);
  await page.keyboard.press('Control+Shift+U');
  await expect.poll(() => marked(page)).toContain('القطار');
  await page.keyboard.press('Control+Shift+U');
  await expect(bar(page).getByRole('status')).toHaveText('القراءة متوقفة مؤقتًا');
  const paused = await marked(page);
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect.poll(() => marked(page)).toContain('الفقرة رقم');
  const there = await marked(page);
  expect(there).not.toBe(paused);
  await page.keyboard.press('Control+Shift+U');
  await expect.poll(() => marked(page)).not.toBe(there);
  // Steps in the middle of a word: what was silenced must not end what comes after it.
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(bar(page).getByRole('status')).toHaveText('يُقرأ المقال');
  const here = await marked(page);
  await expect.poll(() => marked(page)).not.toBe(here);
  await expect(bar(page).getByRole('status')).toHaveText('يُقرأ المقال');
  await page.keyboard.press('Control+.');
  await expect(bar(page)).toHaveCount(0);
  speech.end();
});

test('a system without voices is told how to get one', async ({ reader }) => {
  speakThrough('unix_socket:/nowhere/at/all');
  const { page } = await openArticle(reader, 2);
  await page.keyboard.press('Control+Shift+U');
  await expect(page.getByRole('alert')).toContainText('لا صوت للغة العربية في هذا الجهاز');
  await reader.picture(page, 'no-voice-window-ar');
  await page.getByRole('button', { name: 'إغلاق', exact: true }).press('Enter');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'صفحة المقال' })).toBeFocused();
});

test('speech that hangs keeps neither the reader waiting nor the program from ending', async ({
  reader,
}) => {
  const silence = await startSilence();
  speakThrough(silence.address);
  const started = await openArticle(reader, 2);
  const { page } = started;
  await page.keyboard.press('Control+Shift+U');
  await expect(page.getByRole('alert')).toContainText('لا صوت للغة العربية في هذا الجهاز');
  await reader.quit(started);
  silence.end();
});
