import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { hostileVectors, pageAround } from '../support/hostileVectors';
import { expect, test } from './reader';
import { watch } from './witness';

const minute = 60_000;
/** All of them are sanitised by the unit tests; a sixth of them is shown here, all with `MAQAL_EVERY_VECTOR=1`. */
const step = process.env['MAQAL_EVERY_VECTOR'] === undefined ? 6 : 1;
/** Those that are no text at all are among these. */
const first = step === 1 ? 0 : 3;

/** Runs in the page: what of the article could act or load, elements, handlers and addresses that the reader draws none of. */
function actingOnScreen(): string[] {
  const acting =
    'script, style, link, meta, base, iframe, frame, object, embed, form, input, math, video, audio, template';
  return [...document.querySelectorAll('article *')].flatMap((element) => {
    const names = element.getAttributeNames().filter((name) => name.startsWith('on'));
    const address = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
    if (!/^(?:$|https?:|mailto:|maqal:\/\/asset\/)/.test(address)) names.push(address);
    return element.matches(acting) ? [...names, element.tagName] : names;
  });
}

/** Opens one article after the other from the top of the list, and looks at each; tells how many there were. */
async function lookAtAll(page: Page): Promise<number> {
  const list = page.getByRole('listbox').first();
  const shown = page.getByRole('article').getByRole('heading', { level: 1 }).first();
  const opened = new Set<string>();
  await list.press('Home');
  await list.press('Enter');
  await expect(shown).toContainText(/\(\d+\)/);
  for (;;) {
    const title = (await shown.textContent()) ?? '';
    opened.add(title);
    expect(await page.evaluate(actingOnScreen), title).toEqual([]);
    await list.press('ArrowDown');
    await list.press('Enter');
    const left = shown.and(page.getByText(title, { exact: true })).waitFor({
      state: 'detached',
      timeout: 5_000,
    });
    const isLast = await left.then(
      () => false,
      () => true,
    );
    if (isLast) return opened.size;
  }
}

test('nothing in a page acts or loads, whichever list its markup is from', async ({ reader }) => {
  test.setTimeout(10 * minute);
  const vectors = hostileVectors().filter((_, index) => index % step === first);
  const folder = join(reader.home, 'vectors');
  await mkdir(folder);
  for (const [index, { markup }] of vectors.entries()) {
    await writeFile(
      join(folder, `${String(index)}.html`),
      pageAround(markup, `(${String(index)})`),
    );
  }
  const { app, page } = await reader.start();
  const witness = await watch(app, page);
  await reader.startAgain([folder]);

  // Two of them are no text at all, and are told of.
  await expect(page.getByRole('dialog')).toContainText('html', { timeout: 3 * minute });
  await page.keyboard.press('Escape');
  expect(await lookAtAll(page)).toBeGreaterThan(vectors.length - 5);
  await reader.picture(page, 'hostile-ar');
  expect(await witness.acts()).toEqual([]);
  expect(witness.requests()).toEqual([]);

  // The same witness sees a page that does act.
  await page.evaluate(() => {
    alert('control');
    new Image().src = 'https://control.example/a.png';
  });
  await expect.poll(async () => (await witness.acts()).join()).toContain('alert');
  await expect
    .poll(async () => [...(await witness.acts()), ...witness.requests()].join())
    .toContain('control.example');
});
