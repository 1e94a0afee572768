import { TooLargeError } from '../refusal';
import type { OriginalFile, ParsedDocument } from '../stages';
import { documentOf, type SavedEntry } from './savedEntry';

/** More are a library of their own, and all of them stand in a thread's memory. */
const maximumEntries = 50_000;

/** One article in an export. */
export interface ExportEntry {
  readonly saved: SavedEntry;
  /** A file of the same format with this entry alone, as UTF-8; asked for only when the export has several. */
  readonly alone: () => string;
}

/** The format of an export, the usual extension of its files, and the encoding that one was read in. */
interface ExportForm {
  readonly format: string;
  readonly extension: string;
  readonly encoding: string;
}

/**
 * Makes documents of an export's entries, which are counted from 1. The only entry of a file has that
 * file as its original, so that reading an original again gives the same article. Throws a
 * `TooLargeError` for more than 50,000 entries.
 */
export function entryDocuments(
  file: OriginalFile,
  form: ExportForm,
  entries: readonly ExportEntry[],
): readonly ParsedDocument[] {
  if (entries.length > maximumEntries) throw new TooLargeError('too many entries');
  const { format, extension } = form;
  const [only] = entries;
  if (only !== undefined && entries.length === 1) {
    const place = { format, original: file, encoding: form.encoding };
    return [documentOf(only.saved, place)].filter((document) => document !== null);
  }
  return entries.flatMap(({ saved, alone }, index) => {
    const place = String(index + 1);
    const original = {
      name: partName(file.name, place, extension),
      bytes: new TextEncoder().encode(alone()),
    };
    const container = { name: file.name, place };
    return documentOf(saved, { format, original, encoding: 'utf-8', container }) ?? [];
  });
}

/** `saved.json` and `3` give `saved-3.json`; a name without extension gets the usual one. */
function partName(name: string, place: string, extension: string): string {
  const bare = name.replace(/\.[a-z0-9]{1,10}$/iu, '');
  return `${bare}-${place}.${extension}`;
}
