// @vitest-environment happy-dom
import { join } from 'node:path';
import fc from 'fast-check';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { markFields, readingFields } from '#shared/marks';
import { createApplication } from '../../../src/main/application';
import type { Library, Turn } from '../../../src/main/library/library';
import { useHistoryStore } from '../../../src/renderer/history/historyStore';
import { useRestoreStore } from '../../../src/renderer/library/restoreStore';
import { applicationApi } from '../../support/applicationApi';
import { testParts } from '../../support/parts';
import { temporaryFolder } from '../../support/temporaryFolder';
import { numberedArticle } from '../../torture/articles';
import { selectorAt } from '../library/samples';
import { valueOf } from '../library/support';
import { articles, idAt, merge } from './restoreScene';

afterEach(() => vi.unstubAllGlobals());

async function open(folder: string) {
  const parts = await testParts(folder);
  onTestFinished(() => parts.library.close());
  return parts;
}

/** What was done with all that is not in the trash: every field, with the moment of its last change if that is wished. */
async function stateOf(library: Library, isTimed = true): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for await (const kept of library.kept()) {
    const { article, kept: own } = valueOf(kept);
    if (own.reading.trashedAt !== null) continue;
    const at = (moment: string | undefined): unknown => (isTimed ? moment : null);
    const read = readingFields.map((name) => [own.reading[name], at(own.reading.changedAt[name])]);
    const marks = own.bookmarks.flatMap((mark) => {
      const fields = markFields.map((name) => [mark[name], at(mark.changedAt[name])]);
      return mark.deletedAt === null ? [fields] : [];
    });
    told[article.id] = [read, marks.map((mark) => JSON.stringify(mark)).sort()];
  }
  return told;
}

const pick = (told: Record<string, unknown>, ids: readonly string[]): unknown =>
  ids.map((id) => [id, told[id]]);

const change = fc.record(
  {
    starred: fc.boolean(),
    archived: fc.boolean(),
    tags: fc.subarray(['بحر', 'سوق', 'نهر']),
    progress: fc.constantFrom(0, 0.5),
    status: fc.constantFrom('unread' as const, 'read' as const),
  },
  { requiredKeys: [] },
);
const doing = fc.oneof(
  fc.record({ kind: fc.constant('read' as const), at: fc.nat(2), change }),
  fc.record({ kind: fc.constant('mark' as const), at: fc.nat(2), note: fc.string() }),
  fc.record({ kind: fc.constantFrom('note' as const, 'unmark' as const), at: fc.nat(2) }),
  fc.record({ kind: fc.constantFrom('trash' as const, 'purge' as const), at: fc.nat(2) }),
);

async function perform(
  library: Library,
  done: typeof doing extends fc.Arbitrary<infer T> ? T : never,
) {
  const id = idAt(done.at);
  const [mark] = library.has(id) ? library.bookmarks(id) : [];
  if (!library.has(id)) return;
  if (done.kind === 'read') valueOf(await library.changeReading(id, done.change));
  else if (done.kind === 'mark') {
    valueOf(await library.addMark(id, { selector: selectorAt(0, 3), note: done.note }));
  } else if (done.kind === 'trash' || done.kind === 'purge') {
    valueOf(await library.trash([id]));
    if (done.kind === 'purge') valueOf(await library.purge([id]));
  } else if (mark !== undefined) {
    const changed = { note: `${mark.note}…` };
    if (done.kind === 'note') valueOf(await library.changeMark(mark.id, changed));
    else valueOf(await library.removeMark(mark.id));
  }
}

it('takes back whatever a merge did, does it again, and a copy brings the same once more', async () => {
  const home = await temporaryFolder();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(doing, { maxLength: 5 }),
      fc.array(doing, { maxLength: 5 }),
      fc.array(doing, { maxLength: 5 }),
      async (first, here, there) => {
        const own = await open(join(home, String((round += 1)), 'own'));
        valueOf(await own.library.add(articles));
        for (const each of first) await perform(own.library, each);
        const other = await open(join(home, String(round), 'other'));
        await merge(own.library, other.library);
        valueOf(await other.library.add([numberedArticle(7)]));
        for (const each of there) await perform(other.library, each);
        for (const each of here) await perform(own.library, each);

        const before = await stateOf(own.library);
        const turns: Turn[] = [];
        const into = { bringBack: true, turned: (some: readonly Turn[]) => turns.push(...some) };
        await merge(other.library, own.library, into);
        const after = await stateOf(own.library);
        let last: readonly Turn[] = turns;
        const back = async (): Promise<unknown> =>
          valueOf(await own.library.takeBack(last, (some) => (last = some)));
        expect(await back()).toEqual({ changed: 0, gone: 0 });
        expect(await stateOf(own.library)).toEqual(before);
        expect(await back()).toEqual({ changed: 0, gone: 0 });
        expect(await stateOf(own.library)).toEqual(after);
        // What lies in the trash there does so here, too, when it comes the second time.
        const living = Object.keys(await stateOf(other.library));
        const values = pick(await stateOf(own.library, false), living);
        await back();
        await merge(other.library, own.library, { bringBack: true });
        expect(pick(await stateOf(own.library, false), living)).toEqual(values);
        expect(await own.library.check()).toMatchObject({ ok: true });
        await Promise.all([own.library.close(), other.library.close()]);
      },
    ),
    { numRuns: 8 },
  );
});

