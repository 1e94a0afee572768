import { interfaceLocale } from '#shared/locales/interfaceLocale';
import { wordFailure } from '#shared/locales/errors';
import { harmlessName } from '#shared/text/harmlessName';
import { wordWarning } from '#shared/locales/warnings';
import type { ImportWarning } from '#shared/importReport';
import type { Failure } from '#shared/result';
import ar from '../shared/locales/terminal.ar.json';
import en from '../shared/locales/terminal.en.json';

/** The terminal's words in the language of its locale, and a sentence for each failure. */
export interface TerminalWords {
  readonly say: typeof ar;
  /** Puts values in the places of a sentence that are named in braces. */
  fill(sentence: string, values: Readonly<Record<string, string | number>>): string;
  failure(failure: Failure): string;
  warning(warning: ImportWarning): string;
}

/** The locale of messages as POSIX ranks it: LC_ALL, LC_MESSAGES, LANG. */
export const localeOf = (env: Readonly<Record<string, string | undefined>>): string =>
  env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? 'C';

/** The words of that locale's language. */
export function terminalWords(env: Readonly<Record<string, string | undefined>>): TerminalWords {
  const named = localeOf(env);
  // A terminal of the C locale cannot be trusted with Arabic letters.
  const locale =
    /^(?:C|POSIX)(?:\.|$)/.test(named) || named === '' ? 'en' : interfaceLocale('system', [named]);
  const fill: TerminalWords['fill'] = (sentence, values) =>
    sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return {
    say: { ar, en }[locale],
    fill,
    // A name could hold what moves a terminal's cursor.
    failure: ({ file, ...why }) =>
      wordFailure(locale, file === undefined ? why : { ...why, file: harmlessName(file) }),
    warning: (warning) => wordWarning(locale, warning),
  };
}
