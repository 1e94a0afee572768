import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleBlocks, articleText } from '#shared/text/plainText';
import { partAt, prepareArticle } from '../../../../src/renderer/reading/parts';
import { anyTree, e, treeOf } from './trees';

const paragraphs = (count: number, length: number) =>
  Array.from({ length: count }, (_, at) => e('p', `${at} `, e('em', 'م'.repeat(length))));

describe('prepareArticle', () => {
  it('draws an ordinary article whole', () => {
    expect(prepareArticle(treeOf(...paragraphs(20, 300))).parts).toHaveLength(1);
  });

  it('passes through boxes that hold a whole long article', () => {
    const tree = treeOf('\n', e('div', e('section', ...paragraphs(100, 1000))), '\n');
    expect(prepareArticle(tree).parts.length).toBeGreaterThan(5);
  });

  it('never cuts a paragraph of loose text', () => {
    const loose = Array.from({ length: 200 }, () => e('strong', 'ب'.repeat(400)));
    expect(prepareArticle(treeOf(...loose)).parts).toHaveLength(1);
  });

  it.each([
    ['short', 4],
    ['long', 9000],
  ])('gives every block and leaf of any %s tree to one part, in order', (_, padding) => {
    fc.assert(
      fc.property(fc.array(anyTree, { maxLength: 8 }), (trees) => {
        const pad = treeOf(...paragraphs(2, padding));
        const tree = treeOf(...[pad, ...trees, pad].flatMap(({ children }) => children));
        const { parts, blocks, text } = prepareArticle(tree);
        expect(text).toBe(articleText(tree));
        expect(parts.flatMap((part) => part.blocks)).toEqual(articleBlocks(tree));
        const ownLeaves = blocks.flatMap(({ pieces }) => pieces.map(({ node }) => node));
        const leaves = parts.flatMap((part) => part.leaves);
        expect(leaves.filter((leaf) => ownLeaves.includes(leaf))).toEqual(ownLeaves);
        for (const block of blocks) {
          expect(partAt(parts, block.start)?.blocks).toContain(block);
          expect(partAt(parts, block.end - 1)?.blocks).toContain(block);
        }
      }),
    );
  });
});
