import { beginsNear, forgiven } from './editDistance';
import {
  keysOf,
  matchWord,
  prefixKeys,
  toMatch,
  type Looseness,
  type MatchWord,
  type WordMatch,
} from './matchWord';
import { worthOf } from './rules';
import { createSpellings } from './spellings';
import { plainWord } from './wordForm';

/** The different words of some texts, each under a number, and the way from a word to those that match it. */
export interface Vocabulary {
  /** The number of a word, which is given when it is new; 0 for what is no word. */
  idOf(word: string): number;
  /** The number of the word that stands in a text from `start` to `end`. */
  idIn(text: string, start: number, end: number): number;
  /** One more than the highest number. */
  size(): number;
  /** The numbers of all words that match a word, with why; as `matchWord` judges each of them. */
  matching(surface: string, looseness: Looseness): ReadonlyMap<number, WordMatch>;
  /** The same for who wants to know of few words only: those that may match, and the judgement on each. */
  judging(surface: string, looseness: Looseness): Judging;
}

/** The words of a vocabulary that may match a word, some of them named twice; no other does. Null for any, where they are many. */
export interface Judging {
  readonly mayMatch: readonly number[] | null;
  judge(id: number): WordMatch | null;
}

/** Words are put together by so many first letters, to look for those that begin so. */
const startLength = 5;
/** The first letters that words are put together by are themselves, by so many of theirs. */
const groupLength = 3;
/** What begins with fewer letters is not judged one by one: there is too much of it. */
const tooShortToJudge = 3;
/** More words than these are not told one by one for who judges few of them. */
const manyWords = 2000;
/** How a longer word matches that is not judged. */
export const prefixOnly: WordMatch = { rules: ['prefix'], worth: worthOf(['prefix']) };

/** Whether a word asked for is so short that all that begin so are believed to match. */
export const isTooShort = ({ folded }: MatchWord, { strict }: Looseness): boolean =>
  folded.length < tooShortToJudge && strict.size === 0;

type Lists = Map<string, number[]>;
/** Some of those lists, one after the other. */
type IdLists = Generator<readonly number[]>;

function put(lists: Lists, key: string, id: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [id]);
  else if (list.at(-1) !== id) list.push(id);
}

/** Makes an empty vocabulary. */
export function createVocabulary(): Vocabulary {
  const spellings = createSpellings();
  // No word has the number 0.
  const words: string[] = [''];
  const byKey: Lists = new Map();
  const byStart: Lists = new Map();
  const startsByGroup = new Map<string, string[]>();

  function add(plain: string): number {
    const word = toMatch(plain);
    if (word.folded === '') return 0;
    const id = words.length;
    words.push(spellings.keep(plain, 0, plain.length, id));
    for (const key of keysOf(word)) put(byKey, key, id);
    for (const key of prefixKeys(word)) putStart(key.slice(0, startLength), id);
    return id;
  }

  function putStart(start: string, id: number): void {
    if (!byStart.has(start)) {
      const group = start.slice(0, groupLength);
      const starts = startsByGroup.get(group);
      if (starts === undefined) startsByGroup.set(group, [start]);
      else starts.push(start);
    }
    put(byStart, start, id);
  }

  function idIn(text: string, start: number, end: number): number {
    const known = spellings.find(text, start, end);
    if (known > 0) return known;
    const surface = text.slice(start, end);
    const plain = plainWord(surface);
    const id = (plain === surface ? 0 : spellings.find(plain, 0, plain.length)) || add(plain);
    if (id > 0 && plain !== surface) spellings.keep(text, start, end, id);
    return id;
  }

  /** The first letters of words, as they are put together, that begin with some letters. */
  function* startsWith(letters: string): Generator<string> {
    for (const [group, starts] of groupsOf(letters.slice(0, groupLength))) {
      if (!group.startsWith(letters.slice(0, groupLength))) continue;
      for (const start of starts) if (start.startsWith(letters)) yield start;
    }
  }

  function groupsOf(letters: string): Iterable<readonly [string, readonly string[]]> {
    if (letters.length < groupLength) return startsByGroup;
    return [[letters, startsByGroup.get(letters) ?? []]];
  }

  function* beginningWith(letters: string): IdLists {
    const starts =
      letters.length < startLength ? startsWith(letters) : [letters.slice(0, startLength)];
    for (const start of starts) yield byStart.get(start) ?? [];
  }

  /** Words that begin with the same letter and go on nearly so; of those that are no longer, the whole. */
  function* mistyped(folded: string): IdLists {
    const limit = forgiven(folded.length);
    for (const [start, list] of limit === 0 ? [] : byStart) {
      const isNear =
        start.charCodeAt(0) === folded.charCodeAt(0) && beginsNear(folded, start, limit);
      if (isNear) yield list;
    }
  }

  function* candidates(asked: MatchWord, looseness: Looseness): IdLists {
    for (const key of keysOf(asked)) yield byKey.get(key) ?? [];
    if (looseness.prefix && !isTooShort(asked, looseness)) yield* begun(asked);
    if (!looseness.typos) return;
    for (const { folded } of asked.readings) yield* mistyped(folded);
  }

  function* begun(asked: MatchWord): IdLists {
    for (const key of prefixKeys(asked)) yield* beginningWith(key);
  }

  function* maybe(asked: MatchWord, looseness: Looseness): IdLists {
    if (asked.folded === '') return;
    yield* candidates(asked, looseness);
    if (looseness.prefix && isTooShort(asked, looseness)) yield* begun(asked);
  }

  return {
    idOf: (word) => idIn(word, 0, word.length),
    idIn,
    size: () => words.length,
    matching(surface, looseness) {
      const found = new Map<number, WordMatch>();
      const asked = toMatch(surface);
      if (asked.folded === '') return found;
      const seen = new Set<number>();
      for (const list of candidates(asked, looseness)) {
        for (const id of list) {
          if (seen.has(id)) continue;
          seen.add(id);
          const match = matchWord(asked, toMatch(words[id] ?? ''), looseness);
          if (match !== null) found.set(id, match);
        }
      }
      if (looseness.prefix && isTooShort(asked, looseness)) {
        for (const id of [...begun(asked)].flat()) if (!found.has(id)) found.set(id, prefixOnly);
      }
      return found;
    },
    judging(surface, looseness) {
      const asked = toMatch(surface);
      const isBelieved = looseness.prefix && isTooShort(asked, looseness);
      let mayMatch: number[] | null = [];
      for (const list of maybe(asked, looseness)) {
        if (mayMatch.length + list.length > manyWords) mayMatch = null;
        if (mayMatch === null) break;
        mayMatch.push(...list);
      }
      const starts = isBelieved ? prefixKeys(asked) : [];
      return {
        mayMatch,
        judge(id) {
          const word = toMatch(words[id] ?? '');
          const begins = (): boolean =>
            starts.some((start) => prefixKeys(word).some((key) => key.startsWith(start)));
          return matchWord(asked, word, looseness) ?? (begins() ? prefixOnly : null);
        },
      };
    },
  };
}
