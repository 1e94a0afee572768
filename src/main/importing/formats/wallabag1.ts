import { arrayOf, jsonExport } from '../exports/jsonExport';
import { archivedOrUnread } from '../exports/standing';
import { separatedTags } from '../exports/tags';
import { readableMarkup } from '../exports/unreadMarkup';
import { hasKeys, isSet, textAt } from '../json/json';

/** What wallabag 1 exported (`wallabag-export-….json`): rows of its database, each field twice. */
export const wallabag1 = jsonExport({
  name: 'wallabag-1',
  entriesOf: (document) =>
    arrayOf(document, (entry) => hasKeys(entry, 'url', 'title', 'content', 'is_read', 'is_fav')),
  around: (entry) => [entry],
  read: (entry) => ({
    title: textAt(entry, 'title'),
    url: textAt(entry, 'url'),
    markup: readableMarkup(textAt(entry, 'content')),
    reading: {
      ...archivedOrUnread(isSet(entry, 'is_read'), isSet(entry, 'is_fav')),
      tags: separatedTags(textAt(entry, 'tags'), ','),
    },
  }),
});
