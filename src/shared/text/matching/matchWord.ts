import { pluralGroups } from './brokenPlurals';
import { editDistance, forgiven } from './editDistance';
import { addRulesOfLetters } from './letters';
import { god, readingsOf, type Reading } from './readings';
import { worthOf, type Rule } from './rules';
import { withoutPronoun } from './stem';
import { readWord, type WordForm } from './wordForm';

/** A word with all that matching asks of it, worked out once. */
export interface MatchWord extends WordForm {
  readonly readings: readonly Reading[];
}

/** Reads a word of a text or of a query for matching; `folded` is empty when nothing can match it. */
export function toMatch(surface: string): MatchWord {
  const form = readWord(surface);
  const { surface: plain, folded, letters } = form;
  return { surface: plain, folded, letters, readings: readingsOf(form) };
}

/** Why a word of a text counts as a word of a query, and which part of it shows so. */
export interface WordMatch {
  readonly rules: readonly Rule[];
  /** See `worthOf`. */
  readonly worth: number;
}

/** How the last word of a query, and words that are found hardly or not at all, are matched more loosely. */
export interface Looseness {
  /** Rules by which nothing may match. */
  readonly strict: ReadonlySet<Rule>;
  /** Whether a longer word that begins so matches. */
  readonly prefix: boolean;
  /** Whether a mistyped word matches. */
  readonly typos: boolean;
}

/** The rules by which the same stretch of two words is the same; their folded or looser forms must be equal. */
function rulesOfSpelling(
  asked: MatchWord,
  from: number,
  there: MatchWord,
  thereFrom: number,
  length: number,
): Set<Rule> {
  const rules = new Set<Rule>();
  if (from < 0 || thereFrom < 0) return rules;
  for (let at = 0; at < length; at += 1) {
    addRulesOfLetters(asked.letters[from + at] ?? '', there.letters[thereFrom + at] ?? '', rules);
  }
  return rules;
}

type Found = ReadonlySet<Rule> | null;

const sharedLength = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
};

function sameReading(asked: MatchWord, a: Reading, there: MatchWord, b: Reading): Found {
  const isSame = a.folded === b.folded;
  if (!isSame && a.loose !== b.loose) return null;
  const rules =
    a.folded.length === b.folded.length
      ? rulesOfSpelling(asked, a.from, there, b.from, a.folded.length)
      : new Set<Rule>(['hamza']);
  if (a.from !== 0 || b.from !== 0) rules.add('clitic');
  // Written differently, and all letters the same: the signs in a number.
  return rules.size === 0 ? rules.add('digits') : rules;
}

/** One word in two spellings is no other form of it, nor a slip or a plural: whoever makes a spelling strict does not mean it. */
const isSameWord = (a: Reading, b: Reading): boolean => a.folded === b.folded;

function sameStem(asked: MatchWord, a: Reading, there: MatchWord, b: Reading): Found {
  const isSame = isSameWord(a, b) || a.loose === b.loose;
  if (isSame || (a.stem !== b.stem && a.looseStem !== b.looseStem)) return null;
  const length = Math.min(a.stem.length, sharedLength(a.folded, b.folded));
  const rules = rulesOfSpelling(asked, a.from, there, b.from, length);
  if (a.from !== b.from) rules.add('clitic');
  return rules.add('stem');
}

function samePlural(asked: MatchWord, a: Reading, there: MatchWord, b: Reading): Found {
  const groups = groupsAsked(asked, a);
  if (groups.length === 0 || isSameWord(a, b)) return null;
  const isSame = groupsOf(there, b).some((group) => groups.includes(group));
  return isSame ? new Set<Rule>(['plural']) : null;
}

/** One word is held against thousands: what it has in the table of plurals is looked up once. */
let lastAsked: {
  readonly word: MatchWord;
  readonly groups: Map<Reading, readonly string[]>;
} | null = null;

function groupsAsked(word: MatchWord, reading: Reading): readonly string[] {
  if (lastAsked?.word !== word) lastAsked = { word, groups: new Map() };
  let groups = lastAsked.groups.get(reading);
  if (groups === undefined) {
    groups = groupsOf(word, reading);
    lastAsked.groups.set(reading, groups);
  }
  return groups;
}

/** A last ه is a pronoun; ة, which folds to the same, is the word's own. */
const endsInPronoun = /^ه\p{M}*$/u;

