// @vitest-environment happy-dom
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { fromText } from '#shared/asText';
import { createApplication } from '../../../src/main/application';
import { useCorrectingStore } from '../../../src/renderer/correcting/correctingStore';
import { useHistoryStore } from '../../../src/renderer/history/historyStore';
import { useChangesStore } from '../../../src/renderer/library/changesStore';
import { useLibraryStore } from '../../../src/renderer/library/libraryStore';
import { useMarkingStore } from '../../../src/renderer/marking/markingStore';
import { useReadingStore } from '../../../src/renderer/reading/readingStore';
import { numberedArticle } from '../../torture/articles';
import { applicationApi } from '../../support/applicationApi';
import { testParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { valueOf as value } from '../library/support';

afterEach(() => vi.unstubAllGlobals());

const names = ['خبر المدينة', 'حكاية السوق', 'رحلة النهر', 'أخبار البحر'];

/** The stores of a window on a real application with four articles, of which one is open. */
async function scene() {
  const folder = await temporaryFolder();
  const parts = await testParts(join(folder, 'library'));
  onTestFinished(() => parts.library.close());
  const application = createApplication(parts);
  const paths = names.map((name) => join(folder, `${name}.txt`));
  for (const [at, path] of paths.entries()) {
    const text = `${names[at] ?? ''}\n\nفي أول الطريق دكان صغير يبيع الحكايات.\n\nوفي آخره نهر.\n`;
    await writeFile(path, iconv.encode(text, 'windows-1256'));
  }
  await application.indexed();
  const { outcomes } = await application.importPaths(paths);
  const ids = outcomes.map(({ id }) => id ?? '');
  vi.stubGlobal('maqal', applicationApi(parts, application));
  setActivePinia(createPinia());
  const [library, reading, marking] = [useLibraryStore(), useReadingStore(), useMarkingStore()];
  const stores = {
    ...{ library, reading, marking },
    ...{ changes: useChangesStore(), correcting: useCorrectingStore(), history: useHistoryStore() },
  };
  await library.start();
  await reading.open(ids[0] ?? '');
  await library.load();

  /** All that the reader made, without the moments at which it was made. */
  function snapshot() {
    const rows = ids.map((id) => {
      const { summary, reading: record, bookmarkCount } = parts.library.row(id)!;
      const { starred, status, archived, tags, trashedAt } = record;
      const { encoding, corrections, distinctFrom } = record;
      const read = { encoding, corrections, distinctFrom, title: summary.title };
      return { id, starred, status, archived, tags, trashedAt, ...read, bookmarkCount };
    });
    const marks = ids.flatMap((id) =>
      parts.library
        .bookmarks(id)
        .map(({ updatedAt: _updatedAt, changedAt: _changedAt, ...mark }) => mark),
    );
    return structuredClone({ rows, marks });
  }
  return { ...stores, ids, parts, application, snapshot };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const some = fc.uniqueArray(fc.nat(names.length - 1), { minLength: 1 });
const words = fc.constantFrom('فن', 'كتب', 'كُتُب', 'تاريخ');
const step = fc.oneof(
  fc.record({ do: fc.constantFrom('trash', 'restore', 'star', 'unstar', 'archive'), some }),
  fc.record({ do: fc.constant('tags'), some, tags: fc.uniqueArray(words) }),
  fc.record({ do: fc.constant('status'), some, status: fc.constantFrom('unread', 'read') }),
  fc.record({ do: fc.constant('keepBoth'), some }),
  fc.record({ do: fc.constant('mark'), start: fc.nat(20) }),
  fc.record({ do: fc.constantFrom('unmark', 'discard'), at: fc.nat(3) }),
  fc.record({ do: fc.constant('note'), at: fc.nat(3), note: words }),
  fc.record({ do: fc.constant('title'), title: words }),
  fc.record({ do: fc.constant('uncorrect') }),
  fc.record({ do: fc.constant('encoding'), encoding: fc.constantFrom('iso-8859-6', null) }),
  fc.record({ do: fc.constantFrom('undo', 'redo') }),
) as fc.Arbitrary<{
  do: string;
  some?: number[];
  tags?: string[];
  status?: 'unread' | 'read';
  start?: number;
  at?: number;
  note?: string;
  title?: string;
  encoding?: string | null;
}>;

async function take(it: Scene, next: typeof step extends fc.Arbitrary<infer T> ? T : never) {
  const { changes, marking, correcting, history, library } = it;
  const ids = (next.some ?? []).map((at) => it.ids[at] ?? '');
  const records = ids.flatMap((id) => library.byId.get(id)?.reading ?? []);
  const mark = marking.placed[next.at ?? 0]?.mark;
  const { start = 0, tags = [], status = 'read', encoding = null } = next;
  const doings: Record<string, () => unknown> = {
    trash: () => changes.trash(ids),
    restore: () => changes.restore(ids),
    star: () => changes.change('star', records, () => ({ starred: true })),
    unstar: () => changes.change('unstar', records, () => ({ starred: false })),
    archive: () => changes.change('archive', records, ({ archived }) => ({ archived: !archived })),
    tags: () => changes.change('tags', records, () => ({ tags })),
    status: () => changes.change('markRead', records, () => ({ status })),
    keepBoth: () => changes.change('keepBoth', records, () => ({ distinctFrom: [it.ids[1]!] })),
    mark: () => marking.add({ start, end: start + 6 }),
    unmark: () => mark && marking.remove(mark.id),
    note: () => mark && marking.change(mark, { note: next.note ?? '' }, 'note'),
    discard: () => mark && marking.discardNote(mark, 'كلمات لم تُحفظ'),
    title: () => correcting.setFields({ title: next.title ?? '' }),
    uncorrect: () => correcting.clear(),
    encoding: () => correcting.readIn(encoding),
    undo: () => history.turn('undo'),
    redo: () => history.turn('redo'),
  };
  await doings[next.do]!();
  await library.load();
}

it('any doings are undone to the very rows and marks of the beginning, and redone to those of the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const it = await scene();
      const beginning = it.snapshot();
      for (const next of steps) await take(it, next);
      const end = it.snapshot();
      const { history } = it;
      while (history.next.redo !== null) await history.turn('redo');
      const furthest = it.snapshot();
      const deeds = history.history.done.length;
      const discarded = history.history.done.filter(({ redo }) => redo === null).length;
      while (history.next.undo !== null) await history.turn('undo');
      expect(it.snapshot()).toEqual(beginning);
      expect(history.history.undone).toHaveLength(deeds - discarded);
      while (history.next.redo !== null) await history.turn('redo');
      expect(it.snapshot()).toEqual(furthest);
      expect(history.history.done).toHaveLength(deeds - discarded);
      if (steps.every(({ do: doing }) => doing !== 'undo')) expect(furthest).toEqual(end);
      await it.parts.library.close();
    }),
    { numRuns: Number(process.env['MAQAL_MODEL_RUNS'] ?? 25) },
  );
}, 120_000);

