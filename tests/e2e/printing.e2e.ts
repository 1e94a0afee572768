import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, cutPages, inOrder, textOfFile, wordsIn } from './paper';
import { expect, test } from './reader';

const vocabulary =
  'في عام ٨٠٧ وصلت إلى بلاط مدينة بعيدة ساعةٌ تُعلن الوقت بكراتٍ من نحاس وعنوان وصفها كما كُتب (Book of Devices) يقول الفريق طريق خريطة زاوية لا الماء ليلًا أعوامًا سؤال مؤلف شيء'.split(
    ' ',
  );
/** Paragraphs of which no two are alike: what stands on every page would be taken for its header. */
const lines = Array.from({ length: 150 }, (_, at) => {
  const words = Array.from({ length: 24 }, (_, n) => {
    const place = (at * 7919 + n * 104_729 + at * n * 31) % vocabulary.length;
    return vocabulary[place] ?? '';
  });
  return `الفقرة رقم ${at + 1}: ${words.join(' ')}.`;
});
/** Of a sample: real sentences, with letters that are drawn above each other (الحرير). */
const sentences = readFileSync('resources/samples/journey-of-paper.txt', 'utf8')
  .split('\n\n')
  .filter((paragraph) => paragraph.length > 200)
  .slice(1);
const article = `كيف تُصنع الساعة المائية\n\nالسبت 3 فبراير 2024\n\n${lines.join('\n\n')}\n`;
/** Wider than paper, whatever its words are broken for. */
const table = ['جدول', '---', 'خبر']
  .map((word) => `| ${Array<string>(24).fill(`${word}${word}${word}`).join(' | ')} |`)
  .join('\n');

test('a long article becomes a PDF whose words are those of the article, in their order', async ({
  reader,
}) => {
  const file = await reader.write('ساعة.md', `# ${[article, ...sentences, table].join('\n\n')}\n`);
  const { app, page } = await reader.start([file]);
  await page.locator('.article-body table').waitFor();
  const path = join(reader.home, 'ساعة.pdf');
  await answer(app, path);
  await page.getByRole('button', { name: 'المزيد' }).last().click();
  await page.getByRole('menuitem', { name: /PDF/ }).click();
  await expect(page.getByText('حُفظ الملف', { exact: true })).toBeVisible({ timeout: 30_000 });
  const facts = wordsIn(await page.getByRole('article').locator('ul.facts').innerText());
  expect(facts.length).toBeGreaterThan(8);
  const wanted = wordsIn([...lines, ...sentences].join(' '));
  const found = wordsIn(await textOfFile('ساعة.pdf', path));
  const stacked = (words: readonly string[]): string[] =>
    words.filter((word) => ['الحرير', 'المجال', 'الجفاف'].includes(word));
  expect(stacked(found)).toEqual(stacked(wanted));
  const own = inOrder(wanted, found);
  const notes = [`words in order by our own reader: ${own.toFixed(4)}`];
  if (existsSync('/usr/bin/pdftotext')) {
    const text = execFileSync('/usr/bin/pdftotext', ['-enc', 'UTF-8', path, '-']).toString();
    notes.push(`by pdftotext: ${inOrder(wanted, wordsIn(text)).toFixed(4)}`);
    expect(inOrder(facts, wordsIn(text))).toBe(1);
    const fonts = execFileSync('/usr/bin/pdffonts', [path]).toString();
    notes.push(fonts);
    // After a font's kind and encoding, its line says `yes` where it is embedded.
    const rows = fonts.trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !/\syes\s+(?:yes|no)\s+(?:yes|no)\s/.test(row))).toEqual([]);
  }
  await reader.note('printed', notes.join('\n'));
  expect(own).toBeGreaterThan(0.96);
  expect(await cutPages(path)).toEqual([]);
});

test('the open article is handed on as a book where the reader says', async ({ reader }) => {
  const { app, page } = await reader.start([await reader.write('ساعة.txt', article)]);
  await page.locator('.article-body').waitFor();
  const path = join(reader.home, 'ساعة.epub');
  await answer(app, path);
  await page.keyboard.press('Control+e');
  await page.getByRole('radio', { name: 'كتاب إلكتروني' }).click();
  await page.getByRole('button', { name: /اختيار مكان/ }).click();
  await expect(page.getByText('صُدِّر مقال واحد', { exact: true })).toBeVisible();
  expect(wordsIn(await textOfFile('ساعة.epub', path))).toEqual(wordsIn(lines.join(' ')));
});
