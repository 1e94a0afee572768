import { basename } from 'node:path';
import type { Handlers } from '#shared/api';
import type { Printed } from '#shared/printed';
import { failed, ok } from '#shared/result';
import { fileNameOf } from '#shared/text/fileName';
import { writeWhole } from './exporting/exporting';

/** What draws pages: the window's own engine. */
export interface Printer {
  /** The window's page as a PDF; null without a window. */
  toPdf(printed: Printed): Promise<Uint8Array | null>;
  /** Prints it in the system's dialog; false when that was put away. */
  toPaper(printed: Printed): Promise<boolean>;
}

interface Parts {
  readonly printer: Printer;
  readonly dialogs: { chooseDocument(name: string): Promise<string | null> };
}

/** The calls that bring the page of the window on paper, or into a file as paper would have it. */
export function createPrinting({
  printer,
  dialogs,
}: Parts): Pick<Handlers, 'print:paper' | 'print:pdf'> {
  return {
    'print:paper': async (printed) => ok(await printer.toPaper(printed)),
    'print:pdf': async (printed) => {
      const path = await dialogs.chooseDocument(fileNameOf(printed.title, '.pdf'));
      if (path === null) return ok(null);
      const bytes = await printer.toPdf(printed);
      if (bytes === null) return failed('unwritable-file', { file: basename(path) });
      const written = await writeWhole(path, bytes);
      return written.ok ? ok(path) : written;
    },
  };
}
