import type { Handlers } from '#shared/api';
import { failed, ok } from '#shared/result';
import type { Library } from './library/library';
import { createMarkExports } from './markExports';
import { createPrinting, type Printer } from './printing';
import { safeLink } from '#shared/safeTree';

/** What leads out of the program: to the reader's dialogs, the clipboard, the browser. */
interface OutsideParts {
  readonly library: Pick<Library, 'bookmarks' | 'row'>;
  readonly printer: Printer;
  readonly dialogs: {
    chooseDocument(name: string, others?: readonly string[]): Promise<string | null>;
    confirmLink(address: string): Promise<boolean>;
    saveText(name: string, text: string): Promise<boolean>;
  };
  copyText(text: string): void;
  openLink(address: string): Promise<void>;
}

/** The calls that hand something to what is outside of the program, when its reader says so. */
export function createOutsideCalls(
  parts: OutsideParts,
): Pick<
  Handlers,
  'text:save' | 'text:copy' | 'link:open' | 'print:paper' | 'print:pdf' | 'export:marks'
> {
  const { dialogs, copyText, openLink } = parts;
  return {
    ...createPrinting(parts),
    ...createMarkExports(parts),
    'text:save': async ({ name, text }) => ok(await dialogs.saveText(name, text)),
    'text:copy': ({ text }) => {
      copyText(text);
      return Promise.resolve(ok(null));
    },
    'link:open': async ({ address }) => {
      const safe = safeLink(address);
      if (safe === null) return failed('bad-link');
      if (!(await dialogs.confirmLink(safe))) return ok(false);
      await openLink(safe);
      return ok(true);
    },
  };
}
