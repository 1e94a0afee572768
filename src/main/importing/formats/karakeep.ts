import { jsonExport } from '../exports/jsonExport';
import { momentOf } from '../exports/moment';
import { archivedOrUnread } from '../exports/standing';
import { hasKeys, isSet, objectsIn, textAt, textsAt, valueAt } from '../json/json';
import { isJsonObject, type Json, type JsonObject } from '../json/readJson';

/** What Karakeep, once Hoarder, exports as JSON: links and notes; a list that they are in becomes a tag. */
export const karakeep = jsonExport({
  name: 'karakeep',
  entriesOf(document) {
    if (!hasKeys(document, 'bookmarks')) return null;
    const entries = objectsIn(valueAt(document, 'bookmarks'));
    const isOurs = entries.every((entry) => hasKeys(entry, 'createdAt', 'tags', 'content'));
    return isOurs && entries.length > 0 ? entries : null;
  },
  around: (entry, document) => ({ bookmarks: [entry], lists: listsOf(entry, document) }),
  read(entry, document) {
    const held = valueAt(entry, 'content');
    const content = isJsonObject(held) ? held : {};
    const lists = listsOf(entry, document).map((list) => textAt(list, 'name'));
    return {
      title: textAt(entry, 'title'),
      url: textAt(content, 'url'),
      text: textAt(content, 'text'),
      reading: {
        ...archivedOrUnread(isSet(entry, 'archived')),
        tags: [...textsAt(entry, 'tags'), ...lists],
        addedAt: momentOf(textAt(entry, 'createdAt')),
        marks: [{ quote: '', note: textAt(entry, 'note'), createdAt: null }],
      },
    };
  },
});

function listsOf(entry: JsonObject, document: Json | undefined): readonly JsonObject[] {
  const own = new Set(textsAt(entry, 'lists'));
  if (own.size === 0 || !isJsonObject(document)) return [];
  return objectsIn(valueAt(document, 'lists')).filter((list) => own.has(textAt(list, 'id')));
}
