import { forgiven } from './editDistance';
import {
  keysOf,
  matchWord,
  prefixKeys,
  toMatch,
  type Looseness,
  type WordMatch,
} from './matchWord';
import { plainWord } from './wordForm';

/** The different words of some texts, each under a number, and the way from a word to those that match it. */
export interface Vocabulary {
  /** The number of a word, which is given when it is new; 0 for what is no word. */
  idOf(surface: string): number;
  /** One more than the highest number. */
  size(): number;
  /** The numbers of all words that match a word, with why; as `matchWord` judges each of them. */
  matching(surface: string, looseness: Looseness): ReadonlyMap<number, WordMatch>;
}

/** Words are put together by so many first letters, to look for those that begin so. */
const startLength = 3;
/** What begins with fewer letters is not judged one by one: there is too much of it. */
const tooShortToJudge = 3;
const prefixOnly: WordMatch = { rules: ['prefix'], worth: 0.4 };

type Lists = Map<string, number[]>;

function put(lists: Lists, key: string, id: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [id]);
  else if (list.at(-1) !== id) list.push(id);
}

/** Makes an empty vocabulary. */
export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  // No word has the number 0.
  const words: string[] = [''];
  const byKey: Lists = new Map();
  const byStart: Lists = new Map();

  function add(plain: string): number {
    const word = toMatch(plain);
    if (word.folded === '') return 0;
    const id = words.push(plain) - 1;
    for (const key of keysOf(word)) put(byKey, key, id);
    for (const key of prefixKeys(word)) put(byStart, key.slice(0, startLength), id);
    return id;
  }

  function* beginningWith(start: string): Generator<number> {
    const known =
      start.length >= startLength ? byStart.get(start.slice(0, startLength)) : undefined;
    if (known !== undefined) yield* known;
    if (start.length >= startLength) return;
    for (const [key, list] of byStart) if (key.startsWith(start)) yield* list;
  }

  function* candidates(asked: ReturnType<typeof toMatch>, looseness: Looseness): Generator<number> {
    for (const key of keysOf(asked)) yield* byKey.get(key) ?? [];
    const long = asked.folded.length >= tooShortToJudge || looseness.strict.size > 0;
    if (looseness.prefix && long) for (const key of prefixKeys(asked)) yield* beginningWith(key);
    if (!looseness.typos) return;
    for (const { folded } of asked.readings) {
      if (forgiven(folded.length) > 0) yield* beginningWith(folded.charAt(0));
    }
  }

  return {
    idOf(surface) {
      let id = ids.get(surface);
      if (id === undefined) {
        const plain = plainWord(surface);
        id = (plain === surface ? undefined : ids.get(plain)) ?? add(plain);
        // A slice of a text would keep the whole text in memory; the plain form often is one.
        ids.set(id > 0 && plain === surface ? (words[id] ?? plain) : surface, id);
      }
      return id;
    },
    size: () => words.length,
    matching(surface, looseness) {
      const found = new Map<number, WordMatch>();
      const asked = toMatch(surface);
      if (asked.folded === '') return found;
      const seen = new Set<number>();
      for (const id of candidates(asked, looseness)) {
        if (seen.has(id)) continue;
        seen.add(id);
        const match = matchWord(asked, toMatch(words[id] ?? ''), looseness);
        if (match !== null) found.set(id, match);
      }
      if (
        looseness.prefix &&
        asked.folded.length < tooShortToJudge &&
        looseness.strict.size === 0
      ) {
        for (const id of beginningWith(asked.folded)) if (!found.has(id)) found.set(id, prefixOnly);
      }
      return found;
    },
  };
}
