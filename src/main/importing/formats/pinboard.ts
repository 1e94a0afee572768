import { arrayOf, jsonExport } from '../exports/jsonExport';
import { momentOf } from '../exports/moment';
import { separatedTags } from '../exports/tags';
import { hasKeys, isSet, textAt } from '../json/json';

/** What Pinboard exports as JSON: links with some words about them; its `description` is the title. */
export const pinboard = jsonExport({
  name: 'pinboard',
  entriesOf: (document) =>
    arrayOf(document, (entry) =>
      hasKeys(entry, 'href', 'description', 'extended', 'time', 'toread', 'tags'),
    ),
  around: (entry) => [entry],
  read: (entry) => ({
    title: textAt(entry, 'description'),
    url: textAt(entry, 'href'),
    excerpt: textAt(entry, 'extended'),
    reading: {
      status: isSet(entry, 'toread') ? 'unread' : 'read',
      tags: separatedTags(textAt(entry, 'tags'), ' '),
      addedAt: momentOf(textAt(entry, 'time')),
    },
  }),
});
