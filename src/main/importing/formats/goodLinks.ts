import { arrayOf, jsonExport } from '../exports/jsonExport';
import { momentOf } from '../exports/moment';
import { hasKeys, isSet, textAt, textsAt } from '../json/json';

/** What GoodLinks exports as JSON: links; one that was read says when. */
export const goodLinks = jsonExport({
  name: 'goodlinks',
  entriesOf: (document) =>
    arrayOf(document, (entry) => hasKeys(entry, 'url', 'addedAt', 'starred', 'tags')),
  around: (entry) => [entry],
  read: (entry) => ({
    title: textAt(entry, 'title'),
    url: textAt(entry, 'url'),
    excerpt: textAt(entry, 'summary'),
    bylines: textsAt(entry, 'author'),
    reading: {
      status: momentOf(textAt(entry, 'readAt')) === null ? 'unread' : 'read',
      starred: isSet(entry, 'starred'),
      tags: textsAt(entry, 'tags'),
      addedAt: momentOf(textAt(entry, 'addedAt')),
    },
  }),
});
