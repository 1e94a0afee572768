import { expect, it } from 'vitest';
import type { ImportedReading } from '#shared/imported';
import { migrations } from '#shared/migrations';
import { numberedArticle } from '../../torture/articles';
import { first, firstId, second, selectorAt } from './samples';
import { openAt, temporaryFolder, valueOf } from './support';

const addedAt = '2019-07-01T06:00:00.000Z';
const reading: ImportedReading = {
  ...{ status: 'read', starred: true, archived: true, tags: ['تاريخ', 'ماء'], addedAt },
  marks: [
    { selector: selectorAt(0, 4), note: 'مهم', createdAt: '2019-07-02T06:00:00.000Z' },
    { selector: selectorAt(6, 9), note: '', createdAt: null },
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
