import { csvExport } from '../exports/csvExport';
import { momentOf } from '../exports/moment';
import { archivedOrUnread } from '../exports/standing';
import { separatedTags } from '../exports/tags';

const isTrue = (cell: string): boolean => cell.trim() === 'True';

/** What Matter exports as CSV (`_matter_history.csv`): links; what has left the queue is archived. */
export const matter = csvExport({
  name: 'matter',
  delimiter: ',',
  columns: ['title', 'author', 'publisher', 'url', 'tags', 'in queue', 'favorited', 'read'],
  read: ([row]) => ({
    title: row('title'),
    url: row('url'),
    bylines: [row('author')],
    source: row('publisher'),
    reading: {
      ...archivedOrUnread(!isTrue(row('in queue')), isTrue(row('favorited'))),
      status: isTrue(row('read')) ? 'read' : 'unread',
      tags: separatedTags(row('tags'), ';'),
      // The only moment that it writes.
      addedAt: momentOf(row('last interaction date')),
    },
  }),
});
