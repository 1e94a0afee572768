import { csvExport } from '../exports/csvExport';
import { momentOf } from '../exports/moment';
import { archivedOrUnread } from '../exports/standing';
import { separatedTags } from '../exports/tags';

/** What Pocket exported as CSV before it closed (`part_000000.csv`). */
export const pocketCsv = csvExport({
  name: 'pocket-csv',
  delimiter: ',',
  columns: ['title', 'url', 'time_added', 'tags', 'status'],
  read: ([row]) => ({
    title: row('title'),
    url: row('url'),
    reading: {
      ...archivedOrUnread(row('status').trim() === 'archive'),
      tags: separatedTags(row('tags'), '|'),
      addedAt: momentOf(row('time_added')),
    },
  }),
});
