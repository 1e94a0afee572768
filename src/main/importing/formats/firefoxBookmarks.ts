import { isJsonObject } from '../json/readJson';
import { leavesOf } from '../exports/bookmarkTree';
import { jsonExport } from '../exports/jsonExport';
import { momentOf } from '../exports/moment';
import { separatedTags } from '../exports/tags';
import { hasKeys, textAt } from '../json/json';

/** The bookmarks that Firefox keeps as a backup (`bookmarks-….json`): a tree of folders and links. */
export const firefoxBookmarks = jsonExport({
  name: 'firefox-bookmarks',
  entriesOf: (document) =>
    isJsonObject(document) && textAt(document, 'root') === 'placesRoot'
      ? leavesOf(
          [document],
          (node) => hasKeys(node, 'uri') && /^https?:/i.test(textAt(node, 'uri')),
        )
      : null,
  around: (entry) => ({
    ...{ guid: 'root________', title: '', type: 'text/x-moz-place-container' },
    ...{ root: 'placesRoot', children: [entry] },
  }),
  read: (entry) => ({
    title: textAt(entry, 'title'),
    url: textAt(entry, 'uri'),
    reading: {
      tags: separatedTags(textAt(entry, 'tags'), ','),
      addedAt: momentOf(textAt(entry, 'dateAdded')),
    },
  }),
});
