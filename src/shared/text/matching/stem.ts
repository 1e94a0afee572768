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
/** Some endings by their last letters, each list in its order. */
function byLastLetter(all: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const lists = new Map<number, string[]>();
  for (const ending of all) {
    const last = ending.charCodeAt(ending.length - 1);
    lists.set(last, [...(lists.get(last) ?? []), ending]);
  }
  return lists;
}

const endingsByLetter = byLastLetter(endings);

/** The first of some endings that a word has with three letters before it. */
function endingOf(word: string, lists: ReturnType<typeof byLastLetter>): string | undefined {
  for (const ending of lists.get(word.charCodeAt(word.length - 1)) ?? []) {
    if (word.length >= ending.length + 3 && word.endsWith(ending)) return ending;
  }
  return undefined;
}

const isArabic = (code: number): boolean => code >= 0x621 && code <= 0x64a;

/** What a folded word without particles has in common with its other forms: a form without endings. */
export function stemOf(folded: string): string {
  if (folded.length < 3 || !isArabic(folded.charCodeAt(folded.length - 1))) return folded;
  const ending = endingOf(folded, endingsByLetter);
  return withoutLightSuffixes(folded.slice(0, folded.length - (ending?.length ?? 0)));
}

/** Not ه, which is ta marbuta more often: طائرة is no طائر. */
const pronouns = ['هما', 'كما', 'هم', 'هن', 'كم', 'نا', 'ها', 'ته', 'ي', 'ا'];

const pronounsByLetter = byLastLetter(pronouns);

/**
 * The forms that a folded word can have without a pronoun: itself, and what is left when one is taken
 * off, with the ta before it a ta marbuta again.
 */
export function withoutPronoun(folded: string): readonly string[] {
  const pronoun = endingOf(folded, pronounsByLetter);
  if (pronoun === undefined) return [folded];
  const bare = folded.slice(0, -pronoun.length);
  if (pronoun === 'ته') return [folded, `${bare}ه`];
  return bare.endsWith('ت') ? [folded, bare, `${bare.slice(0, -1)}ه`] : [folded, bare];
}
