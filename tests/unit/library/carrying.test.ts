import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ImportedArticle, ImportedReading } from '#shared/imported';
import { plainMark } from '#shared/marks';
import { migrations } from '#shared/migrations';
import { numberedArticle } from '../../torture/articles';
import { first, firstId, second, selectorAt } from './samples';
import { openAt, temporaryFolder, valueOf } from './support';

const addedAt = '2019-07-01T06:00:00.000Z';
const reading: ImportedReading = {
  ...{ status: 'read', starred: true, archived: true, tags: ['تاريخ', 'ماء'], addedAt },
  marks: [
    {
      ...{ kind: 'highlight', colour: 'rose', tags: ['نهر'] },
      ...{ selector: selectorAt(0, 4), note: 'مهم', createdAt: '2019-07-02T06:00:00.000Z' },
    },
    { ...plainMark, selector: selectorAt(6, 9), createdAt: null },
  ],
};

it('keeps what a reader did elsewhere with an article, and when it was saved there', async () => {
  const folder = await temporaryFolder();
  const library = await openAt(folder);
  valueOf(await library.add([second, { ...first, reading }]));
  await library.close();

  const again = await openAt(folder);
  expect(again.rows().map(({ summary }) => summary.title)).toEqual(['خبر ثانٍ', 'خبر أوّل']);
  const { marks, addedAt: _addedAt, ...done } = reading;
  expect(again.row(firstId)).toMatchObject({ addedAt, bookmarkCount: 2, reading: done });
  const bookmarks = again.bookmarks(firstId);
  expect(bookmarks).toMatchObject([
    { ...marks[0], articleId: firstId, deletedAt: null },
    {
      selector: marks[1]?.selector,
      note: '',
      createdAt: expect.stringMatching(/^2026-/) as string,
    },
  ]);
});

it('leaves what was done here as it is when the same article comes again', async () => {
  const library = await openAt(await temporaryFolder());
  valueOf(await library.add([first]));
  valueOf(await library.changeReading(firstId, { tags: ['هنا'] }));
  const added = valueOf(await library.add([{ ...first, reading }]));
  expect(added).toMatchObject([{ outcome: 'duplicate' }]);
  expect(library.row(firstId)).toMatchObject({
    bookmarkCount: 0,
    reading: { status: 'unread', starred: false, tags: ['هنا'] },
  });
});

/** A folder as it is when adding an article has ended between what was carried and the record; `others` were there. */
async function cutShort(others: readonly ImportedArticle[]): Promise<string> {
  const folder = await temporaryFolder();
  const before = await openAt(folder);
  valueOf(await before.add(others));
  await before.close();
  const kept = await temporaryFolder();
  await cp(folder, kept, { recursive: true });
  const adding = await openAt(folder);
  valueOf(await adding.add([{ ...first, reading }]));
  await adding.close();
  for (const name of ['library.json', 'records', 'derived']) {
    await rm(join(folder, name), { recursive: true });
    await cp(join(kept, name), join(folder, name), { recursive: true });
  }
  return folder;
}

it.each([
  ['the first', []],
  ['a later', [second]],
])('misses nothing when %s addition was cut short before its records', async (_which, others) => {
  const library = await openAt(await cutShort(others));
  expect(library.notices).toEqual([]);
  const { ok, findings } = await library.check();
  expect(findings).toContainEqual({ kind: 'orphan', what: 'record', id: firstId });
  expect(ok).toBe(true);

  expect(valueOf(await library.add([{ ...first, reading }]))).toMatchObject([{ outcome: 'added' }]);
  const { marks, addedAt: _addedAt, ...done } = reading;
  expect(library.row(firstId)).toMatchObject({ addedAt, reading: done });
  expect(library.bookmarks(firstId)).toHaveLength(marks.length);
  expect(await library.check()).toMatchObject({ ok: true, findings: [] });
});

it('misses the record of an article of which nothing but what its reader did is left', async () => {
  const folder = await cutShort([]);
  await rm(join(folder, 'contents'), { recursive: true });
  const library = await openAt(folder);
  const { ok, findings } = await library.check();
  expect(findings).toContainEqual({ kind: 'missing', what: 'record', id: firstId });
  expect(ok).toBe(false);
});

it('keeps it in the shard of its article when a batch fills several', async () => {
  const folder = await temporaryFolder();
  const library = await openAt(folder);
  const batch = Array.from({ length: 300 }, (_, at) => ({
    ...numberedArticle(at),
    reading: { ...reading, tags: [`${at}`] },
  }));
  valueOf(await library.add(batch));
  await library.close();
  const again = await openAt(folder);
  for (const [at, { article }] of batch.entries()) {
    expect(again.row(article.id)).toMatchObject({ bookmarkCount: 2, reading: { tags: [`${at}`] } });
  }
  expect(await again.check()).toMatchObject({ ok: true });
});

it('brings reading records without archive and tags to the present form', () => {
  const [toSecond] = migrations.reading;
  expect(toSecond?.([{ articleId: firstId, starred: true }])).toEqual([
    {
      articleId: firstId,
      starred: true,
      archived: false,
      tags: [],
      encoding: null,
      corrections: null,
      distinctFrom: [],
    },
  ]);
});
