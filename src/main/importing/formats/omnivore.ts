import { isArchive, openArchive, type Archive } from '../archive/archive';
import { decodeBytes } from '../encodings';
import { entryDocuments } from '../exports/entries';
import { arrayOf } from '../exports/jsonExport';
import { marksIn } from '../exports/markdownMarks';
import { momentOf } from '../exports/moment';
import type { SavedEntry } from '../exports/savedEntry';
import { standingAt } from '../exports/standing';
import { hasKeys, textAt, textsAt } from '../json/json';
import { documentIn } from '../json/document';
import type { Json, JsonObject } from '../json/readJson';
import { Refusal } from '../refusal';
import type { BytesFormat } from './format';

const metadataName = /(?:^|\/)metadata_\d+_to_\d+\.json$/;

/**
 * What Omnivore exported before it closed: an archive of `metadata_….json`, `content/….html` and
 * `highlights/….md`, or one such metadata file. What is kept of an article out of an archive is its
 * metadata with both other files as fields, in JSON: an archive's bytes would depend on who packs it.
 */
export const omnivore: BytesFormat = {
  name: 'omnivore',
  reads: 'bytes',
  extensions: [],
  async recognises(bytes) {
    if (!isArchive(bytes)) return entriesOf(await documentIn(bytes)) !== null;
    // One that cannot be opened is for whoever says why.
    const archive = await openArchive(bytes).catch(() => null);
    return archive?.entries.some(({ name }) => metadataName.test(name)) ?? false;
  },
  async parse(file) {
    const entries = isArchive(file.bytes)
      ? await entriesIn(await openArchive(file.bytes))
      : (entriesOf(await documentIn(file.bytes)) ?? []);
    const kept = entries.filter((entry) => !/^deleted$/i.test(textAt(entry, 'state')));
    return entryDocuments(
      file,
      { format: 'omnivore', extension: 'json', encoding: 'utf-8' },
      kept.map((entry) => ({
        saved: read(entry),
        alone: () => `${JSON.stringify([entry], null, 2)}\n`,
      })),
    );
  },
};

const entriesOf = (document: Json | undefined): readonly JsonObject[] | null =>
  arrayOf(document, (entry) => hasKeys(entry, 'slug', 'url', 'state', 'savedAt'));

async function entriesIn(archive: Archive): Promise<readonly JsonObject[]> {
  const entries: JsonObject[] = [];
  for (const { name } of archive.entries) {
    if (!metadataName.test(name)) continue;
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    const listed = entriesOf(await documentIn((await archive.read(name)) ?? new Uint8Array()));
    if (listed === null) throw new Refusal('damaged-file', `${name} is no metadata`);
    for (const entry of listed) {
      const slug = textAt(entry, 'slug');
      const content = await textIn(archive, `${folder}content/${slug}.html`);
      const highlights = await textIn(archive, `${folder}highlights/${slug}.md`);
      entries.push({
        ...entry,
        ...(content === null ? {} : { content }),
        ...(highlights === null ? {} : { highlights }),
      });
    }
  }
  return entries;
}

async function textIn(archive: Archive, name: string): Promise<string | null> {
  const bytes = await archive.read(name);
  return bytes === null ? null : decodeBytes(bytes, 'utf-8');
}

/** Its progress counts in hundredths. */
const whole = 100;

function read(entry: JsonObject): SavedEntry {
  const progress = Number(textAt(entry, 'readingProgress')) / whole;
  return {
    title: textAt(entry, 'title'),
    url: textAt(entry, 'url'),
    markup: textAt(entry, 'content'),
    excerpt: textAt(entry, 'description'),
    bylines: textsAt(entry, 'author'),
    published: textAt(entry, 'publishedAt'),
    reading: {
      ...standingAt(progress, /^archived$/i.test(textAt(entry, 'state'))),
      tags: textsAt(entry, 'labels'),
      addedAt: momentOf(textAt(entry, 'savedAt')),
      marks: marksIn(textAt(entry, 'highlights')),
    },
  };
}
