import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createApplication, type Application } from '../../../src/main/application';
import { createExports } from '../../../src/main/exports';
import { temporaryFolder } from '../../support/temporaryFolder';
import { testParts, type TestParts } from '../../support/parts';
import { numberedArticle } from '../../torture/articles';
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
  expect(report).toEqual({ file: parts.exportPath, articles: 2, failures: [] });

  const other = await begin(join(home, 'other'));
  await other.application.indexed();
  const { outcomes: again } = await other.application.importPaths([parts.exportPath]);
  expect(again.map(({ outcome }) => outcome)).toEqual(['added', 'added']);
  expect(other.parts.library.isTrashed(trashed!)).toBe(true);
  const find = async (text: string): Promise<number> =>
    valueOf(await other.application.handlers['search:query']({ text, limit: 10, strict: [] }))
      .total;
  expect(await find('الطيور')).toBe(1);
  expect(await find('الورق')).toBe(0);
});

it('writes nothing when the dialog is put away', async () => {
  const home = await temporaryFolder();
  const { application } = await begin(join(home, 'one'));
  expect(valueOf(await application.handlers['export:library']({}))).toBeNull();
  expect(await readdir(home)).toEqual(['one']);
});

it('tells how far an export is, and ends it when it is told to, without a trace', async () => {
  const home = await temporaryFolder();
  const { parts } = await begin(join(home, 'one'));
  const { library } = parts;
  valueOf(await library.add([0, 1, 2].map(numberedArticle)));
  let go = (): void => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const heldUp = {
    ...{ restriction: null, row: () => null, entries: () => library.entries() },
    changes: () => null,
    async *kept() {
      for await (const each of library.kept()) {
        yield each;
        await gate;
      }
    },
  };
  const { handlers } = createExports({ ...parts, library: heldUp }, 0);
  parts.exportPath = join(home, 'library.zip');
  await writeFile(parts.exportPath, 'the export of yesterday');
  const facts = (): unknown[] =>
    parts.announced.flatMap(({ name, fact }) => (name === 'export:progressed' ? [fact] : []));
  const running = handlers['export:library']({});
  await expect.poll(facts).toEqual([{ done: 1, total: 3 }]);
  const ended = handlers['export:cancel']({});
  go();
  valueOf(await ended);
  expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(facts()).toEqual([{ done: 1, total: 3 }, null]);
  expect((await readdir(home)).sort()).toEqual(['library.zip', 'one']);
  expect(await readFile(parts.exportPath, 'utf8')).toBe('the export of yesterday');
});
