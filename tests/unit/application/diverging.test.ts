import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeptArticle } from '#shared/imported';
import type { ReadingChange } from '#shared/marks';
import type { Library } from '../../../src/main/library/library';
import { temporaryFolder } from '../../support/temporaryFolder';
import { everythingIn } from '../exporting/support';
import { selectorAt } from '../library/samples';
import { openAt, tickingClock, valueOf } from '../library/support';
import { articles, idAt, merge } from './restoreScene';

/** Everything in a library, without the order in which it came there. */
async function sorted(library: Library): Promise<readonly KeptArticle[]> {
  const kept = await everythingIn(library);
  return kept.map((each) => {
    const bookmarks = [...each.kept.bookmarks].sort((a, b) => (a.id < b.id ? -1 : 1));
    return { ...each, kept: { ...each.kept, bookmarks } };
  });
}

const article = fc.nat(2);
const bookmark = fc.nat(5);
const changes: fc.Arbitrary<ReadingChange> = fc.oneof(
  fc.record({ starred: fc.boolean() }),
  fc.record({ archived: fc.boolean() }),
  fc.record({ status: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const) }),
  fc.record({ tags: fc.array(fc.constantFrom('ماء', 'مدن', 'history'), { maxLength: 2 }) }),
  fc.record({
    progress: fc.constantFrom(0, 0.5, 1),
    place: fc.constantFrom(null, selectorAt(1, 4)),
  }),
);
const doing = fc.oneof(
  fc.record({ do: fc.constant('change' as const), article, change: changes }),
  fc.record({ do: fc.constantFrom('trash' as const, 'untrash' as const), article }),
  fc.record({ do: fc.constant('mark' as const), article }),
  fc.record({
    do: fc.constantFrom('note' as const, 'remove' as const, 'revive' as const),
    bookmark,
  }),
);
const doings = fc.array(fc.record({ side: fc.nat(1), doing }), { maxLength: 30 });

/** What has to come of it: of each field, and of each bookmark, what was done with it last, on whichever side. */
interface Expected {
  readonly fields: Map<string, Record<string, unknown>>;
  readonly bookmarks: Map<string, { note: string; isLiving: boolean }>;
}

async function perform(
  library: Library,
  own: typeof doing extends fc.Arbitrary<infer T> ? T : never,
  marks: readonly string[],
  expected: Expected,
): Promise<string[]> {
  const fieldsOf = (id: string): Record<string, unknown> => {
    const fields = expected.fields.get(id) ?? {};
    expected.fields.set(id, fields);
    return fields;
  };
  const id = 'article' in own ? idAt(own.article) : (marks[own.bookmark] ?? '');
  switch (own.do) {
    case 'change': {
      const before = library.row(id)?.reading;
      valueOf(await library.changeReading(id, own.change));
      for (const [field, value] of Object.entries(own.change)) {
        const isNew = JSON.stringify(before?.[field as 'tags']) !== JSON.stringify(value);
        if (isNew) fieldsOf(id)[field] = value;
      }
      return [];
    }
    case 'trash':
    case 'untrash': {
      const isTrashed = own.do === 'trash';
      if (library.isTrashed(id) === isTrashed) return [];
      valueOf(await library[isTrashed ? 'trash' : 'restore']([id]));
      fieldsOf(id)['trashedAt'] = library.row(id)?.reading.trashedAt;
      return [];
    }
    case 'mark': {
      const made = valueOf(await library.addMark(id, { selector: selectorAt(2, 5), note: 'ن' }));
      expected.bookmarks.set(made.id, { note: 'ن', isLiving: true });
      return [made.id];
    }
    case 'note':
    case 'remove':
    case 'revive': {
      const note = `${own.do} ${expected.bookmarks.size} ${Math.random()}`;
      const marked = [0, 1, 2].flatMap((at) => library.bookmarks(idAt(at)));
      const before = marked.some((mark) => mark.id === id);
      const result = await (own.do === 'note'
        ? library.changeMark(id, { note })
        : library[own.do === 'remove' ? 'removeMark' : 'restoreMark'](id));
      const known = expected.bookmarks.get(id);
      if (!result.ok || known === undefined) return [];
      if (own.do === 'note') expected.bookmarks.set(id, { note, isLiving: true });
      else if (before === (own.do === 'remove')) {
        expected.bookmarks.set(id, { ...known, isLiving: own.do === 'revive' });
      }
      return [];
    }
  }
}

describe('two libraries that went different ways', () => {
  it('hold the same when each has been merged into the other, and all that was done last', async () => {
    await fc.assert(
      fc.asyncProperty(doings, fc.nat(30), async (steps, sharedSteps) => {
        const folder = await temporaryFolder();
        const clock = tickingClock();
        const [one, two] = [
          await openAt(join(folder, 'one'), 'write', clock),
          await openAt(join(folder, 'two'), 'write', clock),
        ];
        valueOf(await one.add(articles));
        const expected: Expected = { fields: new Map(), bookmarks: new Map() };
        const marks: string[] = [];
        for (const [at, { side, doing: own }] of steps.entries()) {
          // Until then there was one library, of which the second became a copy.
          if (at === Math.min(sharedSteps, steps.length - 1)) await merge(one, two);
          const library = at < sharedSteps || side === 0 ? one : two;
          marks.push(...(await perform(library, own, marks, expected)));
        }
        await merge(two, one);
        await merge(one, two);
        expect(await sorted(two)).toEqual(await sorted(one));
        for (const [id, fields] of expected.fields) {
          expect(one.row(id)?.reading).toMatchObject(fields);
        }
        const living = (await everythingIn(one)).flatMap(({ kept }) =>
          kept.bookmarks.filter(({ deletedAt }) => deletedAt === null),
        );
        expect(new Map(living.map((mark) => [mark.id, mark.note]))).toEqual(
          new Map(
            [...expected.bookmarks].flatMap(([id, { note, isLiving }]) =>
              isLiving ? [[id, note] as const] : [],
            ),
          ),
        );
        await Promise.all([one.close(), two.close()]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
