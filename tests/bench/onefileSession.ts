/**
 * What a reader's program would otherwise make with lowdb: the whole library in one file. Opens one and
 * measures it: `onefileSession.mjs FILE`.
 */
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { plainMark } from '#shared/marks';
import { summarise } from '../../src/main/library/summarise';
import { measure, place } from './libraryFigures';
import type { Everything } from './libraryBuild';

const [, , file = ''] = process.argv;

await measure(async () => {
  const low = new Low<Everything>(new JSONFile(file), { records: [], reading: [], bookmarks: [] });
  await low.read();
  return {
    list: () =>
      [...low.data.records]
        .sort((a, b) => (a.addedAt < b.addedAt ? 1 : -1))
        .map(({ summary }) => summary.id),
    add(articles) {
      const addedAt = new Date().toISOString();
      for (const { article } of articles) {
        low.data.records.push({ summary: summarise(article), addedAt, contentHash: article.id });
      }
      return low.write();
    },
    mark(articleId) {
      const now = new Date().toISOString();
      low.data.bookmarks.push({
        ...{ id: crypto.randomUUID(), articleId, selector: place, ...plainMark },
        ...{ createdAt: now, updatedAt: now, deletedAt: null, changedAt: {} },
      });
      return low.write();
    },
  };
});
