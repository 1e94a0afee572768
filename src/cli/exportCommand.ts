import { documentFormats, type DocumentFormatName } from '#shared/exportedDocument';
import type { ExportReport } from '#shared/exported';
import type { Library } from '../main/library/library';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { failed } from '#shared/result';
import { chosenMonths } from '#shared/text/monthRegion';
import { exportMarks } from '../main/markExports';
import { importMarks } from '../main/markImports';
import { complainOf, idOf, withLibrary, type Terminal } from './terminal';
import { localeOf } from './words';

/** `maqal bookmark export`: marks of the library or of one article to a file; its name says the form. */
export function exportMarkFile(
  terminal: Terminal,
  path: string,
  typed: string | undefined,
): Promise<number> {
  return withLibrary(terminal, 'read', async ({ library }) => {
    const id = typed === undefined ? null : idOf(terminal, library, typed);
    if (id?.ok === false) return 1;
    const exported = await exportMarks(library, path, id === null ? null : id.value);
    if (!exported.ok) {
      complainOf(terminal, exported.error);
      return 1;
    }
    const { say, fill } = terminal.words;
    const { file, marks } = exported.value;
    terminal.print(
      terminal.json ? JSON.stringify({ file, marks }) : fill(say.marksExported, { marks, file }),
    );
    return 0;
  });
}

/** `maqal bookmark import`: marks in the W3C's form, each into its article; 1 when some article is not here. */
export function importMarkFile(terminal: Terminal, path: string): Promise<number> {
  return withLibrary(terminal, 'write', async ({ library }) => {
    const text = await readFile(path, 'utf8').catch(() => null);
    const imported = text === null ? failed('unreadable-file') : await importMarks(library, text);
    if (!imported.ok) {
      complainOf(terminal, { ...imported.error, file: basename(path) });
      return 1;
    }
    const { say, fill } = terminal.words;
    const { counts, failure } = imported.value;
    terminal.print(terminal.json ? JSON.stringify(counts) : fill(say.marksImported, { ...counts }));
    if (failure !== null) complainOf(terminal, failure);
    return counts.strange === 0 && failure === null ? 0 : 1;
  });
}

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What may be said of an export: in which form, and without the marks on the articles. */
export interface ExportOptions {
  readonly format: ExportForm;
  readonly marks: boolean;
}

/** The forms of an export: what another Maqal takes with all that is known, and those for other programs. */
export const exportForms = ['maqal', ...documentFormats] as const;
type ExportForm = 'maqal' | DocumentFormatName;

/** `maqal export`: the file that was written, in one line; 1 when an article is not in it. */
export function exportFiles(
  terminal: Terminal,
  path: string,
  typed: readonly string[],
  { format, marks }: ExportOptions,
): Promise<number> {
  return withLibrary(terminal, 'read', async ({ application, library }) => {
    const ids = typed.map((id) => idOf(terminal, library, id));
    const known = ids.flatMap((id) => (id.ok ? [id.value] : []));
    if (known.length < ids.length) return 1;
    // Whoever is told to end takes the unfinished file away first.
    const ending = new AbortController();
    const end = (): void => ending.abort();
    for (const signal of endingSignals) process.once(signal, end);
    const wish = {
      ids: known.length === 0 ? readable(library) : known,
      withMarks: marks,
      months: chosenMonths(library.settings().monthNames, [localeOf(process.env)]),
    };
    const exported =
      format === 'maqal'
        ? await application.exportTo(path, known.length === 0 ? null : known, ending.signal)
        : await application.documentTo(path, { ...wish, format }, ending.signal);
    for (const signal of endingSignals) process.off(signal, end);
    if (!exported.ok) {
      complainOf(terminal, exported.error);
      return 1;
    }
    told(terminal, exported.value);
    return exported.value.failures.length === 0 ? 0 : 1;
  });
}

/** What lies in the trash is kept, but nobody reads it. */
const readable = (library: Library): string[] =>
  library
    .rows()
    .filter(({ reading }) => reading.trashedAt === null)
    .map(({ summary }) => summary.id);

function told(terminal: Terminal, { file, articles, failures }: ExportReport): void {
  for (const failure of failures) complainOf(terminal, failure);
  const { say, fill } = terminal.words;
  const sentence = file === null ? say.nothingToExport : say.exported;
  terminal.print(
    terminal.json
      ? JSON.stringify({ file, articles, failures: failures.length })
      : fill(sentence, { articles, file: file ?? '' }),
  );
}
