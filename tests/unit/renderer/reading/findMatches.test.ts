import { describe, expect, it } from 'vitest';
import type { Rule } from '#shared/text/matching/rules';
import { articleBlocks } from '#shared/text/plainText';
import { findMatches } from '../../../../src/renderer/reading/findMatches';
import { e, treeOf } from './trees';

const blocks = articleBlocks(
  treeOf(
    e('p', 'كَتَبَ الكاتبُ رسالةً إلى أُمِّه في ٢٠٢٤.'),
    e('p', 'ثم كتب رسالة أخرى، وكتبـها بخط حسن'),
    e('p', 'The writer wrote, and WROTE again.'),
  ),
);
const text = blocks.map((block) => block.text).join('\n');
const found = (query: string, limit?: number, strict: readonly Rule[] = []): string[] =>
  findMatches(blocks, { text: query, strict: [...strict] }, limit).spans.map(({ start, end }) =>
    text.slice(start, end),
  );

describe('findMatches', () => {
  it.each([
    ['كتب', ['كَتَبَ', 'كتب', 'وكتبـها']],
    ['كتاب', ['كَتَبَ', 'كتب', 'وكتبـها']],
    ['رساله', ['رسالةً', 'رسالة']],
    ['امه', ['أُمِّه']],
    ['2024', ['٢٠٢٤']],
    ['Wrote', ['wrote', 'WROTE']],
    ['WRO', ['wrote', 'WROTE']],
    ['wrotte', ['wrote', 'WROTE']],
    ['«كتب رسالة»', ['كتب رسالة']],
    ['رسالة أخرى', ['رسالةً', 'رسالة', 'أخرى']],
    ['ة', []],
    ['كات', ['الكاتبُ']],
    ['رسالة -أخرى', ['رسالةً', 'رسالة']],
    ['date:2024 رسالة', ['رسالةً', 'رسالة']],
    ['  ', []],
    ['«»', []],
    ['لا توجد', []],
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('finds one letter as a word, and at the beginning of words as long as it is typed', () => {
    const letters = articleBlocks(treeOf(e('p', 'و وقال هو و')));
    const of = (query: string): number[] =>
      findMatches(letters, { text: query, strict: [] }).spans.map(({ start }) => start);
    expect(of('و')).toEqual([0, 2, 10]);
    expect(of('و ')).toEqual([0, 10]);
  });

  it('begins where all words stand together', () => {
    const { spans, best } = findMatches(blocks, { text: 'رسالة حسن', strict: [] });
    expect(text.slice(spans[best]?.start, spans[best]?.end)).toBe('رسالة');
    expect(best).toBe(1);
  });

  it.each([
    ['كتب', ['tashkeel'], ['كتب', 'وكتبـها']],
    ['كتب ', ['tashkeel', 'clitic', 'stem', 'plural', 'prefix'], ['كتب']],
    ['امه', ['hamza', 'tashkeel'], []],
    ['Wrote', ['case'], []],
    ['wrotte', ['typo'], []],
  ] as const)('%s by no rule of %j', (query, strict, expected) => {
    expect(found(query, undefined, strict)).toEqual(expected);
  });

  it('stops at the limit', () => {
    expect(found('كتب', 2)).toHaveLength(2);
  });
});
