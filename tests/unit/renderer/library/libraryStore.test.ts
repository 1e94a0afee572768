import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { countOutcomes, type ImportProgress, type ReportHead } from '#shared/importReport';
import { useImportStore } from '../../../../src/renderer/library/importStore';
import { useSettingsStore } from '../../../../src/renderer/settings/settingsStore';
import { useLibraryStore } from '../../../../src/renderer/library/libraryStore';
import { createFakeApi, type FakeApi, type FakeOptions } from '../../../support/fakeApi';

function begin(options: FakeOptions = {}): FakeApi {
  const api = createFakeApi(options);
  vi.stubGlobal('window', { maqal: api });
  return api;
}
const questions = (api: FakeApi, name: string): number =>
  api.asked.filter((call) => call.name === name).length;

beforeEach(() => {
  setActivePinia(createPinia());
});

describe('the library store', () => {
  it('follows the library', async () => {
    const api = begin({ articles: 3 });
    const library = useLibraryStore();
    await library.start();
    expect(library.counts.all).toBe(3);
    const id = library.listed[0]!;
    await api.ask('library:trash', { ids: [id] });
    await vi.waitFor(() => {
      expect(library.counts).toMatchObject({ all: 2, trash: 1 });
    });
    await api.ask('library:restore', { ids: [id] });
    await vi.waitFor(() => {
      expect(library.counts).toMatchObject({ all: 3, trash: 0 });
    });
  });

  it('asks once more, not once for each change, while an answer is on its way', async () => {
    const api = begin({ articles: 3 });
    const library = useLibraryStore();
    await library.start();
    const before = questions(api, 'library:list');
    for (let change = 0; change < 50; change += 1) api.announce('library:changed', {});
    await library.load();
    expect(questions(api, 'library:list') - before).toBe(2);
  });

  it('asks for the rows of new articles alone, and puts them where they belong', async () => {
    const api = begin({ articles: 3, settings: { listOrder: 'title' } });
    await useSettingsStore().start();
    const library = useLibraryStore();
    await library.start();
    const before = questions(api, 'library:list');
    await api.ask('import:paths', { paths: ['/ب.txt', '/ألف.txt'] });
    await vi.waitFor(() => expect(library.byId.size).toBe(5));
    expect(questions(api, 'library:list')).toBe(before);
    const titles = library.listed.map((id) => library.byId.get(id)?.summary.title ?? '');
    const byTitle = new Intl.Collator('ar', { numeric: true }).compare;
    expect(titles).toEqual([...titles].sort(byTitle));
    expect(titles).toContain('ألف');
    // Told of twice, it is there once.
    const ids = [library.listed[0]!];
    api.announce('library:added', { ids });
    await vi.waitFor(() => expect(questions(api, 'library:rows')).toBe(2));
    expect(library.byId.size).toBe(5);
  });

  it('says why there is no list, and tries again', async () => {
    const api = begin({ failures: { 'library:list': 'library-gone' } });
    const library = useLibraryStore();
    await library.start();
    expect(library.state).toBe('failed');
    expect(library.failure?.code).toBe('library-gone');
    api.fail('library:list', null);
    await library.retry();
    expect(library.state).toBe('ready');
    expect(library.byId.size).toBe(6);
  });

  it('keeps the rows it has when a later question fails', async () => {
    const api = begin();
    const library = useLibraryStore();
    await library.start();
    api.fail('library:list', 'internal');
    await library.load();
    expect(library.state).toBe('ready');
    expect(library.byId.size).toBe(6);
    expect(library.failure?.code).toBe('internal');
  });

  it('takes a bridge that breaks down for a failure', async () => {
    vi.stubGlobal('window', {
      maqal: { ask: () => Promise.reject(new Error('gone')), on: () => () => undefined },
    });
    const library = useLibraryStore();
    await library.start();
    expect(library.failure?.code).toBe('internal');
  });
});

describe('the import store', () => {
  const file = (name: string): File => new File(['نص'], name);

  it('imports what was dropped, by its path', async () => {
    const api = begin({ articles: 0 });
    const importing = useImportStore();
    const done = importing.importDropped([file('خبر.txt')]);
    expect(importing.progress).toMatchObject({ done: 0, total: null });
    await done;
    expect(importing.progress).toBeNull();
    expect(importing.report?.counts).toMatchObject({ added: 1, failed: 0 });
    expect(api.asked.at(-1)?.request).toEqual({ paths: ['/dropped/خبر.txt'] });
  });

  it('asks nothing for things without a path', async () => {
    const api = begin();
    vi.spyOn(api, 'pathOf').mockReturnValue('');
    await useImportStore().importDropped([file('a')]);
    expect(api.asked).toHaveLength(0);
  });

  it('shows nothing when the file dialog was put away', async () => {
    begin({ chosen: [] });
    const importing = useImportStore();
    await importing.importFiles();
    expect(importing.report).toBeNull();
  });

  it('opens one file dialog at a time', async () => {
    const api = begin({ delays: { 'import:choose': 5 } });
    const importing = useImportStore();
    await Promise.all([importing.importFiles(), importing.importFiles()]);
    expect(questions(api, 'import:choose')).toBe(1);
  });

  const progress: ImportProgress = {
    ...{ state: 'running', done: 1, total: 4, file: '/a.txt', rate: null, secondsLeft: null },
  };
  const report: ReportHead = {
    ...{ id: crypto.randomUUID(), startedAt: '2026-01-01T00:00:00.000Z', left: 0, onlyId: null },
    endedAt: '2026-01-01T00:00:01.000Z',
    counts: countOutcomes([]),
  };

  it('tells the end of an import that the window did not ask for', () => {
    const api = begin();
    const importing = useImportStore();
    importing.listen();
    importing.begin({ importing: { ...progress, done: 0 }, imported: [] });
    expect(importing.progress).toMatchObject({ done: 0 });
    api.announce('import:progressed', progress);
    expect(importing.progress).toEqual(progress);
    api.announce('import:progressed', null);
    api.announce('import:ended', { report });
    expect(importing.progress).toBeNull();
    expect(importing.report).toEqual(report);
  });

  it('no longer expects an import that has ended before', () => {
    const api = begin();
    const importing = useImportStore();
    importing.listen();
    api.announce('import:progressed', null);
    importing.begin({ importing: progress, imported: [] });
    expect(importing.progress).toBeNull();
  });

  it('holds up what runs, continues what is held up, and tries failed files again', async () => {
    const api = begin({ badFiles: { 'a.txt': 'empty-file' } });
    const importing = useImportStore();
    importing.listen();
    await importing.importDropped([file('a.txt'), file('b.txt')]);
    const first = importing.report;
    expect(first?.counts).toMatchObject({ added: 1, failed: 1 });
    api.announce('import:progressed', progress);
    await importing.togglePause();
    api.announce('import:progressed', { ...progress, state: 'paused' });
    await importing.togglePause();
    await importing.cancel();
    api.announce('import:progressed', null);
    await importing.retry(first?.id ?? '');
    expect(api.asked.slice(1).map(({ name }) => name)).toEqual([
      ...['import:pause', 'import:resume', 'import:cancel', 'import:retry'],
    ]);
    expect(importing.report?.counts).toMatchObject({ added: 0, failed: 1 });
    expect(importing.progress).toBeNull();
  });
});
