import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pngOf } from '../support/png';
import { expect, test } from './reader';

const text =
  'فقرة عن النهر والمدينة القديمة التي على ضفته، طويلة بما يكفي لتكون نصاً يقرأه الناس في المساء.';
const page = (title: string, picture: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><article><p>${text}</p><figure><img src="${picture}" alt="النهر"><figcaption>النهر عند الجسر.</figcaption></figure><p>${text}</p></article>`;

test('the pictures of a saved page are shown, those inside it and those beside it', async ({
  reader,
}) => {
  const inside = `data:image/png;base64,${Buffer.from(pngOf(240, 120)).toString('base64')}`;
  const first = await reader.write('داخلها.html', page('صورة داخل الصفحة', inside));
  await mkdir(join(reader.home, 'بجانبها_files'));
  await reader.write('بجانبها_files/نهر.png', pngOf(200, 100));
  const address = `./${encodeURIComponent('بجانبها_files')}/${encodeURIComponent('نهر.png')}`;
  const second = await reader.write('بجانبها.html', page('صورة بجانب الصفحة', address));
  const { page: window } = await reader.start([first, second]);

  const cases = [
    ['صورة داخل الصفحة', 240],
    ['صورة بجانب الصفحة', 200],
  ] as const;
  for (const [title, width] of cases) {
    await window.getByRole('option').filter({ hasText: title }).click();
    const picture = window.getByRole('article').getByAltText('النهر');
    await expect(picture).toHaveAttribute('src', /^maqal:\/\/asset\/[0-9a-f]{64}\/[0-9a-f]{64}$/);
    await expect
      .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(width);
  }
  await reader.picture(window, 'pictures-ar');
  const picture = window.getByRole('button', { name: 'النهر – تكبير الصورة' });
  await picture.press('Enter');
  const large = window.getByRole('dialog', { name: 'النهر' });
  await expect(large).toBeVisible();
  await window.keyboard.press('+');
  await expect(large.getByRole('status')).toHaveText(/١٥٠/);
  await window.keyboard.press('ArrowDown');
  await reader.picture(window, 'pictures-large-ar');
  await window.keyboard.press('Escape');
  await expect(large).toHaveCount(0);
  await expect(picture).toBeFocused();
});
