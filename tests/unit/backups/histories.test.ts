import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Library } from '../../../src/main/library/library';
import { importedFrom, numberedArticle } from '../../torture/articles';
import { selectorAt } from '../library/samples';
import { valueOf } from '../library/support';
import { restoredState, scene, stateOf, type Scene } from './support';

const articles = Array.from({ length: 6 }, (_, number) => {
  const { article } = numberedArticle(number);
  // Every second one has a picture, two of them the same.
  const picture = number % 2 === 0 ? undefined : Buffer.from(`picture ${number % 4}`);
  return importedFrom(`${number}.txt`, `${article.title}\nفقرة ${number}`, picture);
});
const idOf = (number: number): string => articles[number]!.article.id;

const article = fc.nat(articles.length - 1);
const doing = fc.oneof(
  fc.record({ do: fc.constant('add' as const), batch: fc.array(article, { maxLength: 3 }) }),
  fc.record({ do: fc.constantFrom('trash' as const, 'restore' as const), article }),
  fc.record({ do: fc.constant('purge' as const), article }),
  fc.record({ do: fc.constant('read' as const), article, progress: fc.constantFrom(0, 0.5, 1) }),
  fc.record({ do: fc.constantFrom('mark' as const, 'unmark' as const), article }),
  fc.record({ do: fc.constant('set' as const), fontSize: fc.integer({ min: 14, max: 40 }) }),
);
type Doing = typeof doing extends fc.Arbitrary<infer T> ? T : never;
const step = fc.oneof(
  { weight: 3, arbitrary: doing },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('backup' as const),
      hours: fc.integer({ min: -30, max: 80 }),
    }),
  },
);

async function make(library: Library, next: Doing): Promise<void> {
  switch (next.do) {
    case 'add':
      valueOf(await library.add(next.batch.map((number) => articles[number]!)));
      return;
    case 'trash':
    case 'restore':
    case 'purge':
      await library[next.do]([idOf(next.article)]);
      return;
    case 'read':
      await library.changeReading(idOf(next.article), { progress: next.progress });
      return;
    case 'mark':
      await library.addMark(idOf(next.article), { selector: selectorAt(0, 2), note: 'ملاحظة' });
      return;
    case 'unmark': {
      const [mark] = library.bookmarks(idOf(next.article));
      if (mark !== undefined) await library.removeMark(mark.id);
      return;
    }
    case 'set':
      valueOf(await library.changeSettings({ fontSize: next.fontSize }));
  }
}

/** Every snapshot that there is restores to what the library held when it was taken. */
async function compare(own: Scene, states: ReadonlyMap<string, unknown>): Promise<void> {
  for (const { id, problems } of await own.list()) {
    expect(problems).toEqual([]);
    expect(await restoredState(own, id)).toEqual(states.get(id));
  }
}

const runs = Number(process.env['MAQAL_MODEL_RUNS'] ?? 30);

it('restores every snapshot to exactly what the library held at its moment, whatever happened before and since', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const own = await scene();
      const states = new Map<string, unknown>();
      for (const next of steps) {
        if (next.do !== 'backup') {
          own.clock.pass(0.01);
          await make(own.library, next);
          continue;
        }
        own.clock.pass(next.hours);
        const { snapshot, isNew } = await own.take();
        if (isNew) states.set(snapshot.id, await stateOf(own.library));
        // What is said not to have changed has not.
        else expect(await stateOf(own.library)).toEqual(states.get(snapshot.id));
      }
      await compare(own, states);
      const last = await own.take();
      expect(await own.drill()).toMatchObject({ ok: true, snapshot: last.snapshot.id });
      await own.library.close();
    }),
    { numRuns: runs },
  );
}, 300_000);
