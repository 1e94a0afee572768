import type { ExportReport } from '#shared/exported';
import { wordFailure } from '#shared/locales/errors';
import type { InterfaceLocale } from '#shared/locales/interfaceLocale';
import { wordUnsaved } from '#shared/locales/saving';
import type { Saving } from '#shared/library';
import type { Result } from '#shared/result';

interface LastParts<Choice> {
  readonly locale: () => InterfaceLocale;
  /** The articles with something unsaved. */
  readonly held: () => readonly string[];
  readonly changesTo: (path: string, ids: readonly string[]) => Promise<Result<ExportReport>>;
  readonly dialogs: {
    choose(why: string, hasFile: boolean): Promise<Choice>;
    chooseFile(): Promise<string | null>;
    tellFailure(why: string): Promise<void>;
  };
}

/** What is done with changes that cannot be saved when the program ends: the reader is asked, and may take them along. */
export function createLastChanges<Choice>({ locale, held, changesTo, dialogs }: LastParts<Choice>) {
  return {
    /** Asks what to do with them. */
    choose({ code }: Extract<Saving, { state: 'unsaved' }>): Promise<Choice> {
      // Settings alone are in no file.
      return dialogs.choose(wordUnsaved(locale(), code), held().length > 0);
    },
    /** Writes the articles that they are of to a file of our own form, with all of it; true when it is all there. */
    async saveToFile(): Promise<boolean> {
      const path = await dialogs.chooseFile();
      if (path === null) return false;
      const exported = await changesTo(path, held());
      const failure = exported.ok ? exported.value.failures[0] : exported.error;
      if (failure === undefined) return true;
      await dialogs.tellFailure(wordFailure(locale(), failure));
      return false;
    },
  };
}
