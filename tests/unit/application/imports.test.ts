import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ImportReport } from '#shared/importReport';
import { createApplication, type Application } from '../../../src/main/application';
import { openLibrary } from '../../../src/main/library/library';
import { testParts, type TestParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { zipOf } from '../../support/zip';
import { valueOf as value } from '../library/support';

interface Scene {
  readonly folder: string;
  readonly parts: TestParts;
  readonly application: Application;
  readonly handlers: Application['handlers'];
  write(name: string, content: string | Uint8Array): Promise<string>;
}

/** An application whose importer does `before` each file. */
async function scene(before: (path: string) => Promise<void> | void = () => undefined) {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'files'));
  const plain = await testParts(join(folder, 'library'));
  const read: TestParts['importer']['read'] = async (path, options) => {
    await before(path);
    return plain.importer.read(path, options);
  };
  const parts = { ...plain, importer: { ...plain.importer, read, width: 1 } };
  onTestFinished(() => parts.library.close());
  const application = createApplication(parts);
  const it: Scene = {
    ...{ folder, parts, application, handlers: application.handlers },
    async write(name, content) {
      const path = join(folder, 'files', name);
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(path, content);
      return path;
    },
  };
  return it;
}

const article = (title: string, words = title): string =>
  `${title}\n\n${Array.from({ length: 60 }, (_, at) => `${words} ${at} في سطر من سطوره`).join('، ')}.\n`;

async function fill({ write }: Scene, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await write(`${100 + at}.txt`, article(`الموضوع ${at}`));
}

describe('an import under way', () => {
  it('begins no file while it is paused, and goes on where it was', async () => {
    const begun: string[] = [];
    const one = await scene((path) => {
      begun.push(path);
      if (begun.length === 5) void one.handlers['import:pause']({});
    });
    await fill(one, 12);
    const running = one.application.importPaths([join(one.folder, 'files')]);
    // What the fifth holds is not taken any more.
    await expect.poll(() => one.parts.library.rows().length, { timeout: 15_000 }).toBe(4);
    expect(begun).toHaveLength(5);
    const started = value(await one.handlers['app:start']({}));
    expect(started.importing).toMatchObject({ state: 'paused', done: 4, total: 12 });
    await one.handlers['import:resume']({});
    expect((await running).counts.added).toBe(12);
    expect(value(await one.handlers['app:start']({})).importing).toBeNull();
  });

  it.each(['running', 'paused'])(
    'is cancelled while %s: what was read stays, and is told',
    async (state) => {
      const begun: string[] = [];
      const one = await scene(async (path) => {
        begun.push(path);
        if (begun.length !== 6) return;
        if (state === 'paused') await one.handlers['import:pause']({});
        await one.handlers['import:cancel']({});
      });
      await fill(one, 12);
      const report = await one.application.importPaths([join(one.folder, 'files')]);
      // The sixth was being read: it is neither an article nor a failure.
      expect(report).toMatchObject({ counts: { added: 5, failed: 0 }, left: 7 });
      expect(one.parts.library.rows()).toHaveLength(5);
      expect(value(await one.handlers['reports:list']({}))[0]).toMatchObject({ left: 7 });
      // The next import is not touched by what ended this one.
      const again = await one.application.importPaths([join(one.folder, 'files')]);
      expect(again).toMatchObject({ counts: { added: 7, duplicates: 5 }, left: 0 });
    },
  );

  it('leaves a report, too, when it was cancelled before all files had been found', async () => {
    const one = await scene();
    await fill(one, 3);
    const { find } = one.parts.importer;
    const parts: TestParts = {
      ...one.parts,
      importer: {
        ...one.parts.importer,
        async *find(paths) {
          for await (const entry of find(paths)) {
            yield entry;
            await application.handlers['import:cancel']({});
          }
        },
      },
    };
    const application = createApplication(parts);
    const report = await application.importPaths([join(one.folder, 'files')]);
    expect(report).toMatchObject({ left: null, outcomes: [] });
    const heads = value(await application.handlers['reports:list']({}));
    expect(heads).toMatchObject([{ id: report.id, left: null }]);
    expect(value(await application.handlers['app:start']({})).importing).toBeNull();
  });

  it('holds up and ends imports together', async () => {
    const one = await scene(() => void one.handlers['import:pause']({}));
    await fill(one, 3);
    const first = one.application.importPaths([join(one.folder, 'files')]);
    const progress = async () => value(await one.handlers['app:start']({})).importing;
    await expect.poll(progress).toMatchObject({ state: 'paused', done: 0, total: 3 });
    const second = one.application.importPaths([join(one.folder, 'files/100.txt')]);
    await expect.poll(progress).toMatchObject({ state: 'paused', done: 0, total: 4 });
    await one.handlers['import:cancel']({});
    const reports = await Promise.all([first, second]);
    expect(reports.map(({ counts, left }) => counts.added + (left ?? 0))).toEqual([3, 1]);
  });
});

