import { csvExport } from '../exports/csvExport';
import { momentOf } from '../exports/moment';
import { standingAt } from '../exports/standing';
import { listedTags } from '../exports/tags';

/** What Readwise Reader exports as CSV: links, and how far each was read. */
export const readwiseReader = csvExport({
  name: 'readwise-reader',
  delimiter: ',',
  columns: ['title', 'url', 'document tags', 'saved date', 'reading progress', 'location'],
  read: ([row]) => ({
    title: row('title'),
    url: row('url'),
    reading: {
      ...standingAt(Number(row('reading progress')), row('location').trim() === 'archive'),
      tags: listedTags(row('document tags')),
      addedAt: momentOf(row('saved date')),
    },
  }),
});
