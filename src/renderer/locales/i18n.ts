import type { Direction } from '#shared/article';
import type { InterfaceLocale } from '#shared/locales/interfaceLocale';
import { createI18n } from 'vue-i18n';
import ar from './ar.json';
import en from './en.json';

/** An interface language: its BCP 47 code, its own name for itself, its direction and its numerals. */
interface LocaleFacts {
  readonly code: InterfaceLocale;
  readonly name: string;
  readonly direction: Direction;
  /** The code with the numbering system that its numbers are written in, for Intl. */
  readonly intl: string;
}

/** Every interface language, Arabic first. */
export const locales: readonly LocaleFacts[] = [
  { code: 'ar', name: 'العربية', direction: 'rtl', intl: 'ar-u-nu-arab' },
  { code: 'en', name: 'English', direction: 'ltr', intl: 'en' },
];

/** What is known of an interface language. */
export function localeFacts(code: InterfaceLocale): LocaleFacts {
  const facts = locales.find((locale) => locale.code === code);
  if (facts === undefined) throw new RangeError(`no facts for the locale ${code}`);
  return facts;
}

type PluralRule = (count: number, choices: number) => number;

/** Picks a message's form by CLDR's plural rules; `forms` names the forms in the order that messages list them. */
function pluralRule(code: InterfaceLocale, forms: readonly Intl.LDMLPluralRule[]): PluralRule {
  const rules = new Intl.PluralRules(code);
  return (count, choices) => Math.min(forms.indexOf(rules.select(count)), choices - 1);
}

/** Makes the interface's words: messages, plural rules and the language to begin with. */
export function createWords(locale: InterfaceLocale) {
  return createI18n({
    legacy: false,
    locale,
    fallbackLocale: 'en',
    messages: { ar, en },
    pluralRules: {
      ar: pluralRule('ar', ['zero', 'one', 'two', 'few', 'many', 'other']),
      en: pluralRule('en', ['one', 'other']),
    },
  });
}
