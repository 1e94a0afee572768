import type { Settings } from '#shared/settings';

/** How texts are shown that stay as they are: with or without vowel signs, and with which digits. */
export interface TextView {
  readonly tashkeel: boolean;
  readonly digits: 'written' | 'arabic' | 'persian' | 'latin';
}

/** Every text as it was written. */
export const asWritten: TextView = { tashkeel: true, digits: 'written' };

/**
 * Vowel signs, shadda, the small alef and the marks of Quranic texts; not madda and hamza, which make a
 * letter another one.
 */
const signs =
  /[\u0610-\u061a\u064b-\u0652\u0656-\u065e\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff]/gu;
/** Takes a sign's place unseen, and lets the letters around it join as if nothing stood there. */
const unseen = '\u034f';

const zeros = { arabic: 0x660, persian: 0x6f0, latin: 0x30 } as const;
const anyDigit = /[0-9\u0660-\u0669\u06f0-\u06f9]/gu;

/** A text as a view shows it, of the same length, so that every place in it stays where it is. */
export function viewText(text: string, { tashkeel, digits }: TextView): string {
  const signed = tashkeel ? text : text.replace(signs, unseen);
  if (digits === 'written') return signed;
  return signed.replace(anyDigit, (digit) =>
    String.fromCharCode(zeros[digits] + (digit.charCodeAt(0) & 0xf)),
  );
}

/** The view that the reader chose, for a text of an article's language and direction. */
export function viewOf(
  { tashkeel, digits }: Pick<Settings, 'tashkeel' | 'digits'>,
  language: string,
  direction: 'rtl' | 'ltr',
): TextView {
  if (digits !== 'arabic') return { tashkeel, digits };
  // Latin text has Latin digits, whatever the reader likes to see in Arabic.
  if (direction === 'ltr') return { tashkeel, digits: 'written' };
  return { tashkeel, digits: ['fa', 'ur'].includes(language) ? 'persian' : 'arabic' };
}
