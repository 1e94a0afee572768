import type { Handlers } from '#shared/api';
import { failed, ok } from '#shared/result';
import { safeLink } from '#shared/safeTree';

/** What leads out of the program: to the reader's dialogs, the clipboard, the browser. */
interface OutsideParts {
  readonly dialogs: {
    confirmLink(address: string): Promise<boolean>;
    saveText(name: string, text: string): Promise<boolean>;
  };
  copyText(text: string): void;
  openLink(address: string): Promise<void>;
}

/** The calls that hand something to what is outside of the program, when its reader says so. */
export function createOutsideCalls({
  dialogs,
  copyText,
  openLink,
}: OutsideParts): Pick<Handlers, 'text:save' | 'text:copy' | 'link:open'> {
  return {
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
