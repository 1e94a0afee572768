import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  searchKey,
  withoutSearch,
  withSaved,
  withSearch,
  type AskedSearch,
  type KeptSearch,
} from '#shared/keptSearches';

const moment = (second: number): string =>
  new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();
const asked = (text: string, strict: AskedSearch['strict'] = []): AskedSearch => ({ text, strict });
const texts = (searches: readonly KeptSearch[]): string[] => searches.map(({ text }) => text);

/** Searches made one after the other, a second apart. */
const made = (...searches: AskedSearch[]): readonly KeptSearch[] =>
  searches.reduce<readonly KeptSearch[]>(
    (list, each, at) => withSearch(list, each, moment(at)),
    [],
  );

describe('searches that were made', () => {
  it('stand once each, the newest first, whatever the order of their rules', () => {
    const searches = made(
      asked('بحر', ['typo', 'hamza']),
      asked('رمل'),
      asked('بحر', ['hamza', 'typo']),
    );
    expect(texts(searches)).toEqual(['بحر', 'رمل']);
    expect(searches[0]?.strict).toEqual(['hamza', 'typo']);
    expect(texts(made(asked('بحر'), asked('بحر', ['hamza'])))).toEqual(['بحر', 'بحر']);
    expect(texts(made(asked('رمل '), asked('بحر '), asked('بحر')))).toEqual(['بحر', 'رمل']);
  });

  it('are fifty at most, beside any number that are saved', () => {
    const first = withSearch([], asked('محفوظ'), moment(0), { name: null });
    const all = Array.from({ length: 60 }, (_, at) => at).reduce(
      (list, at) => withSearch(list, asked(`بحث ${at}`), moment(at + 1)),
      first,
    );
    expect(all).toHaveLength(51);
    expect(texts(all)).toContain('محفوظ');
    expect(texts(all)).not.toContain('بحث 9');
    expect(texts(all)).toContain('بحث 10');
  });

  it('stay saved under their name when they are made again', () => {
    const saved = withSearch(made(asked('بحر')), asked('بحر'), moment(5), { name: 'البحر' });
    const again = withSearch(saved, asked('بحر'), moment(9));
    expect(again).toEqual([
      { text: 'بحر', strict: [], usedAt: moment(9), savedAt: moment(5), name: 'البحر' },
    ]);
    expect(withSearch(again, asked('بحر'), moment(10), { name: null })[0]).toMatchObject({
      savedAt: moment(5),
      name: null,
    });
  });

  it('go one by one, or all that are not saved', () => {
    const saved = withSearch(made(asked('بحر'), asked('رمل')), asked('ريح'), moment(3), {
      name: null,
    });
    expect(texts(withoutSearch(saved, asked('ريح')))).toEqual(['رمل', 'بحر']);
    expect(texts(withoutSearch(saved, null))).toEqual(['ريح']);
    expect(withoutSearch(saved, asked('غيرها'))).toEqual(saved);
  });
});

describe('a copy’s searches', () => {
  it('bring what is saved in them, and leave what is called otherwise here', () => {
    const here = withSearch(made(asked('بحر'), asked('رمل')), asked('ريح'), moment(3), {
      name: 'هنا',
    });
    const copy = [asked('ريح'), asked('رمل'), asked('ماء')].reduce(
      (list, each, at) => withSearch(list, each, moment(at), { name: 'هناك' }),
      made(asked('مضى')),
    );
    const both = withSaved(here, copy);
    const names = Object.fromEntries(both.map(({ text, name }) => [text, name]));
    expect(names).toEqual({ ريح: 'هنا', بحر: null, رمل: 'هناك', ماء: 'هناك' });
  });

  const search: fc.Arbitrary<KeptSearch> = fc
    .record({
      text: fc.constantFrom('بحر', 'رمل', 'ريح'),
      strict: fc.subarray(['hamza', 'typo'] as const),
      second: fc.nat(100),
      isSaved: fc.boolean(),
    })
    .map(({ text, strict, second, isSaved }) => ({
      ...{ text, strict, usedAt: moment(second), name: null },
      savedAt: isSaved ? moment(second) : null,
    }));
  const list = fc.uniqueArray(search, { selector: searchKey });

  it('lose nothing that is here, and change nothing when they come again', () => {
    fc.assert(
      fc.property(list, list, (here, copy) => {
        const both = withSaved(here, copy);
        const keys = new Set(both.map(searchKey));
        expect(here.every((each) => keys.has(searchKey(each)))).toBe(true);
        expect(copy.every((each) => each.savedAt === null || keys.has(searchKey(each)))).toBe(true);
        expect(withSaved(both, copy)).toEqual(both);
      }),
    );
  });
});
