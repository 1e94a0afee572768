import type { BytesFormat } from '../formats/format';

import { documentIn } from '../json/document';
import { isJsonObject, type Json, type JsonObject } from '../json/readJson';
import { entryDocuments } from './entries';
import type { SavedEntry } from './savedEntry';

/** How a program writes its articles in JSON. */
interface JsonExport {
  readonly name: string;
  /** The entries in a document of this program; null for any other document. */
  readonly entriesOf: (document: Json | undefined) => readonly JsonObject[] | null;
  /** A document of this program with one entry alone, and what it needs of the whole one. */
  readonly around: (entry: JsonObject, document: Json | undefined) => unknown;
  readonly read: (entry: JsonObject, document: Json | undefined) => SavedEntry;
}

/** Makes a format of a JSON export: recognised by its shape, whatever the file is called. */
export function jsonExport({ name, entriesOf, around, read }: JsonExport): BytesFormat {
  return {
    name,
    reads: 'bytes',
    // A JSON file that nobody recognises is nobody's.
    extensions: [],
    recognises: async (bytes) => entriesOf(await documentIn(bytes)) !== null,
    async parse(file) {
      const document = await documentIn(file.bytes);
      const entries = entriesOf(document) ?? [];
      return entryDocuments(
        file,
        { format: name, extension: 'json', encoding: 'utf-8' },
        entries.map((entry) => ({
          saved: read(entry, document),
          alone: () => `${JSON.stringify(around(entry, document), null, 2)}\n`,
        })),
      );
    },
  };
}

/** The objects of an array when all that it holds are entries; null for anything else, and for an empty array. */
export function arrayOf(
  document: Json | undefined,
  isEntry: (entry: JsonObject) => boolean,
): readonly JsonObject[] | null {
  if (!Array.isArray(document) || document.length === 0) return null;
  const entries: readonly Json[] = document;
  return entries.every((entry) => isJsonObject(entry) && isEntry(entry))
    ? (entries as readonly JsonObject[])
    : null;
}
