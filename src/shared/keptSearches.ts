import * as v from 'valibot';
import { allRules, RuleSchema } from './text/matching/rules';

/** A search as it is asked: its words, and the rules by which nothing may be found. */
export const AskedSearchSchema = v.strictObject({
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  strict: v.array(RuleSchema),
});
export type AskedSearch = v.InferOutput<typeof AskedSearchSchema>;

/** What a reader calls a search; null for its own words. */
export const SearchNameSchema = v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(100)));

/** A search that counted, or that its reader wants to keep. */
export const KeptSearchSchema = v.strictObject({
  ...AskedSearchSchema.entries,
  usedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Since when it stands among the places, until it is forgotten; null for one that was only made. */
  savedAt: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  name: SearchNameSchema,
});
export type KeptSearch = v.InferOutput<typeof KeptSearchSchema>;

/** So many are remembered beside those that are saved. */
const most = 50;

/** A search without spaces around it, its rules each once, in the order of `allRules`, so that the same search is the same. */
const inOrder = ({ text, strict }: AskedSearch): AskedSearch => ({
  text: text.trim(),
  strict: allRules.filter((rule) => strict.includes(rule)),
});

/** What tells a search from all others. */
export const searchKey = (asked: AskedSearch): string => {
  const { text, strict } = inOrder(asked);
  return `${strict.join()} ${text}`;
};

const newestFirst = (a: KeptSearch, b: KeptSearch): number =>
  a.usedAt < b.usedAt ? 1 : a.usedAt > b.usedAt ? -1 : 0;

function bounded(searches: readonly KeptSearch[]): KeptSearch[] {
  let passing = 0;
  return [...searches].sort(newestFirst).filter(({ savedAt }) => {
    if (savedAt === null) passing += 1;
    return savedAt !== null || passing <= most;
  });
}

/** The searches with one that was made or, with `saved`, is to be kept under a name; the newest first. */
export function withSearch(
  searches: readonly KeptSearch[],
  asked: AskedSearch,
  now: string,
  saved?: Pick<KeptSearch, 'name'>,
): readonly KeptSearch[] {
  const key = searchKey(asked);
  const known = searches.find((each) => searchKey(each) === key);
  const kept: KeptSearch = {
    ...inOrder(asked),
    usedAt: now,
    savedAt: known?.savedAt ?? (saved === undefined ? null : now),
    name: saved === undefined ? (known?.name ?? null) : saved.name,
  };
  return bounded([kept, ...searches.filter((each) => each !== known)]);
}

/** The searches without one, or without all that are not saved (null). */
export function withoutSearch(
  searches: readonly KeptSearch[],
  gone: AskedSearch | null,
): readonly KeptSearch[] {
  if (gone === null) return searches.filter(({ savedAt }) => savedAt !== null);
  const key = searchKey(gone);
  return searches.filter((each) => searchKey(each) !== key);
}

/**
 * The searches with those that a copy of the library has saved. One that is saved in both keeps its name
 * here; what the copy has not saved stays away, for it may have been cleared since.
 */
export function withSaved(
  searches: readonly KeptSearch[],
  copy: readonly KeptSearch[],
): readonly KeptSearch[] {
  const byKey = new Map(searches.map((each) => [searchKey(each), each]));
  for (const each of copy) {
    const here = byKey.get(searchKey(each));
    if (each.savedAt === null || (here?.savedAt ?? null) !== null) continue;
    const usedAt = here !== undefined && here.usedAt > each.usedAt ? here.usedAt : each.usedAt;
    byKey.set(searchKey(each), { ...each, usedAt });
  }
  return bounded([...byKey.values()]);
}

/**
 * The searches with what a change made of them (`from`) as it was before it (`to`): whether they are saved, and
 * under what name. What has been saved, forgotten or named otherwise since stays so.
 */
export function withTurned(
  searches: readonly KeptSearch[],
  from: readonly KeptSearch[],
  to: readonly KeptSearch[],
): readonly KeptSearch[] {
  const [here, was, wanted] = [searches, from, to].map(
    (all) => new Map(all.map((each) => [searchKey(each), each])),
  ) as [Map<string, KeptSearch>, Map<string, KeptSearch>, Map<string, KeptSearch>];
  for (const key of new Set([...was.keys(), ...wanted.keys()])) {
    const [own, before, after] = [here.get(key), was.get(key), wanted.get(key)];
    if (isSameSaved(before, after) || !isSameSaved(own, before)) continue;
    if (after !== undefined) here.set(key, { ...after, usedAt: own?.usedAt ?? after.usedAt });
    else if (own !== undefined && own.usedAt !== before?.usedAt) {
      here.set(key, { ...own, savedAt: null, name: null });
    } else here.delete(key);
  }
  return bounded([...here.values()]);
}

function isSameSaved(a: KeptSearch | undefined, b: KeptSearch | undefined): boolean {
  return a === b || (a !== undefined && a.savedAt === b?.savedAt && a.name === b.name);
}
