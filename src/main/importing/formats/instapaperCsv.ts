import { csvExport } from '../exports/csvExport';
import { folderTags, standingIn } from '../exports/folders';
import { momentOf } from '../exports/moment';
import { listedTags } from '../exports/tags';

/** What Instapaper exports as CSV; its selection is what was marked on the page when it was saved. */
export const instapaperCsv = csvExport({
  name: 'instapaper-csv',
  delimiter: ',',
  columns: ['url', 'title', 'selection', 'folder'],
  read: ([row]) => ({
    title: row('title'),
    url: row('url'),
    reading: {
      ...standingIn(row('folder')),
      tags: [...folderTags(row('folder')), ...listedTags(row('tags'))],
      addedAt: momentOf(row('timestamp')),
      marks: [{ quote: row('selection'), note: '', createdAt: null }],
    },
  }),
});
