import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resealed } from '../../torture/damages';
import { codeOf, openAt, temporaryFolder, valueOf } from './support';

/** A library whose settings a later program of the same version has written, with a field of its own. */
async function laterSettings(fields: object): Promise<string> {
  const folder = await temporaryFolder();
  const library = await openAt(folder);
  valueOf(await library.changeSettings({ fontSize: 25 }));
  await library.close();
  const file = join(folder, 'settings.json');
  const bytes = await readFile(file);
  const { schema, data } = JSON.parse(bytes.toString()) as { schema: number; data: object };
  await writeFile(file, resealed(bytes, { schema, data: { ...data, ...fields } }));
  return folder;
}

const dataIn = async (folder: string): Promise<unknown> =>
  (JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')) as { data: unknown }).data;

it('keeps settings that a later program of the same version has written, and passes them by', async () => {
  const folder = await laterSettings({ rulerColour: 'green', ruler: { isShown: true } });
  const library = await openAt(folder);
  expect(library.notices).toEqual([]);
  expect(library.restriction).toBeNull();
  expect(library.settings()).toMatchObject({ fontSize: 25, theme: 'system' });
  expect(valueOf(await library.changeSettings({ theme: 'dark' }))).toMatchObject({ fontSize: 25 });
  await library.close();
  const later = { rulerColour: 'green', ruler: { isShown: true } };
  expect(await dataIn(folder)).toMatchObject({ fontSize: 25, theme: 'dark', ...later });
  const again = await openAt(folder);
  expect(again.notices).toEqual([]);
  expect(await again.check()).toMatchObject({ ok: true });
});

it('takes no setting that it does not know', async () => {
  const library = await openAt(await temporaryFolder());
  expect(codeOf(await library.changeSettings({ ruler: true } as object))).toBe('bad-request');
  expect(library.settings()).not.toHaveProperty('ruler');
});

it('still calls settings damaged that have a value which is not allowed', async () => {
  const library = await openAt(await laterSettings({ fontSize: 'large' }));
  expect(library.notices).toMatchObject([{ kind: 'library-restored', file: 'settings.json' }]);
});
