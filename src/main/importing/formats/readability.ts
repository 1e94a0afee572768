import { jsonExport } from '../exports/jsonExport';
import { momentOf } from '../exports/moment';
import { archivedOrUnread } from '../exports/standing';
import { parsePage } from '../html/parsePage';
import { hasKeys, isSet, objectsIn, textAt, valueAt } from '../json/json';
import { textOf } from '../textOf';

/** What Readability exported before it closed (`readability.json`): links, with the first words of the articles. */
export const readability = jsonExport({
  name: 'readability',
  entriesOf(document) {
    if (!hasKeys(document, 'bookmarks', 'recommendations')) return null;
    const entries = objectsIn(valueAt(document, 'bookmarks'));
    return entries.every((entry) => hasKeys(entry, 'article__url')) ? entries : null;
  },
  around: (entry) => ({ bookmarks: [entry], recommendations: [] }),
  read: (entry) => ({
    title: textAt(entry, 'article__title'),
    url: textAt(entry, 'article__url'),
    excerpt: textOf(parsePage(textAt(entry, 'article__excerpt'))),
    reading: {
      ...archivedOrUnread(isSet(entry, 'archive'), isSet(entry, 'favorite')),
      addedAt: momentOf(textAt(entry, 'date_added')),
    },
  }),
});
