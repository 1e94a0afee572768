import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Mark } from '#shared/marks';
import { defaultSettings, type Settings } from '#shared/settings';
import type { Library } from '../../../src/main/library/library';
import { numberedArticle } from '../../torture/articles';
import { openAt, temporaryFolder, tickingClock, valueOf } from './support';

const articles = Array.from({ length: 6 }, (_, number) => numberedArticle(number));
const idOf = (number: number): string => articles[number]?.article.id ?? '';

/** What a library should show, kept in the plainest way. */
interface Model {
  /** Ids, oldest first. */
  readonly ids: string[];
  readonly trashed: Set<string>;
  readonly progress: Map<string, number>;
  /** Oldest first. */
  readonly bookmarks: {
    id: string;
    articleId: string;
    start: number;
    note: string;
    gone: boolean;
  }[];
  settings: Settings;
}

const article = fc.nat(articles.length - 1);
const bookmark = fc.nat(9);
const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), batch: fc.array(article, { maxLength: 4 }) }),
  fc.record({
    do: fc.constantFrom('trash' as const, 'restore' as const),
    batch: fc.array(article, { maxLength: 3 }),
  }),
  fc.record({
    do: fc.constant('read' as const),
    article,
    progress: fc.nat(4).map((quarters) => quarters / 4),
  }),
  fc.record({ do: fc.constant('mark' as const), article, start: fc.nat(50) }),
  fc.record({ do: fc.constant('note' as const), bookmark, note: fc.string({ unit: 'binary' }) }),
  fc.record({ do: fc.constantFrom('remove' as const, 'revive' as const), bookmark }),
  fc.record({ do: fc.constant('set' as const), fontSize: fc.integer({ min: 14, max: 40 }) }),
  fc.record({ do: fc.constantFrom('reopen' as const, 'checked' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Takes one step in the model and in the library; both must agree on whether it can be taken. */
async function take(model: Model, library: Library, next: Step): Promise<void> {
  const known = (id: string): boolean => model.ids.includes(id);
  switch (next.do) {
    case 'add': {
      const answers = valueOf(await library.add(next.batch.flatMap((at) => articles[at] ?? [])));
      next.batch.map(idOf).forEach((id, at) => {
        const outcome = known(id) ? 'duplicate' : 'added';
        const restored = model.trashed.delete(id);
        expect(answers[at]).toMatchObject({ id, outcome, restored, mended: false });
        if (!known(id)) model.ids.push(id);
      });
      return;
    }
    case 'trash':
    case 'restore': {
      const ids = next.batch.map(idOf);
      const result = await library[next.do](ids);
      expect(result.ok).toBe(ids.every(known));
      if (!result.ok) return;
      for (const id of ids) {
        if (next.do === 'trash') model.trashed.add(id);
        else model.trashed.delete(id);
      }
      return;
    }
    case 'read': {
      const id = idOf(next.article);
      const result = await library.changeReading(id, { progress: next.progress });
      expect(result.ok).toBe(known(id));
      if (result.ok) model.progress.set(id, next.progress);
      return;
    }
    case 'mark': {
      const articleId = idOf(next.article);
      const { start } = next;
      const selector = {
        quote: { exact: 'س', prefix: '', suffix: '' },
        position: { start, end: start + 1 },
      };
      const result = await library.addMark(articleId, { selector, note: '' });
      expect(result.ok).toBe(known(articleId));
      if (result.ok) {
        model.bookmarks.push({ id: result.value.id, articleId, start, note: '', gone: false });
      }
      return;
    }
    case 'note':
    case 'remove':
    case 'revive': {
      const mark = model.bookmarks[next.bookmark];
      if (mark === undefined) return;
      if (next.do === 'note') {
        const result = await library.changeMark(mark.id, { note: next.note });
        expect(result.ok).toBe(!mark.gone);
        if (result.ok) mark.note = next.note;
      } else {
        mark.gone = next.do === 'remove';
        valueOf(await library[mark.gone ? 'removeMark' : 'restoreMark'](mark.id));
      }
      return;
    }
    case 'set':
      model.settings = valueOf(await library.changeSettings({ fontSize: next.fontSize }));
      expect(model.settings.fontSize).toBe(next.fontSize);
      return;
    case 'checked':
      expect(await library.check()).toMatchObject({ ok: true, findings: [] });
      return;
    case 'reopen':
      throw new Error('the run itself reopens');
  }
}

function compare(model: Model, library: Library): void {
  const isShown = ({ articleId, gone }: Model['bookmarks'][number]): boolean =>
    !gone && !model.trashed.has(articleId);
  const plain = ({ id, articleId, note, selector }: Mark) => ({
    id,
    articleId,
    note,
    start: selector.position.start,
    gone: false,
  });
  expect(
    library.rows().map(({ summary, reading, bookmarkCount }) => ({
      id: summary.id,
      trashed: reading.trashedAt !== null,
      progress: reading.progress,
      bookmarkCount,
    })),
  ).toEqual(
    [...model.ids].reverse().map((id) => ({
      id,
      trashed: model.trashed.has(id),
      progress: model.progress.get(id) ?? 0,
      bookmarkCount: model.bookmarks.filter(({ articleId, gone }) => articleId === id && !gone)
        .length,
    })),
  );
  expect(library.bookmarks(null).map(plain)).toEqual(
    [...model.bookmarks].reverse().filter(isShown),
  );
  for (const id of model.ids) {
    const own = model.bookmarks.filter(({ articleId, gone }) => articleId === id && !gone);
    expect(library.bookmarks(id).map(plain)).toEqual(own.sort((a, b) => a.start - b.start));
  }
  expect(library.settings()).toEqual(model.settings);
}

it('any doings, reopened at any point, leave just what they should', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const folder = await temporaryFolder();
      const clock = tickingClock();
      let library = await openAt(folder, 'write', clock);
      const model: Model = {
        ids: [],
        trashed: new Set(),
        progress: new Map(),
        bookmarks: [],
        settings: defaultSettings,
      };
      for (const next of [...steps, { do: 'reopen' as const }]) {
        if (next.do === 'reopen') {
          await library.close();
          library = await openAt(folder, 'write', clock);
          expect(library.notices).toEqual([]);
        } else {
          await take(model, library, next);
        }
        compare(model, library);
      }
      await library.close();
    }),
    { numRuns: Number(process.env['MAQAL_MODEL_RUNS'] ?? 60) },
  );
});
