import { csvExport } from '../exports/csvExport';
import { momentOf } from '../exports/moment';
import { separatedTags } from '../exports/tags';
import { readableMarkup } from '../exports/unreadMarkup';

/** What wallabag 2 exports as CSV: the whole articles, without their state. */
export const wallabagCsv = csvExport({
  name: 'wallabag-csv',
  delimiter: ';',
  columns: ['title', 'url', 'content', 'tags', 'mime type', 'language', 'creation date'],
  read: ([row]) => ({
    title: row('title'),
    url: row('url'),
    markup: readableMarkup(row('content')),
    reading: {
      tags: separatedTags(row('tags'), ','),
      addedAt: momentOf(dayFirst(row('creation date'))),
    },
  }),
});

/** `27/01/2024 08:57:00`; its hours go to 12 and do not say which half of the day, so that only the day is sure. */
const dayFirst = (written: string): string =>
  written.trim().replace(/^(\d\d)\/(\d\d)\/(\d{4})(?: .*)?$/, '$3-$2-$1');