/** A window whose library lacks and has otherwise what an export of another one has. */
async function scene() {
  const home = await temporaryFolder();
  const [parts, other] = [await open(join(home, 'own')), await open(join(home, 'other'))];
  const { library } = parts;
  valueOf(await library.add(articles));
  await merge(library, other.library);
  valueOf(await other.library.add([7, 8, 9].map(numberedArticle)));
  for (const at of [0, 1]) {
    valueOf(await other.library.changeReading(idAt(at), { starred: true, tags: ['بحر', 'سوق'] }));
    valueOf(await other.library.addMark(idAt(at), { selector: selectorAt(0, 3), note: 'هناك' }));
  }
  const file = join(home, 'copy.zip');
  valueOf(await createApplication(other).exportTo(file, null));
  const application = createApplication(parts);
  await application.indexed();
  vi.stubGlobal('maqal', applicationApi(parts, application));
  setActivePinia(createPinia());
  parts.chosen = [file];
  const newest = [7, 8, 9].map((number) => numberedArticle(number).article.id);
  return { parts, library, newest, restoring: useRestoreStore(), history: useHistoryStore() };
}

it('leaves what was changed since as it is, takes back the rest, and tells of both', async () => {
  const { parts, library, newest, restoring, history } = await scene();
  const [opened = '', starred = '', gone = ''] = newest;
  await restoring.choose();
  await restoring.perform(false);
  expect(history.next.undo).toMatchObject({ kind: 'mergeCopy', count: 5 });

  valueOf(await library.changeReading(opened, { status: 'reading', progress: 0.4 }));
  valueOf(await library.changeReading(starred, { starred: true }));
  valueOf(await library.trash([gone]));
  valueOf(await library.purge([gone]));
  valueOf(await library.changeReading(idAt(0), { tags: ['سوق', 'نهر'], archived: true }));
  const [mark] = library.bookmarks(idAt(0));
  valueOf(await library.changeMark(mark!.id, { note: 'هناك وهنا' }));

  const outcomes: unknown[] = [];
  history.onTurned(({ outcome }) => outcomes.push(outcome));
  await restoring.undo();
  expect(outcomes).toEqual([{ kind: 'done', gone: 1, stayed: 2 }]);
  expect(library.isTrashed(opened)).toBe(true);
  expect(library.isTrashed(starred)).toBe(false);
  expect(library.row(idAt(0))?.reading).toMatchObject({
    ...{ starred: false, archived: true, tags: ['نهر'] },
  });
  expect(library.bookmarks(idAt(0)).map(({ note }) => note)).toEqual(['هناك وهنا']);
  expect(library.row(idAt(1))?.reading).toMatchObject({ starred: false, tags: [] });
  expect(library.bookmarks(idAt(1))).toEqual([]);
  const found = async (text: string) =>
    (await parts.search.query(text, 10, []))!.hits.map(({ id }) => id);
  expect(await found('خبر رقم 7')).not.toContain(opened);

  await history.turn('redo');
  expect(library.isTrashed(opened)).toBe(false);
  expect(library.row(idAt(1))?.reading).toMatchObject({ starred: true, tags: ['بحر', 'سوق'] });
  expect(library.bookmarks(idAt(1)).map(({ note }) => note)).toEqual(['هناك']);
  expect(new Set(library.row(idAt(0))?.reading.tags)).toEqual(new Set(['نهر', 'سوق']));
  expect(await library.check()).toMatchObject({ ok: true });
});

it('has nothing to undo after a restore that changed nothing', async () => {
  const { restoring, history } = await scene();
  await restoring.choose();
  await restoring.perform(false);
  await restoring.choose();
  await restoring.perform(false);
  expect(restoring.state).toMatchObject({ kind: 'done', deed: null });
  expect(history.history.done).toHaveLength(1);
});

it('takes back the saved searches that a backup brought, and no others', async () => {
  const { parts, restoring, history } = await scene();
  const { handlers } = createApplication(parts);
  const [sea, sand, sky] = ['بحر', 'رمل', 'سماء'].map((text) => ({ text, strict: [] }));
  const saved = { name: null };
  parts.backupFolder = await temporaryFolder();
  valueOf(await handlers['backups:choose']({}));
  valueOf(await handlers['searches:keep']({ ...sea!, saved }));
  valueOf(await handlers['searches:keep']({ ...sand!, saved }));
  const { id } = valueOf(await handlers['backups:run']({})).snapshot;
  valueOf(await handlers['searches:forget']({ search: sea! }));
  valueOf(await handlers['searches:forget']({ search: sand! }));
  const names = async (): Promise<readonly string[]> =>
    valueOf(await handlers['searches:list']({})).map(({ text }) => text);
  await restoring.chooseSnapshot(id);
  await restoring.perform(false);
  expect(new Set(await names())).toEqual(new Set(['بحر', 'رمل']));
  valueOf(await handlers['searches:keep']({ ...sky!, saved }));
  await history.turn('undo');
  expect(await names()).toEqual(['سماء']);
  await history.turn('redo');
  expect(new Set(await names())).toEqual(new Set(['بحر', 'رمل', 'سماء']));
});
