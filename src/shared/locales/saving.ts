import type { ErrorCode } from '../result';
import type { InterfaceLocale } from './interfaceLocale';
import ar from './saving.ar.json';
import en from './saving.en.json';

/** The words about changes that could not be saved. */
export type SavingWords = typeof ar;

/** These words in each interface language. */
export const savingWords: Readonly<Record<InterfaceLocale, SavingWords>> = { ar, en };

/** Why changes could not be saved, and what the reader can do, in two sentences. */
export function wordUnsaved(locale: InterfaceLocale, code: ErrorCode): string {
  const reasons: Readonly<Partial<Record<string, string>>> & { readonly other: string } =
    savingWords[locale].reasons;
  // No file of the library can be read where its folder must not be entered.
  return reasons[code === 'unreadable-file' ? 'read-only' : code] ?? reasons.other;
}
