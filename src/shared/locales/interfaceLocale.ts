import type { Settings } from '../settings';

/** A language that the interface speaks, as BCP 47. */
export type InterfaceLocale = Exclude<Settings['locale'], 'system'>;

const spoken: ReadonlySet<string> = new Set<InterfaceLocale>(['ar', 'en']);

const isSpoken = (language: string): language is InterfaceLocale => spoken.has(language);

/**
 * The interface's language: the reader's choice, or with `system` the first of the system's languages
 * (BCP 47, best first) that the interface speaks; Arabic when it speaks none of them.
 */
export function interfaceLocale(
  choice: Settings['locale'],
  systemLocales: readonly string[],
): InterfaceLocale {
  if (choice !== 'system') return choice;
  const languages = systemLocales.map((locale) => locale.split(/[-_]/)[0]?.toLowerCase() ?? '');
  return languages.find(isSpoken) ?? 'ar';
}
