import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf, matchWord, prefixKeys, toMatch } from '#shared/text/matching/matchWord';
import { allRules, worthOf, type Rule } from '#shared/text/matching/rules';
import { wordPairs } from '../../../../support/wordPairs';

const loose = { strict: new Set<Rule>(), prefix: false, typos: true };
const sorted = (rules: readonly Rule[] | undefined): string[] | null =>
  rules === undefined ? null : [...rules].sort();

describe('the table of word pairs', () => {
  it('holds at least 120 of them, each once', () => {
    expect(wordPairs.length).toBeGreaterThanOrEqual(120);
    expect(new Set(wordPairs.map((pair) => pair.slice(0, 2).join('|'))).size).toBe(
      wordPairs.length,
    );
  });

  it.each(wordPairs)('%s and %s by %j', (a, b, rules) => {
    const wanted = rules === null ? null : sorted(rules);
    expect(sorted(matchWord(toMatch(a), toMatch(b), loose)?.rules)).toEqual(wanted);
    expect(sorted(matchWord(toMatch(b), toMatch(a), loose)?.rules)).toEqual(wanted);
  });

  it.each(wordPairs.filter(([, , rules]) => rules !== null && rules.length > 0))(
    '%s and %s part when a rule of %j is strict, unless a lesser way is left',
    (a, b, rules) => {
      for (const rule of rules ?? []) {
        const match = matchWord(toMatch(a), toMatch(b), { ...loose, strict: new Set([rule]) });
        expect(match?.rules ?? []).not.toContain(rule);
      }
      const exact = matchWord(toMatch(a), toMatch(b), { ...loose, strict: new Set(allRules) });
      expect(exact).toBeNull();
    },
  );
});

describe('prefixes', () => {
  it.each([
    ['مدر', 'مدرسة', ['prefix']],
    ['مدر', 'المدرسة', ['clitic', 'prefix']],
    ['المدر', 'بالمدرسة', ['clitic', 'prefix']],
    ['وراق', 'الورّاقون', ['clitic', 'stem', 'tashkeel']],
    ['ورا', 'الورّاقون', ['clitic', 'prefix', 'tashkeel']],
    ['اح', 'أحمد', ['hamza', 'prefix']],
    ['اح', 'واحد', null],
    ['El', 'electron', ['case', 'prefix']],
    ['درس', 'مدرسة', null],
  ])('%s and %s', (asked, there, rules) => {
    const match = matchWord(toMatch(asked), toMatch(there), {
      ...loose,
      prefix: true,
      typos: false,
    });
    expect(sorted(match?.rules)).toEqual(rules);
  });
});

describe('worth', () => {
  it('falls from exact form to fold, clitic, stem, prefix and typo', () => {
    const order: Rule[][] = [
      [],
      ['hamza'],
      ['clitic'],
      ['cousins'],
      ['stem'],
      ['plural'],
      ['prefix'],
      ['typo'],
    ];
    const worths = order.map((rules) => worthOf(rules));
    expect([...worths].sort((a, b) => b - a)).toEqual(worths);
    expect(new Set(worths).size).toBe(worths.length);
  });
});

const letters = [...'ابتةهىيیکكأإآٱؤئءولفسنمدرَّـگ١1aÉ\u200c'];
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 7 });
const near = fc.tuple(
  word,
  fc.constantFrom('', 'و', 'ال', 'وال', 'بال', 'لل', 'ل'),
  fc.constantFrom('', 'ه', 'ات', 'هم', 'ين'),
);

describe('any two words', () => {
  it('match in both directions or in none, and share a key when they do', () => {
    fc.assert(
      fc.property(near, word, ([core, before, after], other) => {
        for (const b of [before + core + after, other]) {
          const [there, asked] = [toMatch(b), toMatch(core)];
          const match = matchWord(asked, there, { ...loose, typos: false });
          const back = matchWord(there, asked, { ...loose, typos: false });
          expect(back?.worth).toBe(match?.worth);
          if (match === null) continue;
          const keys = keysOf(there);
          expect(keysOf(asked).some((key) => keys.includes(key))).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('share the beginning that they match by', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom('', 'و', 'ال', 'لل'), (start, rest, before) => {
        const [asked, there] = [toMatch(start), toMatch(before + start + rest)];
        const match = matchWord(asked, there, { ...loose, typos: false, prefix: true });
        if (match?.rules.includes('prefix') !== true) return;
        const keys = prefixKeys(there);
        expect(prefixKeys(asked).some((key) => keys.some((each) => each.startsWith(key)))).toBe(
          true,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('are no slips or plurals of themselves in another spelling', () => {
    for (const [asked, there, strict] of [
      ['كتب', 'كَتَبَ', 'tashkeel'],
      ['امه', 'أُمّه', 'hamza'],
      ['احمد', 'أحمد', 'hamza'],
      ['wrote', 'WROTE', 'case'],
    ] as const) {
      const options = { strict: new Set<Rule>([strict]), prefix: true, typos: true };
      expect([there, matchWord(toMatch(asked), toMatch(there), options)]).toEqual([there, null]);
    }
  });

  it('are not joined as two forms of a word where only their spelling differs', () => {
    for (const [asked, there, strict] of [
      ['نخلة', 'نخلةٌ', 'tashkeel'],
      ['شيئا', 'شيئًا', 'tashkeel'],
      ['مدرسة', 'مدرسه', 'taMarbuta'],
      ['علي', 'على', 'alefMaqsura'],
      ['2024', '٢٠٢٤', 'digits'],
    ] as const) {
      for (const [a, b] of [
        [asked, there],
        [there, asked],
      ] as const) {
        const options = { strict: new Set<Rule>([strict]), prefix: true, typos: true };
        expect(matchWord(toMatch(a), toMatch(b), options), `${a} ${b}`).toBeNull();
      }
    }
  });

  it('match by no rule that is strict', () => {
    fc.assert(
      fc.property(near, fc.subarray([...allRules]), ([core, before, after], strict) => {
        const options = { strict: new Set(strict), prefix: true, typos: true };
        const match = matchWord(toMatch(core), toMatch(before + core + after), options);
        for (const rule of match?.rules ?? []) expect(strict).not.toContain(rule);
      }),
    );
  });
});
