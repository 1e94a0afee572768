import type { Settings } from '#shared/settings';
import type { InterfaceLocale } from '#shared/locales/interfaceLocale';
import { localeFacts } from '../locales/i18n';
import { isDark, paletteOf } from './colours';
import { applyOwnMarks } from './ownMarks';
import { fontLists, leadingOf } from './faces';

/** What the system asks of all programs. */
export interface SystemWishes {
  readonly systemIsDark: boolean;
  readonly systemWantsContrast: boolean;
}

/** The theme that is shown: the reader's choice, or what the system prefers. */
export function shownTheme(
  choice: Settings['theme'],
  { systemIsDark, systemWantsContrast }: SystemWishes,
): string {
  if (choice !== 'system') return choice;
  if (systemIsDark) return systemWantsContrast ? 'black' : 'dark';
  return systemWantsContrast ? 'contrast' : 'light';
}

const colourNames = Object.keys(paletteOf({ paper: '#ffffff', ink: '#000000', link: '#000000' }));

/** Puts language, direction, theme and the look of articles on the document's root, all at once. */
export function applySettings(root: HTMLElement, shown: Shown): void {
  const { settings, locale } = shown;
  root.lang = locale;
  root.dir = localeFacts(locale).direction;
  root.dataset['paragraphs'] = settings.paragraphs;
  const { ownColours: own } = settings;
  // What is not made of the reader's own colours is that of a theme with such a paper.
  const ownTheme = own === null ? null : isDark(own) ? 'dark' : 'light';
  root.dataset['theme'] = ownTheme ?? shownTheme(settings.theme, shown);
  root.dataset['margins'] = settings.margins;
  const fonts = fontLists(settings);
  const palette = own === null ? {} : paletteOf(own);
  for (const name of colourNames) root.style.removeProperty(name);
  const values = {
    ...palette,
    '--reading-font-rtl': fonts.rtl,
    '--reading-font-ltr': fonts.ltr,
    '--reading-size': `${settings.fontSize}px`,
    '--reading-leading': String(settings.lineHeight * leadingOf(settings)),
    '--reading-column': `${settings.columnWidth}rem`,
    '--paragraph-gap': `${settings.paragraphGap}em`,
    '--reading-align': settings.justified ? 'justify' : 'start',
  };
  for (const [name, value] of Object.entries(values)) root.style.setProperty(name, value);
  applyOwnMarks(root, own);
}

interface Shown extends SystemWishes {
  readonly settings: Settings;
  readonly locale: InterfaceLocale;
}
