import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offeredTags, retagged, tagKey, tagsIn } from '../../../../src/renderer/library/tags';
import { unread } from '../../../support/samples';

const tagged = (...tags: string[]) => ({ ...unread('0'.repeat(64)), tags });

it.each([
  ['كُتُب', 'كتب'],
  ['أدب', 'ادب'],
  ['قصّة', 'قصه'],
  ['Café', 'cafe'],
  ['  علوم ', 'علوم'],
])('takes %j and %j for one tag', (one, other) => {
  expect(tagKey(one)).toBe(tagKey(other));
});

it.each([
  ['كتب، كُتُب, أدب', ['كتب', 'أدب']],
  [' ؛ ،, \n', []],
  ['علوم\nتاريخ; فن', ['علوم', 'تاريخ', 'فن']],
])('finds in %j the tags %j', (written, tags) => {
  expect(tagsIn(written)).toEqual(tags);
});

describe('the tags that are offered', () => {
  it('are those on the articles first, then those in most use, by their commonest spelling', () => {
    const [one, two] = [tagged('فن', 'تاريخ'), tagged('فن')];
    const others = [tagged('كتب'), tagged('كُتُب', 'علوم'), tagged('كُتُب')];
    expect(offeredTags([one, two, ...others], [one, two])).toEqual([
      { key: 'فن', name: 'فن', count: 2 },
      { key: tagKey('تاريخ'), name: 'تاريخ', count: 1 },
      { key: 'كتب', name: 'كُتُب', count: 0 },
      { key: 'علوم', name: 'علوم', count: 0 },
    ]);
  });
});

const tag = fc.constantFrom('كتب', 'كُتُب', 'أدب', 'ادب', 'فن', 'تاريخ', 'Art');
const wishes = fc
  .array(fc.tuple(tag, fc.boolean()))
  .map((all) => new Map(all.map(([name, is]) => [tagKey(name), is ? name : null] as const)));

it('leaves an article with just the tags that are wished, and all others as they were', () => {
  fc.assert(
    fc.property(fc.uniqueArray(tag), wishes, (tags, wanted) => {
      const after = retagged(tags, wanted);
      for (const [key, name] of wanted) {
        expect(after.map(tagKey).includes(key)).toBe(name !== null);
      }
      const untouched = (all: readonly string[]) => all.filter((each) => !wanted.has(tagKey(each)));
      expect(untouched(after)).toEqual(untouched(tags));
      expect(retagged(after, wanted)).toEqual(after);
      // A tag that is there already stays as it is written.
      const there = tags.filter((each) => (wanted.get(tagKey(each)) ?? null) !== null);
      expect(after).toEqual(expect.arrayContaining(there));
    }),
  );
});