describe('an import of files that were named elsewhere', () => {
  it('tells a window that starts later what became of the files named before', async () => {
    const { write, application, handlers } = await scene();
    const path = await write('شاي.txt', article('الشاي'));
    await application.importNamed([path]);
    const start = value(await handlers['app:start']({}));
    expect(start).toMatchObject({ importing: null, imported: [{ counts: { added: 1 } }] });
    // A page that is loaded again is not told twice.
    expect(value(await handlers['app:start']({})).imported).toEqual([]);
  });

  it('announces the end of an import that the window did not ask for', async () => {
    const { write, application, handlers, parts } = await scene();
    const path = await write('قهوة.txt', article('القهوة'));
    const running = application.importNamed([path]);
    expect(value(await handlers['app:start']({}))).toMatchObject({
      importing: { state: 'running', done: 0 },
      imported: [],
    });
    await running;
    expect(value(await handlers['app:start']({})).importing).toBe(null);
    expect(parts.announced.at(-1)).toMatchObject({
      name: 'import:ended',
      fact: { report: { counts: { added: 1, failed: 0 } } },
    });
  });
});

describe('the report of an import', () => {
  async function read(one: Scene, report: { readonly id: string }): Promise<ImportReport> {
    return value(await one.handlers['reports:open']({ id: report.id }));
  }

  it('says of each file what became of it, and is there after a restart', async () => {
    const one = await scene();
    const plain = await one.write('أول.txt', article('الميناء'));
    const again = await one.write('ثان.txt', article('الميناء'));
    const empty = await one.write('فارغ.txt', '');
    const odd = await one.write('يوم.txt', `عنوان\n\nالأحد 3 فبراير 2024\n\n${article('نص')}`);
    const packed = zipOf([
      { name: 'in/good.txt', bytes: Buffer.from(article('السوق')) },
      { name: 'in/empty.txt', bytes: new Uint8Array() },
    ]);
    const zip = await one.write('a.zip', packed);
    const report = await one.application.importPaths([plain, again, empty, odd, zip]);
    expect(report.counts).toEqual({
      ...{ added: 3, duplicates: 1, restored: 0, failed: 2, warned: 1, alike: 0 },
    });
    const { outcomes } = await read(one, report);
    expect(outcomes).toEqual(report.outcomes);
    const byPlace = (a: { place: string | null }): number => (a.place === null ? -1 : 1);
    const of = (file: string) => outcomes.filter((outcome) => outcome.file === file).sort(byPlace);
    expect(of(again)).toMatchObject([{ outcome: 'duplicate', duplicateOf: { name: 'أول.txt' } }]);
    expect(of(odd)).toMatchObject([
      { warnings: [{ kind: 'weekday', text: 'الأحد 3 فبراير 2024' }] },
    ]);
    expect(of(zip)).toMatchObject([
      { outcome: 'added', place: null },
      { outcome: 'failed', place: 'in/empty.txt', error: { code: 'empty-file' } },
    ]);
    await one.parts.library.close();
    const reopened = await openLibrary({
      ...{ folder: join(one.folder, 'library'), clock: () => new Date(), access: 'read' },
    });
    const library = value(reopened);
    expect(library.notices).toEqual([]);
    expect(library.reports()).toMatchObject([{ id: report.id, counts: report.counts }]);
    expect(value(await library.report(report.id)).outcomes).toEqual(outcomes);
  });

  it('tries again what failed, in its folder, and nothing else', async () => {
    const one = await scene();
    await fill(one, 2);
    await one.write('sub/later.txt', '');
    const gone = await one.write('sub/gone.txt', '');
    const report = await one.application.importPaths([join(one.folder, 'files')]);
    expect(report.counts).toMatchObject({ added: 2, failed: 2 });
    await one.write('sub/later.txt', article('صار فيه نص'));
    await rm(gone);
    const head = value(await one.handlers['import:retry']({ id: report.id }));
    expect(head.counts).toMatchObject({ added: 1, duplicates: 0, failed: 1 });
    const { outcomes } = await read(one, head);
    expect(outcomes.find(({ file }) => file === gone)?.error?.code).toBe('missing-file');
    const row = one.parts.library.row(head.onlyId ?? '');
    expect(row?.summary.provenance.folder).toBe('files/sub');
    expect(await one.handlers['import:retry']({ id: crypto.randomUUID() })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('names the files of unknown kinds in a folder, which trying again does not walk anew', async () => {
    const one = await scene();
    await fill(one, 2);
    for (let at = 0; at < 202; at += 1) await one.write(`sub/${at}.xyz`, 'ما لا يُعرف');
    await one.write('sub/صورة.png', 'لا يُذكر');
    const report = await one.application.importPaths([join(one.folder, 'files')]);
    expect(report.counts).toMatchObject({ added: 2, failed: 201 });
    const errors = (await read(one, report)).outcomes.map(({ error }) => error);
    expect(errors).toContainEqual({ code: 'unknown-formats', file: 'files', count: 2 });
    const head = value(await one.handlers['import:retry']({ id: report.id }));
    expect(head.counts).toMatchObject({ added: 0, duplicates: 0, failed: 200 });
  });

  it('is kept of the newest twenty imports alone', async () => {
    const one = await scene();
    const path = await one.write('خبر.txt', article('خبر'));
    const reports: ImportReport[] = [];
    for (let at = 0; at < 22; at += 1) reports.push(await one.application.importPaths([path]));
    const heads = value(await one.handlers['reports:list']({}));
    expect(heads.map(({ id }) => id)).toEqual(
      reports
        .slice(2)
        .reverse()
        .map(({ id }) => id),
    );
    expect(await readdir(join(one.folder, 'library/reports'))).toHaveLength(20);
    expect(await one.handlers['reports:open']({ id: reports[0]!.id })).toMatchObject({ ok: false });
  });
});
