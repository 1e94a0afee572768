import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createApplication, type Application } from '../../../src/main/application';
import { temporaryFolder } from '../../support/temporaryFolder';
import { testParts, type TestParts } from '../../support/parts';
import { valueOf } from '../library/support';

const news = (subject: string): string =>
  `${subject}\n\nفقرة أولى عن ${subject} وما حوله.\n\nفقرة ثانية فيها بقية الحكاية.\n`;

async function begin(folder: string): Promise<{ parts: TestParts; application: Application }> {
  const parts = await testParts(folder);
  onTestFinished(() => parts.library.close());
  return { parts, application: createApplication(parts) };
}

it('exports the library to the place that the reader chose, and what lies in the trash comes back there', async () => {
  const home = await temporaryFolder();
  const { parts, application } = await begin(join(home, 'one'));
  const paths = ['الطيور المهاجرة', 'صناعة الورق'].map((subject) => [subject, `${subject}.txt`]);
  for (const [subject = '', name = ''] of paths) await writeFile(join(home, name), news(subject));
  const { outcomes } = await application.importPaths(
    paths.map(([, name = '']) => join(home, name)),
  );
  const trashed = outcomes.find(({ title }) => title === 'صناعة الورق')?.id;
  valueOf(await application.handlers['library:trash']({ ids: [trashed!] }));
  parts.exportPath = join(home, 'library.zip');
  const report = valueOf(await application.handlers['export:library']({}));
  expect(report).toEqual({ files: [parts.exportPath], articles: 2, failures: [] });

  const other = await begin(join(home, 'other'));
  await other.application.indexed();
  const { outcomes: again } = await other.application.importPaths([parts.exportPath]);
  expect(again.map(({ outcome }) => outcome)).toEqual(['added', 'added']);
  expect(other.parts.library.isTrashed(trashed!)).toBe(true);
  const find = async (text: string): Promise<number> =>
    valueOf(await other.application.handlers['search:query']({ text, limit: 10 })).total;
  expect(await find('الطيور')).toBe(1);
  expect(await find('الورق')).toBe(0);
});

it('writes nothing when the dialog is put away', async () => {
  const home = await temporaryFolder();
  const { application } = await begin(join(home, 'one'));
  expect(valueOf(await application.handlers['export:library']({}))).toBeNull();
  expect(await readdir(home)).toEqual(['one']);
});
