import { keysOf, prefixKeys, toMatch } from '#shared/text/matching/matchWord';

/** What a term of a segment is found by. */
export interface TermKeys {
  /** Hashes: what has one in common with a word may match it, and what has none does not. */
  readonly keys: readonly number[];
  /** All that it begins with; empty for what is no word. */
  readonly readings: readonly string[];
}

/** FNV-1a of a key's UTF-16 units, from 0 up to 2³¹. */
export function hashOfKey(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 1;
}

/** Twice so many are remembered: about as many words stand twice in the articles of a segment. */
const remembered = 65_536;
let recent = new Map<string, TermKeys>();
let former = new Map<string, TermKeys>();

/** What a term is found by; remembered when it is common, since rare words hardly come again. */
export function termKeys(term: string, isCommon: boolean): TermKeys {
  if (!isCommon) return readKeys(term);
  const known = recent.get(term);
  if (known !== undefined) return known;
  const keys = former.get(term) ?? readKeys(term);
  if (recent.size >= remembered) [former, recent] = [recent, new Map<string, TermKeys>()];
  recent.set(term, keys);
  return keys;
}

/** Forgets what has been remembered of terms. */
export function forgetTermKeys(): void {
  former = new Map();
  recent = new Map();
}

function readKeys(term: string): TermKeys {
  const word = toMatch(term);
  if (word.folded === '') return { keys: [], readings: [] };
  return { keys: [...new Set(keysOf(word).map(hashOfKey))], readings: prefixKeys(word) };
}

const form = 3;
/** Words in which all rules of matching show. */
const sample =
  'والكتاب مدرستهم مسؤول قرآن إلى لله فسيكتبون پاکستان مدن كَتَبَ ١٬٠٠٠ Straße d’Évian שָׁלוֹם';

/** Tells an index that was made by other rules, or in another form, from one that this program can read. */
export function rulesVersion(): string {
  const read = sample.split(' ').map((word) => {
    const { keys, readings } = readKeys(word);
    return [...keys, ...readings].join(' ');
  });
  return `${form}-${hashOfKey(read.join('\n')).toString(36)}`;
}
