import { isJsonObject } from '../json/readJson';
import { leavesOf } from '../exports/bookmarkTree';
import { jsonExport } from '../exports/jsonExport';
import { momentOf } from '../exports/moment';
import { hasKeys, textAt, valueAt } from '../json/json';

/** The file `Bookmarks` in the profile of Chromium and its kin: a tree of folders and links. */
export const chromeBookmarks = jsonExport({
  name: 'chrome-bookmarks',
  entriesOf(document) {
    const roots = hasKeys(document, 'roots', 'version') ? valueAt(document, 'roots') : null;
    if (!hasKeys(roots, 'bookmark_bar')) return null;
    return leavesOf(
      Object.values(roots).filter(isJsonObject),
      (node) => textAt(node, 'type') === 'url' && /^https?:/i.test(textAt(node, 'url')),
    );
  },
  around: (entry) => ({
    roots: { bookmark_bar: { children: [entry], name: '', type: 'folder' } },
    version: 1,
  }),
  read: (entry) => ({
    title: textAt(entry, 'name'),
    url: textAt(entry, 'url'),
    reading: { addedAt: momentOf(sinceUnix(textAt(entry, 'date_added'))) },
  }),
});

/** Its clock counts microseconds since 1601. */
const unixStart = 11_644_473_600_000_000;

function sinceUnix(count: string): string {
  return /^\d{17}$/.test(count) ? String(Number(count) - unixStart) : '';
}
