import { foldArabic } from '../foldArabic';
import { fieldNamed, type FieldName } from './queryNames';

/** The languages that a query can be written in. */
type QueryLanguage = 'ar' | 'en';

/** How each field, state and thing is called when it is offered to a reader; `queryNames` reads these and more. */
const words = {
  fields: {
    ar: 'title عنوان|source مصدر|programme برنامج|tag وسم|language لغة|date تاريخ|after بعد|before قبل|is حالة|has فيه',
    en: 'title|source|programme|tag|language|date|after|before|is|has',
  },
  is: {
    ar: 'starred مميز|unread غير-مقروء|reading قيد-القراءة|read مقروء|archived مؤرشف',
    en: 'starred|unread|reading|read|archived',
  },
  has: { ar: 'note ملاحظة|bookmark إشارة', en: 'note|bookmark' },
} as const;

/** A name as it is offered. */
export interface QueryWord {
  /** As the program calls it. */
  readonly name: string;
  readonly text: string;
}

/** Compared without what spelling adds, and with a space for a hyphen. */
const comparable = (text: string): string =>
  foldArabic(text)
    .replace(/[\s_-]+/gu, ' ')
    .trim();

/** The language of what is typed, by its first letter; null when it has none. */
const languageOf = (typed: string): QueryLanguage | null => {
  const [letter] = /\p{L}/u.exec(typed) ?? [];
  if (letter === undefined) return null;
  return /\p{sc=Arab}/u.test(letter) ? 'ar' : 'en';
};

function wordsOf(list: string): readonly QueryWord[] {
  return list.split('|').map((entry) => {
    const [name = '', text = name] = entry.split(' ');
    return { name, text };
  });
}

/** The names that begin as it was typed, in its language; all of another one's when nothing was. */
function begun(kind: keyof typeof words, typed: string, otherwise: QueryLanguage): QueryWord[] {
  const language = languageOf(typed) ?? otherwise;
  const start = comparable(typed);
  return wordsOf(words[kind][language]).filter(({ text }) => comparable(text).startsWith(start));
}

/** The names of fields that begin as it was typed. */
export const fieldsBegun = (typed: string): readonly QueryWord[] => begun('fields', typed, 'en');

/** The values of `is:` or `has:` that begin as it was typed; all when nothing was, in the language of the field's name. */
export function statesBegun(field: 'is' | 'has', name: string, typed: string): QueryWord[] {
  return begun(field, typed, languageOf(name) ?? 'en');
}

/** A field's name that was typed, up to its colon, with what was typed of the value. */
export interface ValueBegun {
  readonly field: FieldName;
  readonly name: string;
  /** Without the quotation mark that opens it. */
  readonly typed: string;
  /** Where the value begins, with its quotation mark. */
  readonly start: number;
}

const named =
  /(?:^|\s)[-\u2212\u2013]?(\p{L}[\p{L}\p{M}\u0640]*)[:：](?:["“”„«]([^"“”„»]*)|(\S*))$/u;

/** Reads the value of a field that is being typed at the end of a text; null when there is none. */
export function valueBegun(text: string): ValueBegun | null {
  const match = named.exec(text);
  const [, name = '', quoted, bare = ''] = match ?? [];
  const field = name === '' ? null : fieldNamed(name);
  if (field === null) return null;
  const typed = quoted ?? bare;
  const start = text.length - typed.length - (quoted === undefined ? 0 : 1);
  return { field, name, typed, start };
}
