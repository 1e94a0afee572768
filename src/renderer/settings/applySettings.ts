import type { Settings } from '#shared/settings';
import type { InterfaceLocale } from '#shared/locales/interfaceLocale';
import { localeFacts } from '../locales/i18n';
import { fontLists } from './faces';

/** The theme that is shown: the reader's choice, or what the system prefers. */
export function shownTheme(choice: Settings['theme'], systemIsDark: boolean): string {
  if (choice !== 'system') return choice;
  return systemIsDark ? 'dark' : 'light';
}

/** Puts language, direction, theme and the look of articles on the document's root, all at once. */
export function applySettings(root: HTMLElement, { settings, locale, systemIsDark }: Shown): void {
  root.lang = locale;
  root.dir = localeFacts(locale).direction;
  root.dataset['theme'] = shownTheme(settings.theme, systemIsDark);
  const fonts = fontLists(settings.font);
  const values = {
    '--reading-font-rtl': fonts.rtl,
    '--reading-font-ltr': fonts.ltr,
    '--reading-size': `${settings.fontSize}px`,
    '--reading-leading': String(settings.lineHeight),
    '--reading-column': `${settings.columnWidth}rem`,
  };
  for (const [name, value] of Object.entries(values)) root.style.setProperty(name, value);
}

interface Shown {
  readonly settings: Settings;
  readonly locale: InterfaceLocale;
  readonly systemIsDark: boolean;
}
