import type { ErrorCode, Failure } from '../result';
import ar from './errors.ar.json';
import en from './errors.en.json';
import type { InterfaceLocale } from './interfaceLocale';

/** A sentence for each error code, with `{file}` where the file's name goes; `thisFile` when it has none. */
type ErrorWords = Readonly<Record<ErrorCode | 'thisFile', string>>;

/** The sentences for failures in each interface language; a code without one does not compile. */
const errorWords: Readonly<Record<InterfaceLocale, ErrorWords>> = { ar, en };

/** One sentence or more that say what went wrong and what to do; `number` writes a number in the reader's digits. */
export function wordFailure(
  locale: InterfaceLocale,
  failure: Failure,
  number: (value: number) => string = String,
): string {
  const words = errorWords[locale];
  return words[failure.code]
    .replace('{file}', () => failure.file ?? words.thisFile)
    .replace('{count}', () => number(failure.count ?? 0));
}
