import type { ImportWarning } from '../importReport';
import type { InterfaceLocale } from './interfaceLocale';
import ar from './warnings.ar.json';
import en from './warnings.en.json';

type WarningWords = Readonly<
  Record<'encoding' | 'weekday' | 'summary' | 'quotes' | 'link', string>
>;

/** The sentences for warnings in each interface language; a warning without one does not compile. */
const warningWords: Readonly<Record<InterfaceLocale, WarningWords>> = { ar, en };

const separators: Readonly<Record<InterfaceLocale, string>> = { ar: ' أو ', en: ' or ' };

/** One sentence that says what about an imported article is doubtful or missing. */
export function wordWarning(locale: InterfaceLocale, warning: ImportWarning): string {
  const words = warningWords[locale];
  if (warning.kind === 'extent') return words[warning.extent];
  if (warning.kind === 'weekday') return words.weekday.replace('{text}', () => warning.text);
  const [first = '', ...others] = warning.candidates.map((name) => name.toUpperCase());
  return words.encoding
    .replace('{first}', () => first)
    .replace('{others}', () => others.join(separators[locale]));
}
