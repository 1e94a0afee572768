import { arrayOf, jsonExport } from '../exports/jsonExport';
import { momentOf } from '../exports/moment';
import { hasKeys, textAt, textsAt } from '../json/json';

/** What Delicious exports as JSON since it can only be read: links with some words about them. */
export const delicious = jsonExport({
  name: 'delicious',
  entriesOf: (document) =>
    arrayOf(document, (entry) =>
      hasKeys(entry, 'url', 'title', 'tags', 'description', 'created', 'private'),
    ),
  around: (entry) => [entry],
  read: (entry) => ({
    title: textAt(entry, 'title'),
    url: textAt(entry, 'url'),
    excerpt: textAt(entry, 'description'),
    reading: { tags: textsAt(entry, 'tags'), addedAt: momentOf(textAt(entry, 'created')) },
  }),
});
