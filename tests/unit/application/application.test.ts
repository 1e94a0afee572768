import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fromText } from '#shared/asText';
import { idsOf } from '#shared/packedRows';
import { describe as selectorOf } from '#shared/text/anchor';
import { articleText } from '#shared/text/plainText';
import { createApplication, type Application } from '../../../src/main/application';
import { temporaryFolder } from '../../support/temporaryFolder';
import { testParts, type TestParts } from '../../support/parts';
import { valueOf as value } from '../library/support';

interface Scene {
  readonly folder: string;
  readonly parts: TestParts;
  readonly application: Application;
  readonly handlers: Application['handlers'];
  /** Writes an article file and answers its path. */
  write(name: string, text: string | Uint8Array): Promise<string>;
}

async function scene(folder?: string): Promise<Scene> {
  const home = folder ?? (await temporaryFolder());
  await mkdir(join(home, 'files'), { recursive: true });
  const parts = await testParts(join(home, 'library'));
  onTestFinished(() => parts.library.close());
  const application = createApplication(parts);
  return {
    ...{ folder: home, parts, application, handlers: application.handlers },
    async write(name, text) {
      const path = join(home, 'files', name);
      await writeFile(path, text);
      return path;
    },
  };
}

const news = (subject: string): string =>
  `${subject}\n\nالسبت 3 فبراير 2024 - 08:57 بتوقيت غرينتش\n\nفقرة أولى عن ${subject} وما حوله.\n\nفقرة ثانية فيها بقية الحكاية.\n`;

describe('importing', () => {
  it('keeps what is good, reports what is not, and tells the window once all is saved', async () => {
    const { write, application, handlers, parts } = await scene();
    const good = await write('طيور.txt', news('الطيور المهاجرة'));
    const empty = await write('فارغ.txt', '');
    const binary = await write(
      'صورة.txt',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]),
    );
    const reported: string[] = [];
    const { outcomes, counts } = await application.importPaths(
      [good, empty, binary, '/no/such.txt'],
      (it) => reported.push(it.file),
    );
    expect(counts).toMatchObject({ added: 1, failed: 3 });
    const kinds = new Map(
      outcomes.map(({ file, outcome, error }) => [file, error?.code ?? outcome]),
    );
    expect(kinds).toEqual(
      new Map([
        [good, 'added'],
        [empty, 'empty-file'],
        [binary, 'binary-file'],
        ['/no/such.txt', 'missing-file'],
      ]),
    );
    expect(outcomes.find(({ file }) => file === empty)?.error?.file).toBe('فارغ.txt');
    expect(reported).toEqual(outcomes.map(({ file }) => file));
    expect(idsOf(value(await handlers['library:list']({})))).toHaveLength(1);
    expect(parts.announced.map(({ name }) => name)).toContain('library:added');
  });

  it('knows the same bytes under another name, within one import and later', async () => {
    const { write, application } = await scene();
    const first = await write('أ.txt', news('السوق'));
    const second = await write('ب.txt', news('السوق'));
    const both = await application.importPaths([first, second]);
    expect(both.outcomes.map(({ outcome }) => outcome).sort()).toEqual(['added', 'duplicate']);
    const [again] = (await application.importPaths([second])).outcomes;
    expect(again).toMatchObject({ outcome: 'duplicate', title: 'السوق', restored: false });
    expect(again?.duplicateOf).toMatchObject({ id: again?.id, title: 'السوق' });
    expect(['أ.txt', 'ب.txt']).toContain(again?.duplicateOf?.name);
  });

  it('walks a folder of many files and answers for each', async () => {
    const { write, application, folder, handlers, parts } = await scene();
    for (let number = 0; number < 150; number += 1) {
      await write(`${String(number)}.txt`, news(`الموضوع رقم ${String(number)}`));
    }
    const { outcomes } = await application.importPaths([join(folder, 'files')]);
    expect(outcomes).toHaveLength(150);
    expect(outcomes.every(({ outcome }) => outcome === 'added')).toBe(true);
    expect(idsOf(value(await handlers['library:list']({})))).toHaveLength(150);
    const told = parts.announced.flatMap(({ name, fact }) =>
      name === 'library:added' ? (fact as { ids: string[] }).ids : [],
    );
    // Each new row once, so that none has to be asked for twice.
    expect([...told].sort()).toEqual(outcomes.map(({ id }) => id).sort());
    const asked = { ids: [told[3]!, '0'.repeat(64), told[7]!] };
    const rows = fromText(value(await handlers['library:rows'](asked)));
    expect(rows.map(({ summary }) => summary.id)).toEqual([told[3], told[7]]);
    expect(parts.announced.filter(({ name }) => name === 'library:changed')).toEqual([]);
  });
});

