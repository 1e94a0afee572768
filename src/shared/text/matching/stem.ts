import { withoutLightSuffixes } from './light10';

/**
 * Pronouns on a word, alone and after the ta that a ta marbuta becomes before them, the plural of
 * verbs, and the alef of tanwin: what light10 leaves. Three letters must be left, for هم and كم and نا
 * are words' own letters in short words.
 */
const endings = [
  'تهما',
  'هما',
  'كما',
  'تهم',
  'تهن',
  'تكم',
  'تنا',
  'تها',
  'هم',
  'هن',
  'كم',
  'نا',
  'ته',
  'تي',
  'وا',
  'ا',
];
const arabicEnd = /[\u0621-\u064a]$/u;

/** What a folded word without particles has in common with its other forms: a form without endings. */
export function stemOf(folded: string): string {
  if (folded.length < 3 || !arabicEnd.test(folded)) return folded;
  const ending = endings.find((each) => folded.length >= each.length + 3 && folded.endsWith(each));
  return withoutLightSuffixes(folded.slice(0, folded.length - (ending?.length ?? 0)));
}
