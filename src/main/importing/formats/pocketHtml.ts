import { linkListExport } from '../exports/linkList';
import { momentOf } from '../exports/moment';
import { archivedOrUnread } from '../exports/standing';
import { separatedTags } from '../exports/tags';

/** What Pocket exported as a page (`ril_export.html`): the list, and what was read. */
export const pocketHtml = linkListExport({
  name: 'pocket-html',
  title: 'Pocket Export',
  list: 'ul',
  read: ({ title, heading, attribute }) => ({
    title,
    url: attribute('href'),
    reading: {
      ...archivedOrUnread(heading === 'Read Archive'),
      tags: separatedTags(attribute('tags'), ','),
      addedAt: momentOf(attribute('time_added')),
    },
  }),
});