describe('a library of one article', () => {
  async function withOne(): Promise<Scene & { id: string; path: string }> {
    const it = await scene();
    const path = await it.write('نخيل.txt', news('النخيل في الواحات'));
    it.parts.chosen = [path];
    const id = value(await it.handlers['import:choose']({}))?.onlyId;
    if (typeof id !== 'string') throw new Error('not imported');
    return { ...it, id, path };
  }

  it('finds it, loses it to the trash, and finds it again when it is restored', async () => {
    const { handlers, id } = await withOne();
    const total = async (text: string): Promise<number> =>
      value(await handlers['search:query']({ text, limit: 5, strict: [] })).total;
    const find = (): Promise<number> => total('النخيل واحه');
    expect(await total('الغابه')).toBe(0);
    expect(await find()).toBe(1);
    value(await handlers['library:trash']({ ids: [id] }));
    expect(await find()).toBe(0);
    value(await handlers['library:restore']({ ids: [id] }));
    expect(await find()).toBe(1);
  });

  it('takes a trashed article out of the trash when its file is imported again', async () => {
    const { handlers, application, id, path } = await withOne();
    value(await handlers['library:trash']({ ids: [id] }));
    const [outcome] = (await application.importPaths([path])).outcomes;
    expect(outcome).toMatchObject({ outcome: 'duplicate', restored: true });
    expect(
      value(await handlers['search:query']({ text: 'النخيل', limit: 5, strict: [] })).total,
    ).toBe(1);
  });

  it('keeps place, star, bookmarks and settings over a restart', async () => {
    const { handlers, id, folder, parts } = await withOne();
    const { article } = value(await handlers['library:open']({ id }));
    const text = articleText(article.body);
    const selector = selectorOf(text, text.indexOf('فقرة ثانية'), text.indexOf('فقرة ثانية') + 10);
    value(
      await handlers['reading:change']({
        id,
        change: { starred: true, place: selector, progress: 0.5 },
      }),
    );
    const mark = value(await handlers['marks:add']({ articleId: id, selector, note: 'للعودة' }));
    value(await handlers['marks:change']({ id: mark.id, change: { note: 'للعودة إليها' } }));
    value(await handlers['settings:change']({ change: { fontSize: 28, theme: 'sepia' } }));
    await parts.library.close();

    const { handlers: again, application: reopened } = await scene(folder);
    await reopened.indexed();
    const opened = value(await again['library:open']({ id }));
    expect(opened.reading).toMatchObject({ starred: true, place: selector, progress: 0.5 });
    expect(opened.bookmarks).toMatchObject([{ id: mark.id, note: 'للعودة إليها', selector }]);
    expect(value(await again['app:start']({})).settings).toMatchObject({
      fontSize: 28,
      theme: 'sepia',
    });
    expect(
      value(await again['search:query']({ text: 'بقيه الحكايه', limit: 1, strict: [] })).total,
    ).toBe(1);
  });

  it('tells of one article alone when only that one changed', async () => {
    const { handlers, id, parts } = await withOne();
    const before = parts.announced.length;
    value(await handlers['reading:change']({ id, change: { starred: true } }));
    value(
      await handlers['marks:add']({ articleId: id, selector: selectorOf('فقرة', 0, 4), note: '' }),
    );
    const news = { name: 'article:changed', fact: { id } };
    expect(parts.announced.slice(before)).toEqual([news, news]);
    const row = value(await handlers['library:row']({ id }));
    expect(row).toMatchObject({ reading: { starred: true }, bookmarkCount: 1 });
    const list = value(await handlers['library:list']({}));
    expect(fromText(list.first)).toEqual([row]);
    expect(list.counts).toMatchObject({ all: 1, starred: 1, marks: 1 });
    expect(await handlers['library:row']({ id: '0'.repeat(64) })).toMatchObject({ ok: false });
  });

  it('removes a bookmark and brings it back', async () => {
    const { handlers, id } = await withOne();
    const selector = selectorOf('فقرة', 0, 4);
    const mark = value(await handlers['marks:add']({ articleId: id, selector, note: '' }));
    value(await handlers['marks:remove']({ id: mark.id }));
    expect(value(await handlers['marks:list']({ articleId: id }))).toEqual([]);
    value(await handlers['marks:restore']({ id: mark.id }));
    expect(value(await handlers['marks:list']({ articleId: null }))).toMatchObject([
      { id: mark.id },
    ]);
  });

  it('answers for what is not there', async () => {
    const { handlers } = await withOne();
    const unknown = '0'.repeat(64);
    for (const result of [
      await handlers['library:open']({ id: unknown }),
      await handlers['library:trash']({ ids: [unknown] }),
      await handlers['reading:change']({ id: unknown, change: { starred: true } }),
    ]) {
      expect(result).toMatchObject({ ok: false, error: { code: 'not-found' } });
    }
  });
});

describe('links', () => {
  it.each([
    ['https://example.org/a?b=c', true, ['https://example.org/a?b=c']],
    ['mailto:reader@example.org', true, ['mailto:reader@example.org']],
    ['https://example.org/', false, []],
  ])('%s, agreed to: %s', async (address, agrees, opened) => {
    const { handlers, parts } = await scene();
    parts.agrees = agrees;
    expect(value(await handlers['link:open']({ address }))).toBe(agrees);
    expect(parts.opened).toEqual(opened);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'maqal://app/index.html',
    'data:text/html,x',
    'no address',
  ])('refuses %s', async (address) => {
    const { handlers, parts } = await scene();
    expect(await handlers['link:open']({ address })).toMatchObject({ error: { code: 'bad-link' } });
    expect(parts.opened).toEqual([]);
  });
});
