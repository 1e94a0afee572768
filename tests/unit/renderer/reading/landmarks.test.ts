import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { landmarksOf } from '../../../../src/renderer/reading/landmarks';
import { prepareArticle } from '../../../../src/renderer/reading/parts';
import { anyTree, e, treeOf } from './trees';

const of = (...nodes: Parameters<typeof treeOf>) => {
  const prepared = prepareArticle(treeOf(...nodes));
  return { ...landmarksOf(prepared), text: prepared.text };
};

describe('the contents of an article', () => {
  it.each<[string, Parameters<typeof treeOf>, string[]]>([
    [
      'are its headings down to the third rank',
      [e('h1', 'أ'), e('p', 'نص'), e('h2', 'ب'), e('h3', 'ج'), e('h4', 'د')],
      ['1 أ', '2 ب', '3 ج'],
    ],
    ['begin with the highest rank there is', [e('h2', 'أ'), e('h3', 'ب')], ['1 أ', '2 ب']],
    [
      'say what is marked in them',
      [e('h2', 'من ', e('em', 'هنا'), e('br'), ' وهناك')],
      ['1 من هنا وهناك'],
    ],
    ['leave empty ones out', [e('h2', ' '), e('h2', e('br')), e('h2', 'أ')], ['1 أ']],
    ['are found in boxes', [e('section', e('h2', 'أ'), e('div', e('h2', 'ب')))], ['1 أ', '1 ب']],
  ])('%s', (_, nodes, expected) => {
    expect(of(...nodes).contents.map(({ level, text }) => `${level} ${text}`)).toEqual(expected);
  });

  it('stand where their words do', () => {
    const { contents, text } = of(e('p', 'قبل'), e('h2', 'أول'), e('p', 'نص'), e('h2', 'ثان'));
    expect(contents.map(({ start, end }) => text.slice(start, end))).toEqual(['أول', 'ثان']);
  });

  it('of a dictionary are its highest headings alone', () => {
    const letters = Array.from({ length: 300 }, (_, at) => [
      e('h1', `باب ${at}`),
      e('h2', 'فصل'),
      e('h2', 'فصل'),
    ]);
    const { contents } = of(...letters.flat());
    expect(contents).toHaveLength(300);
  });
});

describe('the places of an article', () => {
  it('stand at the first text in them or after them', () => {
    const { places, text } = of(
      e('p', { id: 'place-1' }, 'أول'),
      e('p', 'ثانٍ ', e('span', { id: 'place-2' }), e('b', 'هنا')),
      e('figure', { id: 'place-3' }, e('img', { alt: '' })),
      e('p', 'آخر'),
    );
    expect([...places].map(([name, at]) => [name, text.slice(at, at + 3)])).toEqual([
      ['place-1', 'أول'],
      ['place-2', 'هنا'],
      ['place-3', 'آخر'],
    ]);
  });

  it('and headings of any tree lie in its text', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const prepared = prepareArticle(tree);
        for (const { start } of landmarksOf(prepared).contents) {
          expect(start).toBeLessThan(prepared.text.length);
        }
      }),
    );
  });
});
