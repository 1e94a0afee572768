import { expect, it } from 'vitest';
import { reversed, type ReadingStep } from '#shared/readingSteps';
import type { Library } from '../../../src/main/library/library';
import { numberedArticle } from '../../torture/articles';
import { openAt, temporaryFolder, tickingClock, treeOf, valueOf } from './support';

const articles = Array.from({ length: 300 }, (_, number) => numberedArticle(number));
const ids = articles.map(({ article }) => article.id);
const [first = '', second = '', third = ''] = ids;
const unknown = 'f'.repeat(64);

async function scene() {
  const folder = await temporaryFolder();
  const library = await openAt(folder);
  valueOf(await library.add(articles));
  return { folder, library };
}
const readingOf = (library: Library, id: string) => {
  const { updatedAt: _updatedAt, changedAt: _changedAt, ...rest } = library.row(id)!.reading;
  return rest;
};
const step = (id: string, to: ReadingStep['to'], from: ReadingStep['from'] = {}): ReadingStep => ({
  ...{ id, from, to },
});

it('changes many articles with one write for each shard, and puts back just what each had', async () => {
  const { folder, library } = await scene();
  valueOf(await library.changeReading(second, { starred: true, tags: ['فن'] }));
  const before = ids.map((id) => readingOf(library, id));
  const generations = async () =>
    Object.entries(await treeOf(folder)).filter(([path]) => /^reading.\d+\.json$/.test(path));
  const files = await generations();
  const steps = ids.map((id) => step(id, { starred: true, tags: ['كتب'] }));
  const { done, gone, failure } = valueOf(await library.changeReadings(steps));
  expect([done.length, gone, failure]).toEqual([300, 0, null]);
  expect(done[1]).toEqual({ id: second, from: { tags: ['فن'] }, to: { tags: ['كتب'] } });
  // Two shards hold 300 articles; both were written, and once: the generation before is that of before.
  const now = await treeOf(folder);
  for (const [path, hash] of files) {
    expect(now[path]).not.toBe(hash);
    expect(now[`${path}.1`]).toBe(hash);
  }
  valueOf(await library.changeReadings(reversed(done)));
  expect(ids.map((id) => readingOf(library, id))).toEqual(before);
  const again = await openAt(folder, 'read', tickingClock());
  expect(ids.map((id) => readingOf(again, id))).toEqual(before);
});

it('passes over what is not there, and writes nothing that is already so', async () => {
  const { folder, library } = await scene();
  const before = await treeOf(folder);
  const steps = [step(unknown, { starred: true }), step(first, { starred: false })];
  expect(valueOf(await library.changeReadings(steps))).toEqual({
    done: [],
    gone: 1,
    failure: null,
  });
  expect(await treeOf(folder)).toEqual(before);
});

it('takes several steps of one article one after another', async () => {
  const { library } = await scene();
  const steps = [
    step(first, { starred: true }),
    step(first, { archived: true }),
    step(first, { tags: ['أ'] }),
    step(first, { tags: ['أ', 'ب'] }, { tags: ['أ'] }),
  ];
  const { done } = valueOf(await library.changeReadings(steps));
  expect(readingOf(library, first)).toMatchObject({
    starred: true,
    archived: true,
    tags: ['أ', 'ب'],
  });
  valueOf(await library.changeReadings(reversed(done)));
  expect(readingOf(library, first)).toMatchObject({ starred: false, archived: false, tags: [] });
});

it.each([
  ['as it was left', ['أ', 'ب'], ['أ', 'ب'], ['أ'], ['أ']],
  ['with a word from elsewhere', ['أ', 'ب', 'ج'], ['أ', 'ب'], ['أ'], ['أ', 'ج']],
  ['with a word that is to come back', ['أ'], ['أ'], ['أ', 'ب'], ['أ', 'ب']],
  ['without a word that was added', ['أ'], ['أ', 'ب'], ['أ'], ['أ']],
  ['emptied elsewhere', [], ['أ', 'ب'], ['ب', 'ج'], ['ج']],
])('loses no tag from elsewhere: %s', async (_name, now, from, to, after) => {
  const library = await openAt(await temporaryFolder());
  valueOf(await library.add(articles.slice(0, 1)));
  valueOf(await library.changeReading(first, { tags: now }));
  valueOf(await library.changeReadings([step(first, { tags: to }, { tags: from })]));
  expect(readingOf(library, first).tags).toEqual(after);
});

it('puts an article back into the trash with the day on which it went there', async () => {
  const { library } = await scene();
  const went = valueOf(await library.trash([first, second, first]));
  const since = library.row(first)!.reading.trashedAt;
  expect(went.done.map(({ id }) => id)).toEqual([first, second]);
  // A second time, nothing happens to those that are there.
  expect(valueOf(await library.trash([first, third])).done).toHaveLength(1);
  const back = valueOf(await library.restore([first]));
  expect(library.isTrashed(first)).toBe(false);
  valueOf(await library.changeReadings(reversed(back.done)));
  expect(library.row(first)!.reading.trashedAt).toBe(since);
});
