import { arrayOf, jsonExport } from '../exports/jsonExport';
import { momentOf } from '../exports/moment';
import { archivedOrUnread } from '../exports/standing';
import { readableMarkup } from '../exports/unreadMarkup';
import { hasKeys, isSet, objectsIn, textAt, textsAt, valueAt } from '../json/json';
import type { JsonObject } from '../json/readJson';

/** What wallabag 2 exports as JSON (`All articles.json`), with its annotations. */
export const wallabag2 = jsonExport({
  name: 'wallabag-2',
  entriesOf: (document) =>
    arrayOf(document, (entry) => hasKeys(entry, 'url', 'is_archived', 'is_starred')),
  around: (entry) => [entry],
  read: (entry) => ({
    title: textAt(entry, 'title'),
    url: textAt(entry, 'url'),
    markup: readableMarkup(textAt(entry, 'content')),
    bylines: textsAt(entry, 'published_by'),
    published: textAt(entry, 'published_at'),
    reading: {
      ...archivedOrUnread(isSet(entry, 'is_archived'), isSet(entry, 'is_starred')),
      tags: tagsOf(entry),
      addedAt: momentOf(textAt(entry, 'created_at')),
      marks: objectsIn(valueAt(entry, 'annotations')).map((annotation) => ({
        quote: textAt(annotation, 'quote'),
        note: textAt(annotation, 'text'),
        createdAt: momentOf(textAt(annotation, 'created_at')),
      })),
    },
  }),
});

/** Words in a file, labels with numbers in the answers of its web service. */
function tagsOf(entry: JsonObject): readonly string[] {
  const labels = objectsIn(valueAt(entry, 'tags')).map((tag) => textAt(tag, 'label'));
  return [...textsAt(entry, 'tags'), ...labels];
}