function groupsOf({ letters }: WordForm, { folded }: Reading): readonly string[] {
  const forms = withoutPronoun(folded);
  const isPronoun = folded.length > 3 && endsInPronoun.test(letters.at(-1) ?? '');
  return (isPronoun ? [...forms, folded.slice(0, -1)] : forms).flatMap(pluralGroups);
}

function samePrefix(asked: MatchWord, a: Reading, there: MatchWord, b: Reading): Found {
  const isSame = b.folded.length > a.folded.length && b.folded.startsWith(a.folded);
  if (!isSame && !(b.loose.length > a.loose.length && b.loose.startsWith(a.loose))) return null;
  const rules = rulesOfSpelling(asked, a.from, there, b.from, a.folded.length);
  if (a.from !== b.from) rules.add('clitic');
  return rules.add('prefix');
}

function nearlySame(_asked: MatchWord, a: Reading, _there: MatchWord, b: Reading): Found {
  if (isSameWord(a, b)) return null;
  const limit = forgiven(Math.min(a.folded.length, b.folded.length));
  // A slip in the first letter is rare, and a letter more there is a particle.
  const begins = a.folded.charCodeAt(0) === b.folded.charCodeAt(0);
  if (limit === 0 || !begins || /\p{N}/u.test(a.folded + b.folded)) return null;
  return editDistance(a.folded, b.folded, limit) > limit ? null : new Set<Rule>(['typo']);
}

const isStrict = (found: ReadonlySet<Rule>, strict: ReadonlySet<Rule>): boolean => {
  for (const rule of found) if (strict.has(rule)) return true;
  return false;
};

const exact: WordMatch = { rules: [], worth: 1 };

/** A way for two words to match, and what it is worth at the most. */
interface Way {
  readonly judge: (asked: MatchWord, a: Reading, there: MatchWord, b: Reading) => Found;
  readonly most: number;
}

const reading: Way = { judge: sameReading, most: 1 };
const stem: Way = { judge: sameStem, most: worthOf(['stem']) };
const plural: Way = { judge: samePlural, most: worthOf(['plural']) };
const prefix: Way = { judge: samePrefix, most: worthOf(['prefix']) };
const typo: Way = { judge: nearlySame, most: worthOf(['typo']) };
/** Each in the order of what they are worth. */
const always: readonly Way[] = [reading, stem, plural];
const withPrefix: readonly Way[] = [...always, prefix];
const withTypos: readonly Way[] = [...always, typo];
const withBoth: readonly Way[] = [...withPrefix, typo];

function waysOf(looseness: Looseness): readonly Way[] {
  if (looseness.prefix) return looseness.typos ? withBoth : withPrefix;
  return looseness.typos ? withTypos : always;
}

/**
 * Why a word of a text counts as a word of a query, by the way that changes the word least and needs
 * no strict rule; null when it does not. Without prefixes and typos the answer is the same in both directions.
 */
export function matchWord(
  asked: MatchWord,
  there: MatchWord,
  looseness: Looseness,
): WordMatch | null {
  if (asked.folded === '' || there.folded === '') return null;
  if (asked.surface === there.surface) return exact;
  let best: WordMatch | null = null;
  for (const { judge, most } of waysOf(looseness)) {
    if (best !== null && best.worth >= most) break;
    for (const a of asked.readings) {
      for (const b of there.readings) {
        best = better(best, judge(asked, a, there, b), looseness.strict);
      }
    }
  }
  return best;
}

function better(best: WordMatch | null, found: Found, strict: ReadonlySet<Rule>): WordMatch | null {
  if (found === null || isStrict(found, strict)) return best;
  const worth = worthOf(found);
  return best === null || worth > best.worth ? { rules: [...found], worth } : best;
}

/**
 * What an index keeps a word under: two words that match by any rule but `prefix` and `typo` have at
 * least one key in common. Those that match by a prefix have a `prefixKeys` that begins with the other's.
 */
export function keysOf(word: MatchWord): readonly string[] {
  const keys = new Set<string>();
  for (const reading of word.readings) {
    keys.add(reading.stem).add(reading.looseStem);
    // It has no ending, whatever its last letter is; لله is known to have it only as a whole.
    if (reading.folded === god.folded) keys.add(god.stem);
    for (const group of groupsOf(word, reading)) keys.add(group);
  }
  return [...keys];
}

/** All that a word begins with: its readings in folded and looser spelling. */
export function prefixKeys({ readings }: MatchWord): readonly string[] {
  const keys = new Set<string>();
  for (const { folded, loose } of readings) keys.add(folded).add(loose);
  return [...keys];
}
