import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createApplication } from '../../../src/main/application';
import { testParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { valueOf as value } from '../library/support';

/** An application, and a way to write files for it. */
async function begin() {
  const folder = await temporaryFolder();
  const plain = await testParts(join(folder, 'library'));
  // One after the other, so that outcomes come in the order of the files.
  const parts = { ...plain, importer: { ...plain.importer, width: 1 } };
  onTestFinished(() => parts.library.close());
  const application = createApplication(parts);
  return {
    ...{ application, handlers: application.handlers },
    async write(name: string, content: string): Promise<string> {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
  };
}

const article = (title: string, words: string): string =>
  `${title}\n\n${Array.from({ length: 60 }, (_, at) => `${words} ${at} في سطر من سطوره`).join('، ')}.\n`;

it('names articles whose text is nearly the same, and drops none of them', async () => {
  const one = await begin();
  const text = article('رحلة إلى الجبل', 'مشينا في الصباح الباكر نحو القمة البعيدة');
  const first = await one.write('رحلة.txt', text);
  const edited = await one.write('رحلة منقحة.txt', text.replace('مشينا', 'سرنا'));
  const other = await one.write('سوق.txt', article('السوق القديم', 'باعة التوابل في الدكاكين'));
  await one.application.importPaths([first]);
  const report = await one.application.importPaths([edited, other]);
  expect(report.counts).toMatchObject({ added: 2, alike: 1 });
  const [alike, unlike] = report.outcomes;
  expect(alike?.resembles).toMatchObject([{ title: 'رحلة إلى الجبل', name: 'رحلة.txt' }]);
  expect(unlike?.resembles).toEqual([]);
  // In the trash it is offered no more.
  const id = alike?.resembles[0]?.id ?? '';
  expect(value(await one.handlers['library:alike']({ id: alike?.id ?? '' }))).toHaveLength(1);
  await one.handlers['library:trash']({ ids: [id] });
  expect(value(await one.handlers['library:alike']({ id: alike?.id ?? '' }))).toEqual([]);
});

it('offers two articles no more, from neither side, once the reader has kept both', async () => {
  const one = await begin();
  const text = article('رحلة إلى الجبل', 'مشينا في الصباح الباكر نحو القمة البعيدة');
  const paths = [
    await one.write('رحلة.txt', text),
    await one.write('رحلة منقحة.txt', text.replace('مشينا', 'سرنا')),
  ];
  const report = await one.application.importPaths(paths);
  const [first = '', second = ''] = report.outcomes.map(({ id }) => id ?? '');
  const offered = async (id: string): Promise<readonly string[]> =>
    value(await one.handlers['library:alike']({ id })).map((alike) => alike.id);
  expect(await offered(first)).toEqual([second]);
  expect(await offered(second)).toEqual([first]);
  const change = { distinctFrom: [second] };
  value(await one.handlers['reading:change']({ id: first, change }));
  expect(await offered(first)).toEqual([]);
  expect(await offered(second)).toEqual([]);
});
