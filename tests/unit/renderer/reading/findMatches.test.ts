import { describe, expect, it } from 'vitest';
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
const found = (query: string, limit?: number): string[] =>
  findMatches(blocks, query, limit).spans.map(({ start, end }) => text.slice(start, end));

describe('findMatches', () => {
  it.each([
    ['كتب', ['كَتَبَ', 'كتب', 'كتبـ']],
    ['رساله', ['رسالةً', 'رسالة']],
    ['امه', ['أُمِّه']],
    ['2024', ['٢٠٢٤']],
    ['Wrote', ['wrote', 'WROTE']],
    ['«كتب رسالة»', ['كتب رسالة']],
    ['رسالة أخرى', ['رسالةً', 'رسالة', 'أخرى']],
    ['ة', []],
    ['  ', []],
    ['«»', []],
    ['لا توجد', []],
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('finds one letter as a word only', () => {
    const letters = articleBlocks(treeOf(e('p', 'و وقال هو و')));
    expect(findMatches(letters, 'و').spans).toEqual([
      { start: 0, end: 1 },
      { start: 10, end: 11 },
    ]);
  });

  it('begins where all words stand together', () => {
    const { spans, best } = findMatches(blocks, 'رسالة حسن');
    expect(text.slice(spans[best]?.start, spans[best]?.end)).toBe('رسالة');
    expect(best).toBe(1);
  });

  it('stops at the limit', () => {
    expect(found('كتب', 2)).toHaveLength(2);
  });
});