it('says of an article that was deleted for good that it cannot come back, and brings the others', async () => {
  const it = await scene();
  const { ids, changes, history, library, parts } = it;
  const [, second = '', third = ''] = ids;
  const told: unknown[] = [];
  history.onTurned(({ outcome }) => told.push(outcome));
  await changes.trash([second]);
  await changes.trash([second, third]);
  await changes.trash([ids[0]!]);
  await library.purge([second]);
  for (const _deed of [1, 2, 3]) await history.turn('undo');
  expect(told).toEqual([{ kind: 'done', gone: 0 }, { kind: 'done', gone: 0 }, { kind: 'gone' }]);
  expect(parts.library.rows().map(({ reading }) => reading.trashedAt)).toEqual([null, null, null]);
  expect(parts.library.has(second)).toBe(false);
  expect(history.next.undo).toBeNull();
});

it('leaves a note alone that was changed elsewhere since', async () => {
  const it = await scene();
  const { marking, history, parts } = it;
  const mark = (await marking.add({ start: 0, end: 6 }))!;
  await marking.change(mark, { note: 'الأولى' }, 'note');
  value(await parts.library.changeMark(mark.id, { note: 'من مكان آخر' }));
  const told: string[] = [];
  history.onTurned(({ outcome }) => told.push(outcome.kind));
  await history.turn('undo');
  expect(told).toEqual(['changed']);
  expect(parts.library.bookmarks(mark.articleId)[0]?.note).toBe('من مكان آخر');
});

it('changes many articles with one fact and one deed, and they are found as they should be', async () => {
  const it = await scene();
  const { changes, history, parts, ids } = it;
  const before = parts.announced.length;
  await changes.trash(ids);
  expect(parts.announced.slice(before)).toEqual([
    { name: 'articles:changed', fact: { ids, moved: true } },
  ]);
  expect(history.history.done).toHaveLength(1);
  expect(history.next.undo?.count).toBe(4);
  const found = (): Promise<number> =>
    parts.search.query('الحكايات', 9, []).then((answer) => answer?.total ?? -1);
  expect(await found()).toBe(0);
  await history.turn('undo');
  expect(await found()).toBe(4);
});

it('answers with the rows of many articles what it answers one by one', async () => {
  const it = await scene();
  const { parts, application, ids } = it;
  await it.marking.add({ start: 0, end: 6 });
  value(await parts.library.add(Array.from({ length: 40 }, (_, at) => numberedArticle(at))));
  const all = parts.library.rows().map(({ summary }) => summary.id);
  const asked = { ids: [...all, 'f'.repeat(64)] };
  const rows = fromText(value(await application.handlers['library:rows'](asked)));
  expect(rows).toHaveLength(ids.length + 40);
  for (const row of rows) {
    expect(value(await application.handlers['library:row']({ id: row.summary.id }))).toEqual(row);
  }
});
