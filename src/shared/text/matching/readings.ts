import { isArabic } from './arabicLetters';
import { canBeLoosened, looseForm } from './letters';
import { hasOwnArticle, hasOwnFirstLetter } from './radicals';
import { stemOf } from './stem';
import type { WordForm } from './wordForm';

/** One way to read a word: as it stands, or without particles or the article before it. */
export interface Reading {
  /** Where the word without them begins in the folded form; negative where it is not written out. */
  readonly from: number;
  readonly folded: string;
  /** The looser spelling: see `looseForm`. */
  readonly loose: string;
  /** What both have in common with other forms of the word: see `stemOf`. */
  readonly stem: string;
  readonly looseStem: string;
}

const isGod = /^[وف]?لله$/u;
/** The name of God, also in لله: there the alef of the article and one of three lams are not written. */
export const god: Reading = {
  from: -1,
  folded: 'الله',
  loose: 'الله',
  stem: 'الله',
  looseStem: 'الله',
};
const shortest = 3;
/** What is left must be as long as this: و and ف are common before short words, ب ل ك are letters of many. */
const leastAfter: Readonly<Partial<Record<string, number>>> = {
  و: 3,
  ف: 3,
  ب: 4,
  ل: 4,
  ك: 4,
  س: 4,
};
const conjunctions = 'وف';
const asItStands: readonly number[] = [0];
/** What the imperfect begins with that س stands before. */
const imperfect = 'يتن';

/** An alef that can be the article's: one with a hamza is the word's own. A letter may bear marks. */
const isBareAlef = (letter = ''): boolean => 'اٱ'.includes(letter.charAt(0) || ' ');

const isHamza = (letter = ''): boolean => 'أإ'.includes(letter.charAt(0) || ' ');

const isArticle = ({ folded, letters }: WordForm, at: number): boolean =>
  folded.startsWith('ال', at) &&
  folded.length >= at + 4 &&
  isBareAlef(letters[at]) &&
  !hasOwnArticle(folded.slice(at));

/** Whether the letter at some place can be a particle before what follows it. */
function isParticle({ folded, letters }: WordForm, at: number): boolean {
  const letter = folded.charAt(at);
  if (leastAfter[letter] === undefined) return false;
  // وأحد is و and أحد; a word of its own that begins with و has no hamza there.
  if (isHamza(letters[at + 1])) return true;
  const rest = folded.slice(at);
  if (letter === 'س' && !imperfect.includes(rest.charAt(1) || ' ')) return false;
  return !hasOwnFirstLetter(rest, stemOf(rest));
}

/** Where a word can begin that stands at some place, without the article or a particle there. */
function beginningsAfter(form: WordForm, at: number): readonly number[] {
  const { folded } = form;
  if (isArticle(form, at)) return [at + 2];
  // للقدس is ل and القدس; in للغة the article's lam and the word's own are one.
  if (folded.startsWith('لل', at)) return folded.length >= at + 4 ? [at + 2, at + 1] : [];
  if (!isParticle(form, at)) return [];
  if (isArticle(form, at + 1)) return [at + 3];
  const least = leastAfter[folded.charAt(at)] ?? 0;
  return folded.length - at - 1 >= least ? [at + 1] : [];
}

function beginnings(form: WordForm): readonly number[] {
  const first = beginningsAfter(form, 0);
  if (first.length === 0) return asItStands;
  // After و or ف stands what stands before nouns and verbs, not another of them.
  const isJoined = conjunctions.includes(form.folded.charAt(0)) && first.includes(1);
  const isMore = isJoined && !conjunctions.includes(form.folded.charAt(1));
  if (!isMore) return [0, ...first];
  return [0, ...first, ...beginningsAfter(form, 1).filter((at) => !first.includes(at))];
}

/** What French elides before a vowel: l'école, d'Évian, qu'elle. */
const elision = /^(?:[cdjlmnst]|(?:jus|lors|puis)?qu)'(?=\p{L}{2})/u;

function afterElision(folded: string): readonly number[] {
  const elided = elision.exec(folded);
  return elided === null ? [] : [elided[0].length];
}

/**
 * The ways to read a word, as it stands first. Arabic words are read so from three letters on,
 * French ones after an elision; any other word has one reading.
 */
export function readingsOf(form: WordForm): readonly Reading[] {
  const { folded, letters } = form;
  const begins = isArabic(folded, shortest) ? beginnings(form) : [0, ...afterElision(folded)];
  const isLoose = canBeLoosened(form.surface);
  const readings = begins.map((from): Reading => {
    const rest = from === 0 ? folded : folded.slice(from);
    const loose = isLoose ? looseForm(folded, letters, from, folded.length) : rest;
    const stem = stemOf(rest);
    return { from, folded: rest, loose, stem, looseStem: loose === rest ? stem : stemOf(loose) };
  });
  if (isGod.test(folded)) readings.push(god);
  return readings;
}
